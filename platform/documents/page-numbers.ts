/** Page numbers after GB/T 9704-2012, 7.5: size 4 between dashes, 7 mm under the type area, at the outer corner. */

import { breakLines } from './line-breaking.ts';
import { mm, type PageGrid, typeSizes } from './page-grid.ts';
import type { LaidPage } from './page-items.ts';
import { lineItems, type Setting } from './text-strips.ts';

/** Draws the numbers, odd pages at the right and even ones at the left, one character from the edge. */
export function numberPages(pages: LaidPage[], setting: Setting, firstNumbered = 1): void {
  const { grid, metrics } = setting;
  const size = typeSizes.four;
  for (const page of pages) {
    if (page.number < firstNumbered) continue;
    const line = breakLines(`— ${page.number} —`, { size, pitch: size, measure: grid.areaWidth }, metrics.body)[0]!;
    const shift = page.number % 2 === 1 ? rightEdge(grid) - size - line.end : grid.left + size;
    page.items.push(
      ...lineItems(line, { role: 'body' }, size, grid.top + grid.areaHeight + mm(7) + size * 0.37, shift),
    );
  }
}

const rightEdge = (grid: PageGrid) => grid.left + grid.areaWidth;
