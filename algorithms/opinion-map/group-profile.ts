import { groupAwareConsensus, groupAwareDissent } from './polis-consensus.ts';
import {
  addTallies,
  MOST_REPRESENTATIVE,
  type Representative,
  selectRepresentative,
  stancesOfGroup,
  twoShareTest,
} from './polis-statistics.ts';
import { type Tallies, tallyGroups } from './tallies.ts';
import type { VoteTable } from './vote-table.ts';

/** A share with the bounds between which it lies with 90 % probability. */
export type Share = { readonly share: number; readonly low: number; readonly high: number };

/** A statement all groups take one side on. */
export type CommonGround = {
  readonly statement: number;
  readonly side: 'agree' | 'disagree';
  /** group-aware consensus, Π over groups of (A + 1)/(S + 2) */
  readonly consensus: number;
  /** share of that side in the group where it is least, with bounds */
  readonly least: Share;
  /** whether even the lower bound of every group is above one half */
  readonly certain: boolean;
};

/** A statement that parts the groups. */
export type Divide = {
  readonly statement: number;
  /** groups that agree most and least */
  readonly most: number;
  readonly fewest: number;
  /** agreeing shares of the two */
  readonly shares: readonly [Share, Share];
  /** z-value of the difference of the two shares */
  readonly test: number;
};

/** What the groups of a map stand for. */
export type GroupProfiles = {
  readonly tallies: readonly Tallies[];
  /** for each group the statements that stand for it, at most five */
  readonly representative: readonly (readonly Representative[])[];
  /** statements all groups share, strongest first */
  readonly common: readonly CommonGround[];
  /** statements that part the groups, strongest first */
  readonly divisive: readonly Divide[];
  /** group-aware consensus of every statement, for agreeing */
  readonly consensus: Float64Array;
};

const NORMAL_90 = 1.6449;
const MOST_LISTED = 10;
const LEAST_SEEN = 4;

/** Wilson's interval (1927), at 90 %, of a share of successes among trials; 0 … 1 where there are none. */
export function estimateShare(successes: number, trials: number): Share {
  if (trials === 0) return { share: 0.5, low: 0, high: 1 };
  const share = successes / trials;
  const z2 = NORMAL_90 ** 2;
  const middle = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const reach = (NORMAL_90 / (1 + z2 / trials)) * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials ** 2));
  return { share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

function findCommon(groups: readonly Tallies[], open: readonly number[], statements: number): CommonGround[] {
  const sides = [
    ['agree', groupAwareConsensus(groups, statements)],
    ['disagree', groupAwareDissent(groups, statements)],
  ] as const;
  const found: CommonGround[] = [];
  for (const [side, consensus] of sides) {
    for (const j of open) {
      const shares = groups.map((g) => estimateShare((side === 'agree' ? g.agrees : g.disagrees)[j]!, g.seen[j]!));
      if (groups.some((g) => g.seen[j]! < LEAST_SEEN)) continue;
      const least = shares.reduce((a, b) => (b.share < a.share ? b : a));
      if (least.share <= 0.5) continue;
      const certain = shares.every(({ low }) => low > 0.5);
      found.push({ statement: j, side, consensus: consensus[j]!, least, certain });
    }
  }
  return found.sort((a, b) => b.consensus - a.consensus || a.statement - b.statement).slice(0, MOST_LISTED);
}

function findDivides(groups: readonly Tallies[], open: readonly number[]): Divide[] {
  const found: Divide[] = [];
  for (const j of open) {
    const heard = groups.flatMap((g, k) => (g.seen[j]! >= LEAST_SEEN ? [k] : []));
    if (heard.length < 2) continue;
    const share = (k: number) => estimateShare(groups[k]!.agrees[j]!, groups[k]!.seen[j]!);
    const most = heard.reduce((a, b) => (share(b).share > share(a).share ? b : a));
    const fewest = heard.reduce((a, b) => (share(b).share < share(a).share ? b : a));
    if (most === fewest) continue;
    const [a, b] = [groups[most]!, groups[fewest]!];
    const test = twoShareTest(a.agrees[j]!, a.seen[j]!, b.agrees[j]!, b.seen[j]!);
    if (share(most).low > share(fewest).high) {
      found.push({ statement: j, most, fewest, shares: [share(most), share(fewest)], test });
    }
  }
  const gap = ({ shares: [a, b] }: Divide) => a.low - b.high;
  return found.sort((a, b) => gap(b) - gap(a) || a.statement - b.statement).slice(0, MOST_LISTED);
}

/**
 * What each group stands for, what all share and what parts them. Representative statements follow Polis's rule; common
 * ones are those that more than half of every group holds, by group-aware consensus; divisive ones those where the 90 %
 * bounds of two groups' agreement do not touch, by the gap between the bounds.
 * @param labels group of each participant, −1 for none
 * @param muted statements marked other than 0 are left out
 */
export function profileGroups(
  table: VoteTable,
  labels: ArrayLike<number>,
  groups: number,
  muted?: ArrayLike<number>,
): GroupProfiles {
  const { statements } = table;
  const tallies = tallyGroups(table, labels, groups);
  const open = Array.from({ length: statements }, (_, j) => j).filter((j) => !muted?.[j]);
  const closed = new Set(Array.from({ length: statements }, (_, j) => j).filter((j) => muted?.[j]));
  const representative =
    groups < 2
      ? tallies.map(() => [])
      : tallies.map((group, g) => {
          const rest = addTallies(
            tallies.filter((_, other) => other !== g),
            statements,
          );
          return selectRepresentative(stancesOfGroup(group, rest), closed).slice(0, MOST_REPRESENTATIVE);
        });
  return {
    tallies,
    representative,
    common: findCommon(tallies, open, statements),
    divisive: findDivides(tallies, open),
    consensus: groupAwareConsensus(tallies, statements),
  };
}
