/** A map in words and figures: what a page, a file or a picture tells of a conversation. */
import { settledLabels } from './continuity.ts';
import { estimateShare, type GroupProfiles, profileGroups, type Share } from './group-profile.ts';
import type { Verdict } from './grouping.ts';
import { countVotes, type OpinionMap } from './opinion-map.ts';
import { drawStatements, rateStatements } from './routing.ts';
import type { VoteTable } from './vote-table.ts';

/** One statement with how each group stands to it. */
export interface StatementLine {
  /** as the file names it */
  id: string;
  text: string;
  side: 'agree' | 'disagree';
  /** share of each group that agrees, with its 90 % bounds */
  agreeing: Share[];
  /** votes on it */
  votes: number;
}

/** One group; its number is its place in the list. */
export interface GroupLine {
  people: number;
  /** people who are in it with some confidence */
  settled: number;
  /** x, y on the map */
  centre: [number, number];
  /** what stands for it, strongest first */
  stands: StatementLine[];
}

/** An end of an axis: statements that people there agree to more than others. */
export interface AxisEnd {
  towards: 'right' | 'left' | 'up' | 'down';
  statements: { id: string; text: string }[];
}

/** See {@link reportMap}. */
export interface MapReport {
  people: number;
  voters: number;
  statements: number;
  votes: number;
  verdict: Verdict;
  /** see `chooseGroupCount`: agreement of two halves of everybody's votes on the division, 0 by chance, 1 the same */
  reproducibility: number | null;
  groups: GroupLine[];
  /** what all groups share and what parts them, strongest first */
  common: StatementLine[];
  divisive: StatementLine[];
  axes: AxisEnd[];
  /** statements whose answers would now tell a newcomer's place and the open questions most */
  askNext: { id: string; text: string; votes: number }[];
}

/** Names for statements: what the file calls them and what they say. */
export interface StatementNames {
  ids: readonly string[];
  texts: readonly string[];
}

const HEARD = 30;
const AXIS_STATEMENTS = 2;
const ASKED = 5;

/** Change of the expected vote of each statement along the two map axes (stride 2). */
function gradients({ model, frame }: OpinionMap): Float64Array {
  const [a, b, c, d] = frame;
  const det = a * d - b * c;
  const result = new Float64Array(model.statements * 2);
  if (Math.abs(det) < 1e-12) return result;
  for (let j = 0; j < model.statements; j++) {
    const [w1, w2] = [model.loadings[3 * j]!, model.loadings[3 * j + 1]!];
    result[2 * j] = (d * w1 - c * w2) / det;
    result[2 * j + 1] = (a * w2 - b * w1) / det;
  }
  return result;
}

function axisEnds(map: OpinionMap, names: StatementNames, muted?: ArrayLike<number>): AxisEnd[] {
  const slope = gradients(map);
  const { seen } = map.tallies;
  const force = (j: number, k: number) => (muted?.[j] ? 0 : slope[2 * j + k]! * (seen[j]! / (seen[j]! + HEARD)));
  const ends = [
    ['right', 0, 1],
    ['left', 0, -1],
    ['up', 1, 1],
    ['down', 1, -1],
  ] as const;
  return ends.map(([towards, k, sign]) => ({
    towards,
    statements: Array.from(seen, (_, j) => j)
      .filter((j) => sign * force(j, k) > 0)
      .sort((x, y) => sign * (force(y, k) - force(x, k)) || x - y)
      .slice(0, AXIS_STATEMENTS)
      .map((j) => ({ id: names.ids[j]!, text: names.texts[j]! })),
  }));
}

/**
 * Puts a map into words.
 * @param names one id and one text a statement
 * @param muted statements marked other than 0 are left out
 * @throws RangeError when there is not one name a statement
 */
export function reportMap(
  table: VoteTable,
  map: OpinionMap,
  names: StatementNames,
  muted?: ArrayLike<number>,
): MapReport {
  if (names.ids.length !== table.statements || names.texts.length !== table.statements) {
    throw new RangeError(`there are ${table.statements} statements, but names for ${names.ids.length}`);
  }
  const { groups, tallies } = map;
  const profile: GroupProfiles = profileGroups(table, groups.labels, groups.count, muted);
  const line = (j: number, side: 'agree' | 'disagree'): StatementLine => ({
    id: names.ids[j]!,
    text: names.texts[j]!,
    side,
    agreeing: profile.tallies.map((group) => estimateShare(group.agrees[j]!, group.seen[j]!)),
    votes: tallies.seen[j]!,
  });
  const settled = settledLabels(groups);
  const worth = rateStatements({ tallies, groupTallies: profile.tallies, model: map.model });
  const counts = countVotes(table);
  return {
    people: table.participants,
    voters: counts.filter((count) => count > 0).length,
    statements: table.statements,
    votes: table.cells.length,
    verdict: groups.verdict,
    reproducibility: groups.count > 1 ? (groups.reproducibility[groups.count - 2] ?? null) : null,
    groups: Array.from(groups.sizes, (people, g) => ({
      people,
      settled: settled.filter((label) => label === g).length,
      centre: [groups.centres[2 * g]!, groups.centres[2 * g + 1]!],
      stands: profile.representative[g]!.map(({ statement, side }) => line(statement, side)),
    })),
    common: profile.common.map(({ statement, side }) => line(statement, side)),
    divisive: profile.divisive.map(({ statement }) => line(statement, 'agree')),
    axes: axisEnds(map, names, muted),
    askNext: drawStatements(worth, (j) => !muted?.[j], ASKED, 1).map((j) => ({
      id: names.ids[j]!,
      text: names.texts[j]!,
      votes: tallies.seen[j]!,
    })),
  };
}
