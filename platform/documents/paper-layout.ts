/** Papers that are no letters, laid out on the same page with the same type. Pure. */
import { blockStrips } from './block-strips.ts';
import type { Block } from './blocks.ts';
import { oneLine } from './clean-text.ts';
import type { FontMetrics } from './document-fonts.ts';
import type { AppendedList, InfoField, PaperDocument } from './document-parts.ts';
import { issuerFit, titleItems } from './letterhead.ts';
import { officialGrid, officialRed, typeSizes } from './page-grid.ts';
import { childElement, type LaidDocument, type PageItem, type PdfElement } from './page-items.ts';
import { numberPages } from './page-numbers.ts';
import { paginate, type Strip, type TableFrame } from './pagination.ts';
import { type Cell, rowStrips } from './table-strips.ts';
import { baselineIn, blankStrips, type Setting, textStrips, textWidth } from './text-strips.ts';

const largestHeading = 30;
/** Points of air under the table of fields. */
const airUnderInfo = 8;

function headingItems(text: string, root: PdfElement, setting: Setting): PageItem[] {
  const { areaWidth, linePitch } = setting.grid;
  const em = textWidth(text, 'title', 1000, setting) / 1000;
  const { size, scale } = issuerFit(em, areaWidth, largestHeading);
  const x = (areaWidth - em * size * scale) / 2;
  const baseline = baselineIn(linePitch * 1.5, size);
  const element = childElement(root, 'P');
  return [{ kind: 'text', x, baseline, text, role: 'title', size, spacing: 0, scale, color: officialRed, element }];
}

function headStrip(paper: PaperDocument, root: PdfElement, setting: Setting): Strip {
  const { linePitch, areaWidth, size } = setting.grid;
  const items: PageItem[] = [];
  let y = 0;
  const line = (text: string, look: { role: 'body'; align: 'center' | 'right' }) => {
    for (const strip of textStrips(oneLine(text), { ...look, size, element: childElement(root, 'P') }, setting)) {
      items.push(
        ...strip.items.map(
          (item): PageItem => (item.kind === 'text' ? { ...item, baseline: item.baseline + y } : item),
        ),
      );
      y += strip.height;
    }
  };
  if (paper.heading) {
    items.push(...headingItems(oneLine(paper.heading), root, setting));
    y += linePitch * 1.5 + 6;
    items.push({ kind: 'rule', x1: 0, x2: areaWidth, y1: y, y2: y, width: 1.2, color: officialRed });
    y += 4;
  }
  if (paper.number) line(paper.number, { role: 'body', align: 'right' });
  if (paper.heading || paper.number) y += linePitch * 0.5;
  const title = titleItems(paper.title, y, childElement(root, 'H1'), setting);
  items.push(...title.items);
  y = title.bottom;
  if (paper.subtitle) line(paper.subtitle, { role: 'body', align: 'center' });
  const height = Math.ceil((y + linePitch * 0.4) / linePitch) * linePitch;
  return { height, items, text: title.texts.join(''), keepWithNext: true };
}

/** Cells of a row of fields: labels of equal width, values share the rest. */
export function infoCells(fields: InfoField[]): Cell[] {
  const label = 16;
  const value = (100 - fields.length * label) / fields.length;
  return fields.flatMap((field): Cell[] => [
    { text: field.label, share: label, role: 'strong', align: 'center', heading: true },
    { text: field.value, share: value },
  ]);
}

function infoStrips(paper: PaperDocument, root: PdfElement, setting: Setting): Strip[] {
  const table = childElement(root, 'Table');
  const frame: TableFrame = { width: setting.grid.areaWidth, ruleWidth: 0.6 };
  const strips = paper.info
    .filter((fields) => fields.length > 0)
    .flatMap((fields, i) => rowStrips(infoCells(fields), typeSizes.smallFour, i === 0, table, frame, setting));
  const last = strips.at(-1);
  return last ? [...strips.slice(0, -1), { ...last, height: last.height + airUnderInfo }] : [];
}

/** Sections as blocks: each title a heading of level 1 before its blocks. */
export function sectionBlocks(sections: PaperDocument['sections']): Block[] {
  return sections.flatMap(({ title, numbered, blocks }): Block[] =>
    title ? [{ kind: 'heading', level: 1, text: title, numbered }, ...blocks] : blocks,
  );
}

/** A list at the end as the blocks of its title and its table. */
export function listBlocks(list: AppendedList): Block[] {
  return [
    { kind: 'heading', level: 1, text: list.title, numbered: false },
    { kind: 'table', columns: list.columns, rows: list.rows },
  ];
}

/** Pages of a paper with their items. */
export function layoutPaper(paper: PaperDocument, metrics: FontMetrics): LaidDocument {
  const setting: Setting = { grid: officialGrid, metrics };
  const root: PdfElement = { type: 'Document', children: [] };
  const head = headStrip(paper, root, setting);
  const info = infoStrips(paper, root, setting);
  const notes = (paper.notes ?? []).flatMap((note) =>
    textStrips(
      oneLine(note),
      {
        role: 'body',
        size: typeSizes.smallFour,
        lineHeight: setting.grid.linePitch * 0.75,
        element: childElement(root, 'P'),
      },
      setting,
    ),
  );
  const strips = [
    head,
    ...info,
    ...blockStrips(sectionBlocks(paper.sections), paper.labels.attachments, root, setting),
    ...(paper.lists ?? []).flatMap((list) => [
      ...blankStrips(1, setting),
      ...blockStrips(listBlocks(list), paper.labels.attachments, root, setting),
    ]),
    ...(notes.length > 0 ? blankStrips(1, setting) : []),
    ...notes,
  ];
  const pages = paginate(strips, setting.grid);
  numberPages(pages, setting);
  return { pages, root };
}
