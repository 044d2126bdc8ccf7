/** Tables as strips: one a row, a tall row in several that may part at the foot of a page. */
import type { Align, Block } from './blocks.ts';
import { oneLine, paragraphsOf } from './clean-text.ts';
import type { FontRole } from './document-fonts.ts';
import { breakLines, type Line } from './line-breaking.ts';
import { typeSizes } from './page-grid.ts';
import { childElement, type PageItem, type PdfElement } from './page-items.ts';
import type { Strip, TableFrame } from './pagination.ts';
import { keptWithNext, lineItems, type Setting, textStrips } from './text-strips.ts';

/** One cell; `share` of the row's width beside the other cells. */
export interface Cell {
  text: string;
  share: number;
  align?: Align;
  role?: FontRole;
  heading?: boolean;
}

const padding = 5;
const ruleWidth = 0.6;
/** Lines of a row drawn as one strip. */
const slice = 8;

interface LaidCell {
  x: number;
  width: number;
  lines: Line[];
  cell: Cell;
  element: PdfElement;
}

function layCells(cells: Cell[], size: number, row: PdfElement, { grid, metrics }: Setting): LaidCell[] {
  const total = cells.reduce((sum, cell) => sum + cell.share, 0);
  let x = 0;
  return cells.map((cell) => {
    const width = (grid.areaWidth * cell.share) / total;
    const measure = width - 2 * padding;
    const style = { size, pitch: size, measure, justify: false };
    const lines = paragraphsOf(cell.text).flatMap((text) => breakLines(text, style, metrics[cell.role ?? 'body']));
    const laid = { x, width, lines, cell, element: childElement(row, cell.heading ? 'TH' : 'TD') };
    x += width;
    return laid;
  });
}

/**
 * One row of a table.
 * @param size type size in points
 * @param isFirst draws the rule above
 */
export function rowStrips(
  cells: Cell[],
  size: number,
  isFirst: boolean,
  table: PdfElement,
  frame: TableFrame,
  setting: Setting,
): Strip[] {
  const lineHeight = size * 1.45;
  const laid = layCells(cells, size, childElement(table, 'TR'), setting);
  const count = Math.max(1, ...laid.map((cell) => cell.lines.length));
  const strips: Strip[] = [];
  for (let from = 0; from < count; from += slice) {
    const to = Math.min(count, from + slice);
    const top = from === 0 ? padding : 0;
    const height = top + (to - from) * lineHeight + (to === count ? padding : 0);
    const items: PageItem[] = [0, ...laid.map((cell) => cell.x + cell.width)].map((x) => ({
      kind: 'rule',
      x1: x,
      x2: x,
      y1: 0,
      y2: height,
      width: ruleWidth,
    }));
    const across = (y: number): PageItem => ({
      kind: 'rule',
      x1: 0,
      x2: setting.grid.areaWidth,
      y1: y,
      y2: y,
      width: ruleWidth,
    });
    if (from === 0 && isFirst) items.push(across(0));
    if (to === count) items.push(across(height));
    for (const { x, width, lines, cell, element } of laid) {
      const offset =
        count <= slice
          ? Math.floor((count - lines.length) / 2) * lineHeight + ((count - lines.length) % 2) * (lineHeight / 2)
          : 0;
      lines.slice(from, to).forEach((line, i) => {
        const free = width - 2 * padding - line.end;
        const shift = cell.align === 'center' ? free / 2 : cell.align === 'right' ? free : 0;
        const baseline = top + offset + i * lineHeight + (lineHeight - size) / 2 + size * 0.88;
        items.push(...lineItems(line, { role: cell.role ?? 'body', element }, size, baseline, x + padding + shift));
      });
    }
    const text = laid
      .map((cell) =>
        cell.lines
          .slice(from, to)
          .map((line) => line.text)
          .join(''),
      )
      .join(' | ');
    strips.push({ height, items, text, table: frame });
  }
  return strips;
}

/** A table with a head that is repeated on every page it reaches. @param size type size in points */
export function tableStrips(
  block: Extract<Block, { kind: 'table' }>,
  parent: PdfElement,
  setting: Setting,
  size: number = typeSizes.smallFour,
): Strip[] {
  const caption = block.caption
    ? textStrips(
        oneLine(block.caption),
        { role: 'strong', size: typeSizes.four, align: 'center', element: childElement(parent, 'Caption') },
        setting,
      )
    : [];
  const element = childElement(parent, 'Table');
  const frame: TableFrame = { width: setting.grid.areaWidth, ruleWidth };
  const head = rowStrips(
    block.columns.map(({ title, weight }) => ({
      text: title,
      share: weight ?? 1,
      align: 'center',
      role: 'strong',
      heading: true,
    })),
    size,
    true,
    element,
    frame,
    setting,
  );
  if (head.length === 1)
    frame.head = {
      ...head[0]!,
      items: head[0]!.items.map((item) => (item.kind === 'text' ? { ...item, element: undefined } : item)),
    };
  const rows = block.rows.flatMap((row) =>
    rowStrips(
      block.columns.map(({ weight, align }, i) => ({ text: row[i] ?? '', share: weight ?? 1, align })),
      size,
      false,
      element,
      frame,
      setting,
    ),
  );
  return [...keptWithNext(caption), ...keptWithNext(head), ...rows];
}
