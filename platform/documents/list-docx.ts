/** Lists, registers and digests as DOCX tables. */
import {
  AlignmentType,
  DocumentGridType,
  type FileChild,
  Footer,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import type { Align, Block } from './blocks.ts';
import { oneLine, paragraphsOf } from './clean-text.ts';
import type { DocumentMeta } from './document-parts.ts';
import { docxBlocks, ruledTable, tableCells, textRuns } from './docx-body.ts';
import { faceOf } from './docx-faces.ts';
import { packDocx } from './docx-file.ts';
import { docxPage } from './docx-measures.ts';
import { twips, typeSizes } from './page-grid.ts';

export interface ListColumn {
  title: string;
  /** Share of the width beside the other columns; 1 when not given. */
  weight?: number;
  align?: Align;
}

/** One table of a list, with an optional title over it and text between. */
export interface ListPart {
  title?: string;
  /** Set before the table. */
  blocks?: Block[];
  columns?: ListColumn[];
  rows?: string[][];
}

export interface ListDocument {
  title: string;
  /** Lines under the title, as the date and how the figures were counted. */
  subtitles?: string[];
  /** `portrait` when not given. */
  orientation?: 'portrait' | 'landscape';
  /** Type size of the tables in points; size 5 (10.5) when not given. */
  size?: number;
  parts: ListPart[];
  meta?: DocumentMeta;
}

const margin = {
  top: twips(25),
  bottom: twips(22),
  left: twips(20),
  right: twips(20),
  header: twips(12),
  footer: twips(12),
};

function line(
  text: string,
  role: 'body' | 'strong' | 'title',
  size: number,
  align: Align,
  after = 0,
  keepNext = false,
): Paragraph {
  const alignment = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }[align];
  const spacing = { line: Math.round(size * 30), lineRule: LineRuleType.EXACT, after };
  return new Paragraph({ alignment, spacing, keepNext, children: textRuns(text, role, size) });
}

function partChildren(part: ListPart, size: number, width: number): FileChild[] {
  const title = part.title ? [line(oneLine(part.title), 'strong', typeSizes.four, 'left', 80, true)] : [];
  const text = docxBlocks(part.blocks ?? [], '');
  const table = part.columns ? [ruledTable(tableCells(part.columns, part.rows ?? []), 1, size, width)] : [];
  return [...title, ...text, ...table, new Paragraph({ spacing: { line: 240, lineRule: LineRuleType.EXACT } })];
}

function pageFooter(): Footer {
  const run = new TextRun({
    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
    size: 20,
    font: faceOf('body'),
  });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}

/** A list on A4, upright or lying, the head of each table repeated on every page. Held in memory: up to some 10,000 rows. */
export async function renderListDocx(list: ListDocument): Promise<Uint8Array> {
  const landscape = list.orientation === 'landscape';
  const { width, height } = docxPage;
  const areaWidth = (landscape ? height : width) - margin.left - margin.right;
  const footer = pageFooter();
  const children = [
    ...paragraphsOf(list.title).map((text) => line(text, 'title', typeSizes.two, 'center', 120)),
    ...(list.subtitles ?? []).map((text) => line(oneLine(text), 'body', typeSizes.smallFour, 'center', 120)),
    ...list.parts.flatMap((part) => partChildren(part, list.size ?? typeSizes.five, areaWidth)),
  ];
  return packDocx({
    title: oneLine(list.title),
    meta: list.meta,
    sections: [
      {
        properties: {
          page: {
            size: { width, height, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin,
          },
          grid: { type: DocumentGridType.DEFAULT },
        },
        footers: { default: footer, even: footer },
        children,
      },
    ],
  });
}
