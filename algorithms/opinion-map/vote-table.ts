/**
 * The vote table: who voted what on which statement, packed row by row. What nobody voted on takes no space and is
 * never taken for a zero.
 */

/** A vote as Polis exports it: agree 1, pass 0, disagree −1. */
export type Vote = -1 | 0 | 1;

/**
 * Compressed rows. Row `i` (a participant) owns `cells[rowStart[i] .. rowStart[i + 1] − 1]`, sorted by statement.
 * A cell is `statement · 4 + vote + 1`; 16 bits wide up to 16,384 statements, else 32.
 */
export type VoteTable = {
  readonly participants: number;
  readonly statements: number;
  /** length participants + 1 */
  readonly rowStart: Uint32Array;
  readonly cells: Uint16Array | Uint32Array;
};

/** Votes as three equally long columns; the latest of several votes on the same pair counts. */
export type VoteColumns = {
  readonly participant: ArrayLike<number>;
  readonly statement: ArrayLike<number>;
  readonly vote: ArrayLike<number>;
};

/** Most statements a table can have: 30 bits of a cell. */
export const MAX_STATEMENTS = 2 ** 30 - 1;

/** @throws RangeError unless the number can be a statement's */
export function checkStatement(statement: number): void {
  if (!Number.isInteger(statement) || statement < 0 || statement >= MAX_STATEMENTS) {
    throw new RangeError(`a statement must be a whole number from 0, got ${statement}`);
  }
}

/** Packs a statement (from 0) and a vote into a cell. */
export function packCell(statement: number, vote: number): number {
  return statement * 4 + vote + 1;
}

/** Room for cells of a table with so many statements: 16 bits each where that is enough, else 32. */
export function allocateCells(statements: number, count: number): Uint16Array | Uint32Array {
  return statements <= 16384 ? new Uint16Array(count) : new Uint32Array(count);
}

function checkSize(name: string, size: number): void {
  if (!Number.isInteger(size) || size < 0 || size > MAX_STATEMENTS) {
    throw new RangeError(`${name} must be a whole number from 0 to ${MAX_STATEMENTS}, got ${size}`);
  }
}

function checkColumns(votes: VoteColumns, participants: number, statements: number): void {
  const { participant, statement, vote } = votes;
  if (participant.length !== statement.length || participant.length !== vote.length) {
    throw new RangeError('the three columns of votes must be of one length');
  }
  for (let n = 0; n < vote.length; n++) {
    const i = participant[n]!;
    const j = statement[n]!;
    const v = vote[n]!;
    if (!Number.isInteger(i) || i < 0 || i >= participants) {
      throw new RangeError(`vote ${n}: participant ${i} is not one of 0 … ${participants - 1}`);
    }
    if (!Number.isInteger(j) || j < 0 || j >= statements) {
      throw new RangeError(`vote ${n}: statement ${j} is not one of 0 … ${statements - 1}`);
    }
    if (v !== 1 && v !== 0 && v !== -1) throw new RangeError(`vote ${n}: ${v} is not 1, 0 or -1`);
  }
}

/** Sorts one row by statement and drops earlier votes on the same statement; returns the new end. */
function tidyRow(cells: Uint16Array | Uint32Array, from: number, to: number, at: number): number {
  let sorted = true;
  for (let n = from + 1; n < to && sorted; n++) sorted = cells[n - 1]! >>> 2 < cells[n]! >>> 2;
  if (!sorted) {
    const latest = new Map<number, number>();
    for (let n = from; n < to; n++) latest.set(cells[n]! >>> 2, cells[n]!);
    const row = [...latest.values()].sort((a, b) => a - b);
    for (const cell of row) cells[at++] = cell;
    return at;
  }
  if (at === from) return to;
  cells.copyWithin(at, from, to);
  return at + to - from;
}

/**
 * Packs columns of votes into a table.
 * @param votes columns in order of time: on a repeated pair the last vote counts
 * @param participants number of rows, at least one more than the greatest participant
 * @param statements number of columns, likewise
 * @throws RangeError when an index is outside, a vote is not 1, 0 or −1 (so also NaN), or columns differ in length
 */
export function buildVoteTable(votes: VoteColumns, participants: number, statements: number): VoteTable {
  checkSize('participants', participants);
  checkSize('statements', statements);
  checkColumns(votes, participants, statements);
  const count = votes.vote.length;
  const start = new Uint32Array(participants + 1);
  for (let n = 0; n < count; n++) start[votes.participant[n]! + 1]!++;
  for (let i = 0; i < participants; i++) start[i + 1]! += start[i]!;
  const cells = allocateCells(statements, count);
  const next = start.slice();
  for (let n = 0; n < count; n++) {
    cells[next[votes.participant[n]!]!++] = packCell(votes.statement[n]!, votes.vote[n]!);
  }
  let at = 0;
  for (let i = 0; i < participants; i++) {
    const from = start[i]!;
    start[i] = at;
    at = tidyRow(cells, from, next[i]!, at);
  }
  start[participants] = at;
  return { participants, statements, rowStart: start, cells: at === count ? cells : cells.slice(0, at) };
}

/** The vote of a participant on a statement, or undefined where there is none. O(log votes of the row). */
export function voteAt(table: VoteTable, participant: number, statement: number): Vote | undefined {
  let low = table.rowStart[participant]!;
  let high = table.rowStart[participant + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const cell = table.cells[middle]!;
    if (cell >>> 2 === statement) return ((cell & 3) - 1) as Vote;
    if (cell >>> 2 < statement) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/**
 * The table without the cells a test refuses. Rows and statements keep their places.
 * @param keep called with participant, statement and vote, row by row
 */
export function filterVotes(
  table: VoteTable,
  keep: (participant: number, statement: number, vote: Vote) => boolean,
): VoteTable {
  const { participants, statements, rowStart, cells } = table;
  const start = new Uint32Array(participants + 1);
  const kept = allocateCells(statements, cells.length);
  let at = 0;
  for (let i = 0; i < participants; i++) {
    for (let n = rowStart[i]!; n < rowStart[i + 1]!; n++) {
      const cell = cells[n]!;
      if (keep(i, cell >>> 2, ((cell & 3) - 1) as Vote)) kept[at++] = cell;
    }
    start[i + 1] = at;
  }
  return { participants, statements, rowStart: start, cells: kept.slice(0, at) };
}
