/** Deferred acceptance, members proposing (Gale, Shapley 1962; Roth, Sotomayor 1990), with lots and reserves. */
import { createRandom } from '../random/prng.ts';
import { type Instance, MatchingError, REFUSED } from './instance.ts';
import { Seats } from './seats.ts';

/** Who sits where. */
export interface Placement {
  /** M: the wish each member got, as an index into the wishes; -1 for none. */
  got: Int32Array;
  /** M: the kind whose reserved seat she holds, as a row of her topic's reserves; -1 for an open seat or none. */
  seat: Int32Array;
  /** T: the seats with those who hold them. */
  seats: Seats[];
}

/**
 * A lot for every member, to decide ties at topics: a random order of 0 to members − 1 (Fisher, Yates), smaller first.
 * One lot a member for all topics loses members less than one a topic (Abdulkadiroğlu, Pathak, Roth, *AER* 99, 2009).
 */
export function drawLots(members: number, seed: number): Uint32Array {
  const random = createRandom(seed);
  const lots = Uint32Array.from({ length: members }, (_, i) => i);
  for (let i = members - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const moved = lots[i]!;
    lots[i] = lots[j]!;
    lots[j] = moved;
  }
  return lots;
}

/** @throws MatchingError `invalid` unless `lots` is an order of 0 to members − 1 */
export function checkLots(lots: Uint32Array, members: number): void {
  const seen = new Uint8Array(members);
  for (const lot of lots) if (lot < members) seen[lot] = 1;
  if (lots.length !== members || seen.includes(0)) {
    throw new MatchingError('invalid', `lots must be an order of 0 to ${members - 1}`);
  }
}

/** A function giving the kinds of a member that a topic reserves for, as bits in the order of its reserves. */
export function kindMasks(instance: Instance): (member: number, topic: number) => number {
  const { kinds, reserves } = instance;
  if (kinds === undefined || reserves === undefined || reserves.every((row) => row.length === 0)) return () => 0;
  const most = kinds.reduce((top, own) => own.reduce((greatest, kind) => Math.max(greatest, kind), top), -1);
  const bits = reserves.map((row) => {
    const own = new Int32Array(row.length === 0 ? 0 : most + 1);
    row.forEach(({ kind }, i) => {
      if (kind <= most) own[kind] = 1 << i;
    });
    return own;
  });
  return (member, topic) => {
    const own = bits[topic]!;
    let mask = 0;
    if (own.length > 0) for (const kind of kinds[member]!) mask |= own[kind]!;
    return mask;
  };
}

/** Empty seats for every topic; none at closed ones. */
export function emptySeats(instance: Instance, closed?: Uint8Array): Seats[] {
  return Array.from(instance.capacity, (capacity, t) => {
    const open = closed?.[t] !== 1;
    return new Seats(open ? capacity : 0, open ? (instance.reserves?.[t] ?? []).map(({ seats }) => seats) : []);
  });
}

/**
 * The member-optimal stable placement: nobody could do better, by the order of her wishes, in any stable placement, and
 * no member can gain by misreporting her wishes. The order in which members ask does not matter.
 * @param lots M, from `drawLots` or a public draw: ties at topics go to the smaller
 * @param closed T, 1 for topics that do not take place
 * @returns O(E + P·log of the largest capacity) for P proposals; reserves add a search over a topic's kinds each
 */
export function deferredAcceptance(instance: Instance, lots: Uint32Array, closed?: Uint8Array): Placement {
  const { start, topic, place } = instance;
  const members = start.length - 1;
  const maskOf = kindMasks(instance);
  const seats = emptySeats(instance, closed);
  const next = start.slice(0, members);
  const got = new Int32Array(members).fill(-1);
  const seat = new Int32Array(members).fill(-1);
  // Only smaller keys get a seat. Most of those who ask are turned away here.
  const bar = Float64Array.from(seats, (one) => one.cutoff(0));
  const asking = Int32Array.from({ length: members }, (_, m) => m);
  for (let free = members; free > 0; ) {
    let losers = 0;
    for (let i = 0; i < free; i++) {
      const m = asking[i]!;
      const lot = lots[m]!;
      const end = start[m + 1]!;
      let e = next[m]!;
      for (; e < end; e++) {
        const at = place[e]!;
        const key = at * members + lot;
        const t = topic[e]!;
        if (key >= bar[t]! || at === REFUSED) continue;
        const loser = seats[t]!.offer(m, key, maskOf(m, t));
        if (loser === m) continue;
        if (loser >= 0) asking[losers++] = loser;
        bar[t] = seats[t]!.bar();
        break;
      }
      got[m] = e < end ? e : -1;
      next[m] = e + 1;
    }
    for (let i = 0; i < losers; i++) got[asking[i]!] = -1;
    free = losers;
  }
  for (const one of seats) {
    one.forEach((member, kind) => {
      seat[member] = kind;
    });
  }
  return { got, seat, seats };
}
