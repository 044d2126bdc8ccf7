import { createRandom } from '../random/prng.ts';
import { smoothedShare } from './polis-statistics.ts';
import type { Tallies } from './tallies.ts';
import type { Places, VoteModel } from './vote-model.ts';

/** What routing needs of a map; `tallies` and `groupTallies` may be of a later moment than the model. */
export type RoutingMap = {
  readonly tallies: Tallies;
  /** tallies of each group; empty or one for no groups */
  readonly groupTallies: readonly Tallies[];
  readonly model: VoteModel;
};

/** Whom to ask. */
export type Asked = {
  /** posterior covariance of her place in the model's coordinates: xx, xy, yy; (1, 0, 1) for a newcomer */
  readonly spread: readonly [number, number, number];
  /** her group, −1 for none yet */
  readonly group: number;
};

/** Votes at which a statement is taken to be known well enough in a group that it yields to others. */
const ENOUGH_VOTES = 30;

const NEWCOMER: Asked = { spread: [1, 0, 1], group: -1 };

/**
 * What an answer is worth, one number a statement, the sum of two gains times the chance that it is not passed:
 *
 * - to the conversation: how much one more vote narrows the agreeing share in her group (in all for somebody without
 *   one), p(1 − p)/(S + 3) with p smoothed, weighted by 30/(30 + S), so that few votes count more than even ones;
 * - to her place: ½·log(1 + wᵀΣw/σ²), the bits her place would be known better by (Σ her uncertainty, w and σ² the
 *   statement's loadings and noise), a tenth of it.
 *
 * @param asked whom; a newcomer by default
 */
export function rateStatements(map: RoutingMap, asked: Asked = NEWCOMER): Float64Array {
  const { tallies, groupTallies, model } = map;
  const own = groupTallies.length > 1 ? groupTallies[asked.group] : undefined;
  const near = own ?? tallies;
  const [xx, xy, yy] = asked.spread;
  return Float64Array.from(tallies.seen, (seen, j) => {
    const here = near.seen[j]!;
    const p = smoothedShare(near.agrees[j]!, here);
    const narrowing = ((p * (1 - p)) / (here + 3)) * (ENOUGH_VOTES / (ENOUGH_VOTES + here));
    let placing = 0;
    if (j < model.statements) {
      const [w1, w2] = [model.loadings[3 * j]!, model.loadings[3 * j + 1]!];
      const told = w1 * w1 * xx + 2 * w1 * w2 * xy + w2 * w2 * yy;
      placing = Math.log1p(Math.max(told, 0) / model.noise[j]!) / 2;
    }
    const passes = seen - tallies.agrees[j]! - tallies.disagrees[j]!;
    return (narrowing + (0.1 * placing) / (1 + here / ENOUGH_VOTES)) * (1 - smoothedShare(passes, seen + 2));
  });
}

/** Uncertainty and group of a participant for {@link rateStatements}, from places in the model's coordinates. */
export function askedOf(places: Places, labels: ArrayLike<number>, participant: number): Asked {
  const at = 3 * participant;
  return {
    spread: [places.spread[at]!, places.spread[at + 1]!, places.spread[at + 2]!],
    group: labels[participant] ?? -1,
  };
}

/**
 * Draws the statements to be asked next, without repetition, with chances in proportion to the square of their worth,
 * so that the needed come first and yet different people see different ones.
 * @param worth from {@link rateStatements}, or Polis's priorities
 * @param open whether a statement may be asked (not seen, not her own, not muted)
 * @param count how many at most
 * @returns statements, first to last; fewer where fewer are open
 */
export function drawStatements(
  worth: ArrayLike<number>,
  open: (statement: number) => boolean,
  count: number,
  seed: number,
): number[] {
  const random = createRandom(seed);
  const keyed: { statement: number; key: number }[] = [];
  for (let j = 0; j < worth.length; j++) {
    const weight = worth[j]! ** 2;
    // Efraimidis & Spirakis 2006: the greatest u^(1/weight) draw without replacement in proportion to the weights
    const key = Math.log(1 - random()) / (weight > 0 ? weight : Number.MIN_VALUE);
    if (open(j)) keyed.push({ statement: j, key });
  }
  keyed.sort((a, b) => b.key - a.key || a.statement - b.statement);
  return keyed.slice(0, count).map(({ statement }) => statement);
}
