import { MOST_REPRESENTATIVE, shareTest, smoothedShare, TEST_BAR } from './polis-statistics.ts';
import type { Tallies } from './tallies.ts';

/** A statement on which the whole conversation takes one side. */
export type Shared = {
  readonly statement: number;
  readonly side: 'agree' | 'disagree';
  readonly successes: number;
  readonly trials: number;
  readonly share: number;
  readonly shareTest: number;
};

/**
 * The statements everybody pooled takes one side on: share above one half, test above the bar; by share times test,
 * at most five a side.
 * @param tallies of all participants together
 * @param excluded statements not to be considered
 */
export function selectConsensus(
  tallies: Tallies,
  excluded?: ReadonlySet<number>,
): { agree: Shared[]; disagree: Shared[] } {
  const side = (name: 'agree' | 'disagree', counts: Uint32Array) =>
    Array.from(counts, (successes, statement): Shared => {
      const trials = tallies.seen[statement]!;
      const share = smoothedShare(successes, trials);
      return { statement, side: name, successes, trials, share, shareTest: shareTest(successes, trials) };
    })
      .filter((s) => s.trials > 0 && !excluded?.has(s.statement) && s.share > 0.5 && s.shareTest > TEST_BAR)
      .sort((a, b) => b.share * b.shareTest - a.share * a.shareTest)
      .slice(0, MOST_REPRESENTATIVE);
  return { agree: side('agree', tallies.agrees), disagree: side('disagree', tallies.disagrees) };
}

/**
 * Group-aware consensus of every statement: Π over groups of (A + 1)/(S + 2). High only where every group agrees,
 * however small it is.
 * @returns one number in (0, 1) a statement; 1 everywhere for no groups
 */
export function groupAwareConsensus(groups: readonly Tallies[], statements: number): Float64Array {
  const product = new Float64Array(statements).fill(1);
  for (const { agrees, seen } of groups) {
    for (let j = 0; j < statements; j++) product[j]! *= smoothedShare(agrees[j]!, seen[j]!);
  }
  return product;
}

/** The same for disagreement: Π (D + 1)/(S + 2). High only where every group disagrees. */
export function groupAwareDissent(groups: readonly Tallies[], statements: number): Float64Array {
  return groupAwareConsensus(
    groups.map(({ agrees, disagrees, seen }) => ({ agrees: disagrees, disagrees: agrees, seen })),
    statements,
  );
}
