import { allocateCells, buildVoteTable, MAX_STATEMENTS, packCell, type VoteTable } from './vote-table.ts';

/** Votes that come in one by one: rows that grow, each in a block of one pool. Cells as in {@link VoteTable}. */
export type VoteRows = {
  participants: number;
  pool: Uint32Array;
  start: Uint32Array;
  length: Uint32Array;
  room: Uint32Array;
  /** end of the used part of the pool */
  end: number;
  votes: number;
};

/** Rows without votes. */
export function createVoteRows(): VoteRows {
  return {
    participants: 0,
    pool: new Uint32Array(1024),
    start: new Uint32Array(64),
    length: new Uint32Array(64),
    room: new Uint32Array(64),
    end: 0,
    votes: 0,
  };
}

function grown(array: Uint32Array, least: number): Uint32Array {
  const larger = new Uint32Array(Math.max(least, array.length * 2));
  larger.set(array);
  return larger;
}

/** Makes sure that a participant has a row. */
export function ensureRow(rows: VoteRows, participant: number): void {
  if (!Number.isInteger(participant) || participant < 0 || participant > MAX_STATEMENTS) {
    throw new RangeError(`participant must be a whole number from 0, got ${participant}`);
  }
  if (participant >= rows.start.length) {
    for (const name of ['start', 'length', 'room'] as const) rows[name] = grown(rows[name], participant + 1);
  }
  if (participant >= rows.participants) rows.participants = participant + 1;
}

function moveRow(rows: VoteRows, participant: number): void {
  const room = Math.max(4, rows.room[participant]! * 2);
  if (rows.end + room > rows.pool.length) rows.pool = grown(rows.pool, rows.end + room);
  const from = rows.start[participant]!;
  rows.pool.copyWithin(rows.end, from, from + rows.length[participant]!);
  rows.start[participant] = rows.end;
  rows.room[participant] = room;
  rows.end += room;
}

/** Where a participant's vote on a statement is in the pool, −1 where there is none. */
export function findVote(rows: VoteRows, participant: number, statement: number): number {
  const from = rows.start[participant]!;
  const to = from + rows.length[participant]!;
  for (let n = from; n < to; n++) if (rows.pool[n]! >>> 2 === statement) return n;
  return -1;
}

/** Adds a vote where there is none yet; see {@link findVote}. */
export function appendVote(rows: VoteRows, participant: number, statement: number, vote: number): void {
  if (rows.length[participant] === rows.room[participant]) moveRow(rows, participant);
  rows.pool[rows.start[participant]! + rows.length[participant]!++] = packCell(statement, vote);
  rows.votes++;
}

/** Takes all votes of a participant away; the row stays, empty. */
export function clearRow(rows: VoteRows, participant: number): void {
  rows.votes -= rows.length[participant]!;
  rows.length[participant] = 0;
}

/** The rows as a table of so many statements, sorted and packed. */
export function packRows(rows: VoteRows, statements: number): VoteTable {
  if (rows.participants === 0) return buildVoteTable({ participant: [], statement: [], vote: [] }, 0, statements);
  const rowStart = new Uint32Array(rows.participants + 1);
  const cells = allocateCells(statements, rows.votes);
  let at = 0;
  for (let i = 0; i < rows.participants; i++) {
    const from = rows.start[i]!;
    const row = rows.pool.slice(from, from + rows.length[i]!).sort();
    cells.set(row, at);
    at += row.length;
    rowStart[i + 1] = at;
  }
  return { participants: rows.participants, statements, rowStart, cells };
}
