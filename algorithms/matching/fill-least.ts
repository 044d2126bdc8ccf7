/** Least sizes met by moving members into topics that fall short. */
import { kindMasks, type Placement } from './deferred-acceptance.ts';
import { type Instance, MatchingError, REFUSED } from './instance.ts';

/**
 * Moves members along cheapest paths until every topic has its least size (successive shortest paths). The price of a
 * wish is the number of better wishes that would block at the cutoffs of the placement given.
 * @param placement nobody but those fixed has a better wish that wants her
 * @param fixed M, 1 for members who stay where they are
 * @returns M: the wish each member gets then; -1 for none
 * @throws MatchingError `infeasible` if that cannot be
 */
export function fillLeast(instance: Instance, placement: Placement, fixed: Uint8Array): Int32Array {
  const { start, topic, place, least } = instance;
  const got = placement.got.slice();
  const members = got.length;
  const price = prices(instance, placement);
  const sizes = Int32Array.from(placement.seats, ({ size }) => size);
  const priceOf = (m: number): number => (got[m]! < 0 ? price.unplaced[m]! : price.wish[got[m]!]!);
  for (;;) {
    const lacking = [...least.keys()].filter((t) => sizes[t]! < least[t]!);
    if (lacking.length === 0) return got;
    const distance = Float64Array.from(sizes, (size, t) => (size > least[t]! ? 0 : Infinity));
    const by = new Int32Array(least.length).fill(-1);
    for (let changed = true; changed; ) {
      changed = false;
      for (let m = 0; m < members; m++) {
        if (fixed[m] === 1) continue;
        const from = got[m]! < 0 ? 0 : distance[topic[got[m]!]!]!;
        if (from === Infinity) continue;
        const base = from - priceOf(m);
        for (let e = start[m]!; e < start[m + 1]!; e++) {
          const t = topic[e]!;
          if (place[e] === REFUSED || base + price.wish[e]! >= distance[t]!) continue;
          distance[t] = base + price.wish[e]!;
          by[t] = e;
          changed = true;
        }
      }
    }
    const target = lacking.reduce((a, b) => (distance[b]! < distance[a]! ? b : a));
    if (distance[target] === Infinity) {
      const missing = lacking.map((t) => `topic ${t} lacks ${least[t]! - sizes[t]!}`).join(', ');
      throw new MatchingError('infeasible', `the least sizes cannot all be met with all topics open: ${missing}`);
    }
    let t = target;
    sizes[t]!++;
    while (t >= 0) {
      const e = by[t]!;
      if (e < 0) {
        sizes[t]!--;
        break;
      }
      const m = memberOf(start, e);
      const before = got[m]!;
      got[m] = e;
      t = before < 0 ? -1 : topic[before]!;
    }
  }
}

/** Better wishes of the same member that would block at the cutoffs of a placement, for every wish and for none. */
function prices(instance: Instance, stable: Placement): { wish: Int32Array; unplaced: Int32Array } {
  const { start, topic, wish, place } = instance;
  const members = stable.got.length;
  const maskOf = kindMasks(instance);
  const price = { wish: new Int32Array(topic.length), unplaced: new Int32Array(members) };
  for (let m = 0; m < members; m++) {
    let before = 0;
    let tied = 0;
    for (let e = start[m]!; e < start[m + 1]!; e++) {
      if (e > start[m]! && wish[e] !== wish[e - 1]) {
        before += tied;
        tied = 0;
      }
      price.wish[e] = before;
      if (place[e] === REFUSED) continue;
      const t = topic[e]!;
      // Her own topic would want her back; better ones do not want her at a stable placement, so that costs 0.
      const wanted = Math.floor(stable.seats[t]!.cutoff(maskOf(m, t)) / members) > place[e]!;
      if (e === stable.got[m] || wanted) tied++;
    }
    price.unplaced[m] = before + tied;
  }
  return price;
}

/** The member in whose row a wish stands. */
function memberOf(start: Uint32Array, e: number): number {
  let low = 0;
  let high = start.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (start[middle]! <= e) low = middle;
    else high = middle;
  }
  return low;
}
