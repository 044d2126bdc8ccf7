/** The whole search for the fewest blocking pairs, for small problems. */
import type { BlockingCounter } from './blocking-counter.ts';
import { type Instance, REFUSED } from './instance.ts';

/** Greatest number of placements, and of steps, of a search. */
const MOST_PLACEMENTS = 5e6;
const MOST_STEPS = 300_000;

/**
 * Replaces `got` by the best placement that meets all least sizes: fewest blocking pairs, then most members placed,
 * then the smallest sum of ranks. Branch and bound over the members; a pair is sure to block if the topic would choose
 * her even with every member yet unplaced beside her (choices are substitutable).
 * @returns whether the search went through
 */
export function searchFewest(instance: Instance, counter: BlockingCounter, got: Int32Array): boolean {
  const { start, topic, wish, place, capacity, least } = instance;
  const members = got.length;
  let placements = 1;
  for (let m = 0; m < members; m++) placements *= start[m + 1]! - start[m]! + 1;
  if (placements > MOST_PLACEMENTS) return false;

  const cost = (blocking: number, until: number): number => {
    let unplaced = 0;
    let ranks = 0;
    for (let m = 0; m < until; m++) {
      if (now[m]! < 0) unplaced++;
      else ranks += wish[now[m]!]!;
    }
    return blocking * 1e12 + unplaced * 1e9 + ranks;
  };
  const now = got.slice();
  let best = cost(counter.count(got, counter.seatsOf(got)), members);
  const sizes = new Int32Array(capacity.length);
  let lacking = least.reduce((sum, one) => sum + one, 0);
  let steps = 0;

  const surelyBlocking = (until: number): number => {
    now.fill(-1, until);
    const seats = counter.seatsOf(now);
    for (let m = until; m < members; m++) {
      for (let e = start[m]!; e < start[m + 1]!; e++) if (place[e] !== REFUSED) counter.sit(seats, m, e);
    }
    return counter.count(now, seats, until);
  };
  const descend = (m: number): boolean => {
    if (++steps > MOST_STEPS) return false;
    if (lacking > members - m) return true;
    const found = cost(surelyBlocking(m), m);
    if (found >= best) return true;
    if (m === members) {
      best = found;
      got.set(now);
      return true;
    }
    for (let e = start[m]!; e < start[m + 1]!; e++) {
      const t = topic[e]!;
      if (place[e] === REFUSED || sizes[t]! >= capacity[t]!) continue;
      now[m] = e;
      const needed = sizes[t]!++ < least[t]! ? 1 : 0;
      lacking -= needed;
      const through = descend(m + 1);
      lacking += needed;
      sizes[t]!--;
      if (!through) return false;
    }
    now[m] = -1;
    return descend(m + 1);
  };
  return descend(0);
}
