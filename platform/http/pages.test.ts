import { describe, expect, it } from 'vitest';
import { pageShown, readPage } from './pages.ts';

const list = Array.from({ length: 48 }, (_, index) => index);
const reader = (all: readonly number[], size: number) => async (page: number) => {
  const rows = all.slice((page - 1) * size, page * size);
  return { rows, total: rows.length > 0 ? all.length : 0 };
};

describe('pages by number', () => {
  it('past the end are the last one, never an empty one', async () => {
    expect(await readPage(9999, 20, reader(list, 20))).toEqual({ rows: list.slice(40), total: 48, page: 3 });
    expect(await readPage(3, 24, reader(list, 24))).toMatchObject({ total: 48, page: 2 });
    expect(await readPage(2, 20, reader(list, 20))).toMatchObject({ total: 48, page: 2 });
  });
  it('of an empty list are the first', async () => {
    expect(await readPage(7, 20, reader([], 20))).toEqual({ rows: [], total: 0, page: 1 });
    expect(pageShown(7, 0, 20)).toBe(1);
  });
});
