/** Comparing texts on a thread of the pool. */
import { pool } from '../../platform/workers/pool.ts';
import type { Run } from './compare.ts';

/** Pairs of texts in, their runs out, in the same order. */
export default async function work(pairs: ReadonlyArray<readonly [string, string]>): Promise<Run[][]> {
  const { compareTexts } = await import('./compare.ts');
  return pairs.map(([left, right]) => compareTexts(left, right));
}

/** Compares pairs of texts away from the main thread. */
export const comparing = pool.define<Parameters<typeof work>[0], Run[][]>({
  name: 'compare',
  module: new URL(import.meta.url),
  milliseconds: 15_000,
});
