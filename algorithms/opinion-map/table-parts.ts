import { createRandom } from '../random/prng.ts';
import { allocateCells, type VoteTable } from './vote-table.ts';

/** The rows given, in their order, as a table of their own. */
export function pickRows(table: VoteTable, rows: ArrayLike<number>): VoteTable {
  const rowStart = new Uint32Array(rows.length + 1);
  for (let r = 0; r < rows.length; r++) {
    rowStart[r + 1] = rowStart[r]! + table.rowStart[rows[r]! + 1]! - table.rowStart[rows[r]!]!;
  }
  const cells = allocateCells(table.statements, rowStart[rows.length]!);
  for (let r = 0; r < rows.length; r++) {
    cells.set(table.cells.subarray(table.rowStart[rows[r]!]!, table.rowStart[rows[r]! + 1]!), rowStart[r]!);
  }
  return { participants: rows.length, statements: table.statements, rowStart, cells };
}

/** Parts a table's votes by the toss of a coin for each into two tables of the same rows. */
export function halveVotes(table: VoteTable, random: () => number): [VoteTable, VoteTable] {
  const starts = [new Uint32Array(table.participants + 1), new Uint32Array(table.participants + 1)] as const;
  const parts = [
    allocateCells(table.statements, table.cells.length),
    allocateCells(table.statements, table.cells.length),
  ] as const;
  const at: [number, number] = [0, 0];
  for (let i = 0; i < table.participants; i++) {
    for (let n = table.rowStart[i]!; n < table.rowStart[i + 1]!; n++) {
      const side = random() < 0.5 ? 0 : 1;
      parts[side][at[side]++] = table.cells[n]!;
    }
    starts[0][i + 1] = at[0];
    starts[1][i + 1] = at[1];
  }
  const half = (side: 0 | 1): VoteTable => ({
    participants: table.participants,
    statements: table.statements,
    rowStart: starts[side],
    cells: parts[side].subarray(0, at[side]),
  });
  return [half(0), half(1)];
}

/**
 * Deals the votes on every statement out anew among those who voted on it. Tallies and who saw what stay; what one
 * person's votes have to do with each other goes.
 */
export function shuffleWithinStatements(table: VoteTable, random: () => number): VoteTable {
  const { statements, cells } = table;
  const start = new Uint32Array(statements + 1);
  for (const cell of cells) start[(cell >>> 2) + 1]!++;
  for (let j = 0; j < statements; j++) start[j + 1]! += start[j]!;
  const next = start.slice();
  const order = new Uint32Array(cells.length);
  for (let n = 0; n < cells.length; n++) order[next[cells[n]! >>> 2]!++] = n;
  const dealt = cells.slice();
  for (let j = 0; j < statements; j++) {
    for (let n = start[j + 1]! - 1; n > start[j]!; n--) {
      const other = order[start[j]! + Math.floor(random() * (n - start[j]! + 1))]!;
      const here = order[n]!;
      const cell = dealt[here]!;
      dealt[here] = dealt[other]!;
      dealt[other] = cell;
    }
  }
  return { ...table, cells: dealt };
}

/** `most` of the numbers given, drawn without replacement and in order; all where there are no more. */
export function drawRows(rows: ArrayLike<number>, most: number, seed: number): Int32Array {
  const drawn = Int32Array.from(rows);
  if (drawn.length <= most) return drawn;
  const random = createRandom(seed);
  for (let n = 0; n < most; n++) {
    const other = n + Math.floor(random() * (drawn.length - n));
    const here = drawn[n]!;
    drawn[n] = drawn[other]!;
    drawn[other] = here;
  }
  return drawn.slice(0, most).sort();
}
