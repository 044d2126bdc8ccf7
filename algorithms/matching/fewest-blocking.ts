/** Least sizes met with all topics open, at the price of as few blocking pairs as can be found. */
import { BlockingCounter } from './blocking-counter.ts';
import { deferredAcceptance, type Placement } from './deferred-acceptance.ts';
import { searchFewest } from './fewest-search.ts';
import { fillLeast } from './fill-least.ts';
import { type Instance, MatchingError, REFUSED } from './instance.ts';

/** A placement, and whether no other has fewer blocking pairs. */
export interface FewestFound extends Placement {
  proven: boolean;
}

/**
 * A pair blocks if she would strictly rather have the topic and the topic would choose her from its members and her,
 * even if she lost every tie. Fewest blocking pairs under least sizes is NP-hard and hard to approximate (Hamada,
 * Iwama, Miyazaki, *Algorithmica* 74, 2016), so:
 * 1. from the stable placement members are moved along cheapest augmenting paths into topics that fall short; the
 *    price of a wish is the number of better wishes that would block at the stable placement's cutoffs;
 * 2. those moved are kept where they are, and all others are placed anew by deferred acceptance, so that they take what
 *    those moved left;
 * 3. moves and exchanges that lower the true number are made while there are any, within a bound of work;
 * 4. small problems are then searched through with a lower bound, and the answer is proven.
 * @throws MatchingError `infeasible` if no placement meets all least sizes at once
 */
export function fewestBlocking(instance: Instance, lots: Uint32Array, stable: Placement): FewestFound {
  const short = stable.seats.some(({ size }, t) => size < instance.least[t]!);
  if (!short) return { ...stable, proven: true };
  const counter = new BlockingCounter(instance, lots);
  const got = fillAndSettle(instance, lots, stable, counter);
  lower(instance, counter, got);
  const proven = searchFewest(instance, counter, got) || counter.count(got, counter.seatsOf(got)) === 0;
  const seat = new Int32Array(got.length).fill(-1);
  const seats = counter.seatsOf(got);
  for (const one of seats) {
    one.forEach((member, kind) => {
      seat[member] = kind;
    });
  }
  return { got, seat, seats, proven };
}

/** How often those not moved are placed anew, at most. */
const MOST_ROUNDS = 12;

/** Steps 1 and 2: the placement with fewest blocking pairs of those met on the way. */
function fillAndSettle(instance: Instance, lots: Uint32Array, stable: Placement, counter: BlockingCounter): Int32Array {
  const fixed = new Uint8Array(lots.length);
  let best = fillLeast(instance, stable, fixed);
  let fewest = counter.count(best, counter.seatsOf(best));
  let before = stable.got;
  let filled = best;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (let m = 0; m < fixed.length; m++) if (filled[m] !== before[m] && filled[m]! >= 0) fixed[m] = 1;
    const narrowed = withFixed(instance, filled, fixed);
    const settled = deferredAcceptance(narrowed, lots);
    if (fixed.some((one, m) => one === 1 && settled.got[m] !== filled[m])) break;
    const isShort = settled.seats.some(({ size }, t) => size < instance.least[t]!);
    before = settled.got;
    try {
      filled = isShort ? fillLeast(narrowed, settled, fixed) : settled.got;
    } catch (error) {
      if (error instanceof MatchingError) break; // Those fixed stand in the way.
      throw error;
    }
    const blocking = counter.count(filled, counter.seatsOf(filled));
    if (blocking < fewest) {
      fewest = blocking;
      best = filled;
    }
    if (!isShort) break;
  }
  return best.slice();
}

/** The same problem, but members fixed wish for nothing else than what they got, and come first there. */
function withFixed(instance: Instance, got: Int32Array, fixed: Uint8Array): Instance {
  const place = instance.place.map((one) => (one === REFUSED ? one : Math.min(one + 1, REFUSED - 1)));
  fixed.forEach((one, m) => {
    if (one === 0) return;
    place.fill(REFUSED, instance.start[m], instance.start[m + 1]);
    place[got[m]!] = 0;
  });
  return { ...instance, place };
}

/** Moves one member, or exchanges two, while the true number of blocking pairs falls. Changes `got`. */
function lower(instance: Instance, counter: BlockingCounter, got: Int32Array): void {
  const { start, topic, place, least, capacity } = instance;
  const sizes = new Int32Array(least.length);
  for (const e of got) if (e >= 0) sizes[topic[e]!]!++;
  let best = counter.count(got, counter.seatsOf(got));
  let tries = Math.min(20_000, Math.floor(2e8 / (topic.length + 1)));
  const improves = (): boolean => {
    tries--;
    const now = counter.count(got, counter.seatsOf(got));
    if (now >= best) return false;
    best = now;
    return true;
  };
  for (let again = true; again && tries > 0; ) {
    again = false;
    for (let m = 0; m < got.length && tries > 0; m++) {
      for (let e = start[m]!; e < start[m + 1]! && tries > 0; e++) {
        const own = got[m]!;
        const t = topic[e]!;
        if (e === own || place[e] === REFUSED) continue;
        const from = own < 0 ? -1 : topic[own]!;
        const canLeave = from < 0 || sizes[from]! > least[from]!;
        if (canLeave && sizes[t]! < capacity[t]!) {
          got[m] = e;
          if (improves()) {
            sizes[t]!++;
            if (from >= 0) sizes[from]!--;
            again = true;
          } else got[m] = own;
          continue;
        }
        for (let other = 0; other < got.length && tries > 0; other++) {
          const theirs = got[other]!;
          if (theirs < 0 || topic[theirs] !== t) continue;
          const back = from < 0 ? -1 : wishFor(instance, other, from);
          if (from >= 0 && back < 0) continue;
          got[m] = e;
          got[other] = back;
          if (improves()) {
            again = true;
            break;
          }
          got[m] = own;
          got[other] = theirs;
        }
      }
    }
  }
}

/** The wish of a member for a topic that accepts her; -1 for none. */
function wishFor({ start, topic, place }: Instance, m: number, t: number): number {
  for (let e = start[m]!; e < start[m + 1]!; e++) if (topic[e] === t && place[e] !== REFUSED) return e;
  return -1;
}
