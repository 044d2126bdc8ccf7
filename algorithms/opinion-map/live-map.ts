import { type Axes, principalAxes, sparseScatter } from './axes.ts';
import { addPairs, coVoteScatter, createCoVotes, ensureStatements } from './co-votes.ts';
import type { GroupCount } from './group-count.ts';
import { groupPlaces, type MapGroups } from './grouping.ts';
import { createLiveFit, dropPerson, growFit, growPeople, type LiveFit, livePlaces, refitPart } from './live-fit.ts';
import { applyFrame, findFrame } from './map-frame.ts';
import { chooseGroups, computeOpinionMap, type MapOptions, type OpinionMap } from './opinion-map.ts';
import { meanVotes, type Tallies } from './tallies.ts';
import { fitVoteModel } from './vote-model.ts';
import { appendVote, clearRow, createVoteRows, ensureRow, findVote, packRows } from './vote-rows.ts';
import { checkStatement, packCell, type VoteColumns, type VoteTable } from './vote-table.ts';

/** Above so many statements pair sums would take over 130 MB; axes then come from the votes themselves. */
const MOST_PAIRED = 4096;

const ROUND_VOTES = 300_000;
/** With more votes the number of groups is chosen by `settle` alone. */
const LARGEST_CHOICE = 1_000_000;
const FIRST_STEPS = 20;
const GROWTH = 1.25;

/** Settings of {@link createLiveMap}. */
export type LiveOptions = Omit<MapOptions, 'muted' | 'start' | 'earlier'> & {
  /** votes of people without new ones that a refresh reads again, 300,000 by default */
  readonly roundVotes?: number;
};

/** A map that takes in votes, people, statements, removals and moderation, and is refreshed at the cost of what changed. */
export type LiveMap = {
  /**
   * Takes in one vote; a later one on the same statement replaces the earlier. New participants and statements (numbered
   * from 0) come into being by their first vote. O(votes of the person).
   * @throws RangeError for an index that is not a whole number from 0, or a vote that is not 1, 0 or −1
   */
  vote(participant: number, statement: number, vote: number): void;
  /** Takes in columns of votes in order of time. */
  voteAll(votes: VoteColumns): void;
  /** Takes all votes of a person away, from tallies, axes, model and groups. O(her votes squared). */
  removeParticipant(participant: number): void;
  /** Mutes a statement (its votes stay counted but no longer shape the map), or lets it speak again. */
  moderate(statement: number, muted: boolean): void;
  /** Exact axes, a step of the model, places and groups; groups keep their numbers and people stay while in doubt. */
  refresh(): OpinionMap;
  /** The map computed anew from all votes, as {@link computeOpinionMap} does, with groups carried on. */
  settle(): OpinionMap;
  /** All votes as they stand. */
  table(): VoteTable;
};

/** Makes a live map without votes. */
export function createLiveMap(options: LiveOptions = {}): LiveMap {
  const { seed = 1, roundVotes = ROUND_VOTES } = options;
  const rows = createVoteRows();
  const coVotes = createCoVotes();
  let statements = 0;
  let counts = new Float64Array(256);
  let muted = new Uint8Array(64);
  let live: LiveFit | undefined;
  let axes: Axes | undefined;
  let choice: GroupCount | undefined;
  let chosenAt = 0;
  let groups: MapGroups | undefined;

  const ensure = (statement: number) => {
    checkStatement(statement);
    if (statement < statements) return;
    statements = statement + 1;
    if (statements > muted.length) {
      const room = Math.max(statements, muted.length * 2);
      const [oldCounts, oldMuted] = [counts, muted];
      counts = new Float64Array(room * 4);
      counts.set(oldCounts);
      muted = new Uint8Array(room);
      muted.set(oldMuted);
    }
    if (statements <= MOST_PAIRED) ensureStatements(coVotes, statements);
    if (live) growFit(live, statements);
  };

  const pair = (participant: number, statement: number, vote: number, sign: number) => {
    if (statements > MOST_PAIRED) return;
    const from = rows.start[participant]!;
    addPairs(coVotes, statement, vote, rows.pool, from, from + rows.length[participant]!, sign);
  };

  const vote = (participant: number, statement: number, value: number) => {
    if (value !== 1 && value !== 0 && value !== -1) throw new RangeError(`a vote must be 1, 0 or -1, got ${value}`);
    ensureRow(rows, participant);
    ensure(statement);
    const at = findVote(rows, participant, statement);
    const earlier = at === -1 ? undefined : (rows.pool[at]! & 3) - 1;
    if (earlier === value) return;
    if (live) dropPerson(live, rows, participant);
    if (earlier !== undefined) {
      pair(participant, statement, earlier, -1);
      counts[packCell(statement, earlier)]!--;
      rows.pool[at] = packCell(statement, value);
    }
    pair(participant, statement, value, 1);
    counts[packCell(statement, value)]!++;
    if (earlier === undefined) appendVote(rows, participant, statement, value);
  };

  const removeParticipant = (participant: number) => {
    if (!(participant >= 0 && participant < rows.participants)) return;
    if (live) dropPerson(live, rows, participant);
    const from = rows.start[participant]!;
    const to = from + rows.length[participant]!;
    for (let n = from; n < to; n++) {
      const cell = rows.pool[n]!;
      counts[cell]!--;
      if (statements <= MOST_PAIRED) addPairs(coVotes, cell >>> 2, (cell & 3) - 1, rows.pool, from, n, -1);
    }
    clearRow(rows, participant);
  };

  const tally = (): Tallies => {
    const pick = (vote: number) => Uint32Array.from({ length: statements }, (_, j) => counts[packCell(j, vote)]!);
    const [disagrees, passes, agrees] = [pick(-1), pick(0), pick(1)];
    return { agrees, disagrees, seen: passes.map((n, j) => n + agrees[j]! + disagrees[j]!) };
  };

  const table = () => packRows(rows, statements);
  const mutedNow = () => muted.slice(0, statements);

  const refresh = (): OpinionMap => {
    const still = mutedNow();
    const tallies = tally();
    const means = meanVotes(tallies);
    let packed: VoteTable | undefined;
    const all = () => {
      packed ??= table();
      return packed;
    };
    const product =
      statements <= MOST_PAIRED
        ? coVoteScatter(
            coVotes,
            means,
            tallies.seen,
            tallies.agrees.map((n, j) => n + tallies.disagrees[j]!),
            still,
          )
        : sparseScatter(all(), means, still);
    axes = principalAxes(product, statements, { start: axes?.vectors.map((axis) => grownAxis(axis, statements)) });
    if (live) refitPart(live, rows, counts, still, roundVotes);
    else live = createLiveFit(fitVoteModel(all(), axes, { muted: still, mostSteps: FIRST_STEPS }), rows, still);
    growPeople(live, rows.participants);
    const raw = livePlaces(live, rows.participants);
    const weights = Float64Array.from(tallies.seen, (seen, j) => (still[j] ? 0 : seen));
    const frame = findFrame(live.fit, raw, weights, axes.vectors);
    const places = applyFrame(frame, raw);
    const people = rows.length.slice(0, rows.participants);
    const due = !choice || (rows.votes > chosenAt * GROWTH && rows.votes <= LARGEST_CHOICE);
    const base = { tallies, means, axes, model: live.fit, frame, places };
    if (due) {
      choice = chooseGroups(all(), base, { ...options, muted: still, earlier: groups });
      chosenAt = rows.votes;
    }
    groups = groupPlaces(people, places, choice!, { leastVotes: options.leastVotes, seed, earlier: groups });
    return { ...base, groups };
  };

  const settle = (): OpinionMap => {
    const still = mutedNow();
    const map = computeOpinionMap(table(), { ...options, muted: still, earlier: groups });
    live = createLiveFit(map.model, rows, still);
    ({ axes, groups } = map);
    choice = map.groups;
    chosenAt = rows.votes;
    return map;
  };

  return {
    vote,
    voteAll(votes) {
      for (let n = 0; n < votes.vote.length; n++) vote(votes.participant[n]!, votes.statement[n]!, votes.vote[n]!);
    },
    removeParticipant,
    moderate(statement, isMuted) {
      ensure(statement);
      muted[statement] = isMuted ? 1 : 0;
    },
    refresh,
    settle,
    table,
  };
}

function grownAxis(axis: Float64Array, length: number): Float64Array {
  if (axis.length === length) return axis;
  const longer = new Float64Array(length);
  longer.set(axis);
  return longer;
}
