/** Puts strips of content onto pages: a grid of lines, kept groups, repeated table heads. Pure. */
import type { PageGrid } from './page-grid.ts';
import { type LaidPage, moved, type PageItem } from './page-items.ts';

/** A horizontal strip of content that is never cut; items count from the left of the type area and the strip's top. */
export interface Strip {
  height: number;
  items: PageItem[];
  text: string;
  /** Stays on one page with the strip after it, as far as a page can hold the group. */
  keepWithNext?: boolean;
  /** Empty line, dropped at the head of a page. */
  blank?: boolean;
  /** Rows of a table follow each other without regard to the grid; all else begins on a line of it. */
  table?: TableFrame;
}

/** What the rows of one table share. */
export interface TableFrame {
  width: number;
  ruleWidth: number;
  /** Repeated on each further page. */
  head?: Strip;
}

interface Sheet {
  page: LaidPage;
  /** Points used below the top of the type area. */
  used: number;
  last?: Strip;
}

const slack = 0.01;

function groupsOf(strips: Strip[]): Strip[][] {
  const groups: Strip[][] = [];
  for (const strip of strips) {
    const group = groups.at(-1);
    if (group?.at(-1)?.keepWithNext) group.push(strip);
    else groups.push([strip]);
  }
  return groups;
}

/**
 * @param footHeight points kept free at the bottom of the last page (for the imprint); a page is added when they are not
 * @returns at least one page; without page numbers and imprint
 */
export function paginate(strips: Strip[], grid: PageGrid, footHeight = 0): LaidPage[] {
  const sheets: Sheet[] = [];
  const open = () => {
    const sheet: Sheet = { page: { number: sheets.length + 1, items: [], rows: [] }, used: 0 };
    sheets.push(sheet);
    return sheet;
  };
  let sheet = open();

  const startOf = (strip: Strip, at: Sheet) =>
    strip.table && at.last?.table === strip.table
      ? at.used
      : Math.ceil((at.used - slack) / grid.linePitch) * grid.linePitch;

  const frameRule = (frame: TableFrame, y: number): PageItem =>
    moved({ kind: 'rule', x1: 0, x2: frame.width, y1: y, y2: y, width: frame.ruleWidth }, grid.left, grid.top);

  const put = (strip: Strip) => {
    const start = startOf(strip, sheet);
    sheet.page.items.push(...strip.items.map((item) => moved(item, grid.left, grid.top + start)));
    sheet.page.rows.push(strip.text);
    sheet.used = start + strip.height;
    sheet.last = strip;
  };

  const turn = (next: Strip) => {
    const frame = next.table;
    const continues = frame && sheet.last?.table === frame;
    if (continues) sheet.page.items.push(frameRule(frame, sheet.used));
    sheet = open();
    if (!continues) return;
    if (frame.head) put(frame.head);
    sheet.page.items.push(frameRule(frame, sheet.used));
    sheet.last = next;
  };

  for (const group of groupsOf(strips)) {
    const height = group.reduce((sum, strip) => sum + strip.height, 0);
    const start = startOf(group[0]!, sheet);
    if (start + height > grid.areaHeight + slack && height <= grid.areaHeight && sheet.last) turn(group[0]!);
    for (const strip of group) {
      const overflows = startOf(strip, sheet) + strip.height > grid.areaHeight + slack;
      if (overflows && sheet.last) turn(strip);
      if (strip.blank && !sheet.last) continue;
      put(strip);
    }
  }
  if (sheet.used + footHeight > grid.areaHeight + slack) open();
  return sheets.map((each) => each.page);
}
