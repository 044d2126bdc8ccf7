import { type Axes, principalAxes, sparseScatter } from './axes.ts';
import type { EarlierGroups } from './continuity.ts';
import { chooseGroupCount, type GroupCount } from './group-count.ts';
import { findLeastVotes, findVoters, groupPlaces, type MapGroups } from './grouping.ts';
import { applyFrame, findFrame, type MapFrame } from './map-frame.ts';
import { meanVotes, type Tallies, tallyVotes } from './tallies.ts';
import { fitVoteModel, type Places, placeParticipants, type VoteFit } from './vote-model.ts';
import type { VoteTable } from './vote-table.ts';

/** An opinion map of a vote table. */
export type OpinionMap = {
  readonly tallies: Tallies;
  readonly means: Float64Array;
  /** exact principal axes of the mean-imputed votes */
  readonly axes: Axes;
  readonly model: VoteFit;
  readonly frame: MapFrame;
  /** everybody's place on the map and its covariance; distances are differences of expected votes, root mean square */
  readonly places: Places;
  readonly groups: MapGroups;
};

/** Settings of {@link computeOpinionMap}; all may be left out. */
export type MapOptions = {
  /** statements marked other than 0 do not shape the map (moderated, meta); length statements */
  readonly muted?: ArrayLike<number>;
  /** votes somebody needs for a say in the groups; by default 7, or fewer where those with 7 hold under four fifths of the votes */
  readonly leastVotes?: number;
  /** greatest number of groups tried, 5 by default */
  readonly mostGroups?: number;
  readonly seed?: number;
  /** an earlier map to begin from; its model is used where it has the same statements */
  readonly start?: { readonly axes: Axes; readonly model: VoteFit };
  /** earlier groups to carry on */
  readonly earlier?: EarlierGroups;
  readonly mostSteps?: number;
  readonly tolerance?: number;
};

/** Votes of each participant. */
export function countVotes(table: VoteTable): Uint32Array {
  return Uint32Array.from({ length: table.participants }, (_, i) => table.rowStart[i + 1]! - table.rowStart[i]!);
}

/** Chooses the number of groups of a map; see {@link chooseGroupCount}. */
export function chooseGroups(table: VoteTable, map: Omit<OpinionMap, 'groups'>, options: MapOptions): GroupCount {
  const { muted, mostGroups = 5, seed = 1 } = options;
  const counts = countVotes(table);
  const rows = findVoters(counts, options.leastVotes ?? findLeastVotes(counts));
  const { model, frame } = map;
  return chooseGroupCount({ table, model, frame, rows, muted, mostGroups, seed, before: options.earlier?.count });
}

/**
 * Computes the map of a conversation: exact axes, a place with its uncertainty for everybody, and groups with a word
 * on how sure they are. The same table, options and seed give the same map. An empty table gives an empty map.
 * @throws RangeError when `muted` has another length than the statements
 */
export function computeOpinionMap(table: VoteTable, options: MapOptions = {}): OpinionMap {
  const { muted } = options;
  if (muted && muted.length !== table.statements) {
    throw new RangeError(`muted must have ${table.statements} entries, it has ${muted.length}`);
  }
  const tallies = tallyVotes(table);
  const means = meanVotes(tallies);
  const axes = principalAxes(sparseScatter(table, means, muted), table.statements, {
    start: options.start?.axes.vectors,
    tolerance: options.tolerance,
  });
  const from = options.start?.model.statements === table.statements ? options.start.model : undefined;
  const model = fitVoteModel(table, axes, { muted, mostSteps: options.mostSteps, from });
  const raw = placeParticipants(model, table, { muted });
  const weights = Float64Array.from(tallies.seen, (seen, j) => (muted?.[j] ? 0 : seen));
  const frame = findFrame(model, raw, weights, axes.vectors);
  const places = applyFrame(frame, raw);
  const base = { tallies, means, axes, model, frame, places };
  const { leastVotes, seed = 1, earlier } = options;
  const choice = chooseGroups(table, base, options);
  return { ...base, groups: groupPlaces(countVotes(table), places, choice, { leastVotes, seed, earlier }) };
}
