import {
  addRow,
  createVoteSums,
  type Places,
  placeRow,
  updateStatements,
  type VoteFit,
  type VoteSums,
  voteTerms,
} from './vote-model.ts';
import type { VoteRows } from './vote-rows.ts';

/**
 * A vote model kept by incremental EM (Neal & Hinton 1998): the sums over participants stay, and whoever voted anew is
 * taken out of them, placed again and put back, so that a step costs what changed and not what there is.
 */
export type LiveFit = {
  fit: VoteFit;
  sums: VoteSums;
  /** x, y, E[x²], E[xy], E[y²] of each participant as they stand in the sums (stride 5) */
  placed: Float64Array;
  within: Uint8Array;
  waiting: number[];
  /** where the round of participants placed again without new votes goes on */
  cursor: number;
};

const HALF_FULL = 2;

function placeAnew(live: LiveFit, rows: VoteRows, people: Iterable<number>, terms: ReturnType<typeof voteTerms>): void {
  for (const i of people) {
    const from = rows.start[i]!;
    const to = from + rows.length[i]!;
    if (live.within[i]) addRow(live.sums, rows.pool, from, to, live.placed, 5 * i, -1);
    placeRow(terms, rows.pool, from, to, live.placed, 5 * i);
    addRow(live.sums, rows.pool, from, to, live.placed, 5 * i);
    live.within[i] = 1;
  }
}

/** Begins from a fitted model, of as many statements as the rows have. */
export function createLiveFit(fit: VoteFit, rows: VoteRows, muted: ArrayLike<number>): LiveFit {
  const live: LiveFit = {
    fit,
    sums: createVoteSums(fit.statements),
    placed: new Float64Array(rows.participants * 5),
    within: new Uint8Array(rows.participants),
    waiting: [],
    cursor: 0,
  };
  placeAnew(live, rows, new Array(rows.participants).keys(), voteTerms(fit, muted));
  return live;
}

function larger<T extends Float64Array | Uint8Array>(array: T, length: number): T {
  const copy = (array instanceof Uint8Array ? new Uint8Array(length) : new Float64Array(length)) as T;
  copy.set(array);
  return copy;
}

/** Makes room for more participants. */
export function growPeople(live: LiveFit, participants: number): void {
  if (participants <= live.within.length) return;
  const room = Math.max(participants, live.within.length * HALF_FULL);
  live.within = larger(live.within, room);
  live.placed = larger(live.placed, room * 5);
}

/** Gives new statements the prior's loadings, the common mean and the mean noise. */
export function growFit(live: LiveFit, statements: number): void {
  const { fit, sums } = live;
  const old = fit.statements;
  if (statements <= old) return;
  const loadings = larger(fit.loadings, statements * 3);
  const spread = larger(fit.spread, statements * 6);
  const noise = larger(fit.noise, statements);
  for (let j = old; j < statements; j++) {
    loadings[3 * j + 2] = fit.center;
    spread.set([1 / fit.loadingPrecision, 0, 0, 1 / fit.loadingPrecision, 0, 1 / fit.meanPrecision], 6 * j);
    noise[j] = fit.meanNoise;
  }
  live.fit = { ...fit, statements, loadings, spread, noise };
  live.sums = { moments: larger(sums.moments, statements * 4), byCell: larger(sums.byCell, statements * 8) };
}

/** Takes a participant out of the sums; to be called before the row changes. */
export function dropPerson(live: LiveFit, rows: VoteRows, participant: number): void {
  growPeople(live, participant + 1);
  if (live.within[participant]) {
    const from = rows.start[participant]!;
    addRow(live.sums, rows.pool, from, from + rows.length[participant]!, live.placed, 5 * participant, -1);
    live.within[participant] = 0;
    live.waiting.push(participant);
  } else if (live.placed[5 * participant + 2] === 0) {
    live.placed[5 * participant + 2] = 1;
    live.waiting.push(participant);
  }
}

/**
 * One step: places those who voted anew and, as far as the budget goes, others in turn; then fits the statements.
 * @param counts votes of each cell value (stride 4 a statement)
 * @param budget votes read for the others
 */
export function refitPart(
  live: LiveFit,
  rows: VoteRows,
  counts: ArrayLike<number>,
  muted: ArrayLike<number>,
  budget: number,
): void {
  growPeople(live, rows.participants);
  const terms = voteTerms(live.fit, muted);
  placeAnew(live, rows, live.waiting, terms);
  live.waiting = [];
  const round: number[] = [];
  for (let votes = 0; votes < budget && round.length < rows.participants; live.cursor++) {
    if (live.cursor >= rows.participants) live.cursor = 0;
    round.push(live.cursor);
    votes += rows.length[live.cursor]!;
  }
  placeAnew(live, rows, round, terms);
  updateStatements(live.fit, live.sums, counts);
}

/** Everybody's place as it stands in the sums, in the model's coordinates. */
export function livePlaces(live: LiveFit, participants: number): Places {
  const points = new Float32Array(participants * 2);
  const spread = new Float32Array(participants * 3);
  for (let i = 0; i < participants; i++) {
    const [x, y] = [live.placed[5 * i]!, live.placed[5 * i + 1]!];
    points[2 * i] = x;
    points[2 * i + 1] = y;
    const placed = live.placed[5 * i + 2]! > 0;
    spread[3 * i] = placed ? live.placed[5 * i + 2]! - x * x : 1;
    spread[3 * i + 1] = placed ? live.placed[5 * i + 3]! - x * y : 0;
    spread[3 * i + 2] = placed ? live.placed[5 * i + 4]! - y * y : 1;
  }
  return { points, spread };
}
