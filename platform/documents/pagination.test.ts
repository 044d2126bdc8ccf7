import { describe, expect, it } from 'vitest';
import { officialGrid } from './page-grid.ts';
import { paginate, type Strip, type TableFrame } from './pagination.ts';

const { linePitch } = officialGrid;
const lines = (count: number, more: Partial<Strip> = {}): Strip[] =>
  Array.from({ length: count }, (_, i) => ({ height: linePitch, items: [], text: `${i + 1}`, ...more }));
const rowsOf = (strips: Strip[], foot = 0) => paginate(strips, officialGrid, foot).map((page) => page.rows);

describe('pages', () => {
  it('holds 22 lines a page', () => {
    expect(rowsOf(lines(50)).map((rows) => rows.length)).toEqual([22, 22, 6]);
  });

  it('gives one page for nothing', () => {
    expect(rowsOf([])).toEqual([[]]);
  });

  it('takes a kept group over to the next page, as a heading with its text', () => {
    const pages = rowsOf([
      ...lines(21),
      { height: linePitch, items: [], text: 'heading', keepWithNext: true },
      ...lines(1),
    ]);
    expect(pages.map((rows) => rows.length)).toEqual([21, 2]);
    expect(pages[1]![0]).toBe('heading');
  });

  it('cuts a group that no page can hold', () => {
    expect(rowsOf(lines(30, { keepWithNext: true })).map((rows) => rows.length)).toEqual([22, 8]);
  });

  it('drops empty lines at the head of a page only', () => {
    const blank: Strip = { height: linePitch, items: [], text: '', blank: true };
    expect(rowsOf([...lines(22), blank, ...lines(1)])).toEqual([lines(22).map((line) => line.text), ['1']]);
    expect(rowsOf([...lines(1), blank, ...lines(1)])).toEqual([['1', '', '1']]);
  });

  it('adds a page when the foot finds no room', () => {
    expect(rowsOf(lines(20), 2 * linePitch)).toHaveLength(1);
    expect(rowsOf(lines(21), 2 * linePitch)).toHaveLength(2);
  });

  it('repeats the head of a table and closes its frame on both sides of a turn', () => {
    const frame: TableFrame = { width: 100, ruleWidth: 1 };
    const head: Strip = { height: 20, items: [], text: 'head', table: frame, keepWithNext: true };
    frame.head = head;
    const rows = Array.from(
      { length: 60 },
      (_, i): Strip => ({ height: 20, items: [], text: `row ${i + 1}`, table: frame }),
    );
    const pages = paginate([head, ...rows], officialGrid);
    expect(pages.map((page) => page.rows[0])).toEqual(['head', 'head']);
    expect(pages[1]!.rows[1]).toBe(`row ${pages[0]!.rows.length}`);
    expect(pages[0]!.items).toHaveLength(1);
    expect(pages[1]!.items).toHaveLength(1);
  });

  it('begins text after a table on a line of the grid', () => {
    const frame: TableFrame = { width: 100, ruleWidth: 1 };
    const mark = { kind: 'rule', x1: 0, x2: 1, y1: 0, y2: 0, width: 1 } as const;
    const [page] = paginate(
      [
        { height: 40, items: [], text: 'row', table: frame },
        { height: linePitch, items: [mark], text: 'after' },
      ],
      officialGrid,
    );
    const rule = page!.items[0]!;
    expect(rule.kind === 'rule' && rule.y1 - officialGrid.top).toBeCloseTo(2 * linePitch, 5);
  });
});
