/** Lists, registers and digests as PDF tables, upright or lying. */
import { blockStrips } from './block-strips.ts';
import type { Block } from './blocks.ts';
import { oneLine } from './clean-text.ts';
import { type FontFiles, type FontMetrics, fontMetrics, keptFontFiles } from './document-fonts.ts';
import { titleItems } from './letterhead.ts';
import type { ListDocument, ListPart } from './list-docx.ts';
import { mm, type PageGrid, typeSizes } from './page-grid.ts';
import { childElement, type LaidDocument, type PdfElement } from './page-items.ts';
import { numberPages } from './page-numbers.ts';
import { paginate, type Strip } from './pagination.ts';
import { writePdf } from './pdf-writer.ts';
import { tableStrips } from './table-strips.ts';
import { blankStrips, keptWithNext, type Setting, textStrips } from './text-strips.ts';

/** The margins of the DOCX list, in lines of its small type. */
function listGrid(landscape: boolean): PageGrid {
  const [width, height] = landscape ? [mm(297), mm(210)] : [mm(210), mm(297)];
  const areaWidth = width - 2 * mm(20);
  const areaHeight = height - mm(25) - mm(22);
  const size = typeSizes.smallFour;
  const lines = Math.floor(areaHeight / (size * 1.5));
  const characters = Math.floor(areaWidth / size);
  return {
    ...{ width, height, left: mm(20), top: mm(25), areaWidth, areaHeight, lines, characters, size },
    linePitch: areaHeight / lines,
    characterPitch: areaWidth / characters,
  };
}

function headStrip(list: ListDocument, root: PdfElement, setting: Setting): Strip {
  const { linePitch } = setting.grid;
  const title = titleItems(list.title, 0, childElement(root, 'H1'), setting);
  const height = Math.ceil((title.bottom + linePitch * 0.3) / linePitch) * linePitch;
  return { height, items: title.items, text: title.texts.join(''), keepWithNext: true };
}

function partStrips(part: ListPart, size: number, root: PdfElement, setting: Setting): Strip[] {
  const look = { role: 'strong' as const, size: typeSizes.four };
  const title = part.title
    ? keptWithNext(textStrips(oneLine(part.title), { ...look, element: childElement(root, 'H2') }, setting))
    : [];
  const table: Block | undefined = part.columns && { kind: 'table', columns: part.columns, rows: part.rows ?? [] };
  return [
    ...title,
    ...blockStrips(part.blocks ?? [], '', root, setting),
    ...(table ? tableStrips(table, root, setting, size) : []),
    ...blankStrips(1, setting),
  ];
}

function layoutList(list: ListDocument, grid: PageGrid, metrics: FontMetrics): LaidDocument {
  const setting: Setting = { grid, metrics };
  const root: PdfElement = { type: 'Document', children: [] };
  const subtitles = (list.subtitles ?? []).flatMap((line) =>
    keptWithNext(
      textStrips(oneLine(line), { role: 'body', align: 'center', element: childElement(root, 'P') }, setting),
    ),
  );
  const strips = [
    headStrip(list, root, setting),
    ...subtitles,
    ...list.parts.flatMap((part) => partStrips(part, list.size ?? typeSizes.five, root, setting)),
  ];
  const pages = paginate(strips, grid);
  numberPages(pages, setting);
  return { pages, root };
}

/** @param fonts faces of the installation's own; the kept ones when not given */
export async function renderListPdf(list: ListDocument, fonts: FontFiles = keptFontFiles()): Promise<Uint8Array> {
  const grid = listGrid(list.orientation === 'landscape');
  return writePdf(layoutList(list, grid, fontMetrics(fonts)), grid, fonts, oneLine(list.title), list.meta);
}
