import type { VoteTable } from './vote-table.ts';

/** Agrees, disagrees and votes seen (passes count) of each statement; each array has one entry a statement. */
export type Tallies = { readonly agrees: Uint32Array; readonly disagrees: Uint32Array; readonly seen: Uint32Array };

/**
 * Counts votes statement by statement, in one pass.
 * @param included counts only rows marked by a value other than 0; length participants
 */
export function tallyVotes(table: VoteTable, included?: ArrayLike<number>): Tallies {
  const codes = new Uint32Array(table.statements * 4);
  const { rowStart, cells, participants, statements } = table;
  for (let i = 0; i < participants; i++) {
    if (included && !included[i]) continue;
    const to = rowStart[i + 1]!;
    for (let n = rowStart[i]!; n < to; n++) codes[cells[n]!]!++;
  }
  const agrees = new Uint32Array(statements);
  const disagrees = new Uint32Array(statements);
  const seen = new Uint32Array(statements);
  for (let j = 0; j < statements; j++) {
    disagrees[j] = codes[4 * j]!;
    agrees[j] = codes[4 * j + 2]!;
    seen[j] = codes[4 * j]! + codes[4 * j + 1]! + codes[4 * j + 2]!;
  }
  return { agrees, disagrees, seen };
}

/**
 * Tallies within each group.
 * @param labels group of each participant, −1 for none; length participants
 * @param groups number of groups; labels at or above it are an error
 * @throws RangeError when a label is outside −1 … groups − 1
 */
export function tallyGroups(table: VoteTable, labels: ArrayLike<number>, groups: number): Tallies[] {
  const { rowStart, cells, participants, statements } = table;
  const codes = Array.from({ length: groups }, () => new Uint32Array(statements * 4));
  for (let i = 0; i < participants; i++) {
    const label = labels[i]!;
    if (label === -1) continue;
    const counts = codes[label];
    if (!counts) throw new RangeError(`participant ${i} has group ${label}, but there are ${groups}`);
    const to = rowStart[i + 1]!;
    for (let n = rowStart[i]!; n < to; n++) counts[cells[n]!]!++;
  }
  return codes.map((counts) => {
    const agrees = new Uint32Array(statements);
    const disagrees = new Uint32Array(statements);
    const seen = new Uint32Array(statements);
    for (let j = 0; j < statements; j++) {
      disagrees[j] = counts[4 * j]!;
      agrees[j] = counts[4 * j + 2]!;
      seen[j] = counts[4 * j]! + counts[4 * j + 1]! + counts[4 * j + 2]!;
    }
    return { agrees, disagrees, seen };
  });
}

/** Mean vote of each statement over those who saw it; 0 where nobody did. */
export function meanVotes(tallies: Tallies): Float64Array {
  return Float64Array.from(tallies.seen, (seen, j) => (seen ? (tallies.agrees[j]! - tallies.disagrees[j]!) / seen : 0));
}
