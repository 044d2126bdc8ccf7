/** The result of a matching and the reason of every pair: everything `checker.ts` needs besides the instance. */
import { kindMasks } from './deferred-acceptance.ts';
import { type Instance, REFUSED } from './instance.ts';
import type { Seats } from './seats.ts';

/**
 * What is done about least sizes: `close` topics that nobody saves, place members with the `fewest-blocking` pairs, or
 * `ignore` them.
 */
export const LEAST_RULES = ['close', 'fewest-blocking', 'ignore'] as const;

export type LeastRule = (typeof LEAST_RULES)[number];

/**
 * Why a member has or has not a topic she wished for, by number:
 * - `content`: she has one she ranks as high or higher.
 * - `held`: she has it.
 * - `outranked`: all seats she could take are held by members the topic ranks higher.
 * - `tied`: the last of them is ranked as high as she, and was preferred by lot (or was there, with `fewest-blocking`).
 * - `reserved`: the topic has members it ranks lower, but on seats kept for kinds she is not of.
 * - `refused`: the topic does not accept her.
 * - `closed`: the topic does not take place.
 * - `exception`: she and the topic would rather have each other; that is not given so that all least sizes are met.
 */
export const REASONS = ['content', 'held', 'outranked', 'tied', 'reserved', 'refused', 'closed', 'exception'] as const;

export type Reason = (typeof REASONS)[number];

/** A matching with its certificate. M members, T topics, E wishes as in `Instance`. */
export interface Matching {
  rule: LeastRule;
  /** M: the order that decided ties, a permutation. */
  lots: Uint32Array;
  /** M: the wish each member got, as an index into the wishes; -1 for none. */
  got: Int32Array;
  /** M: the topic each member got; -1 for none. */
  topicOf: Int32Array;
  /** M: the row in her topic's reserves whose seat she holds; -1 for an open seat or none. */
  seat: Int32Array;
  /** T: how many members. */
  sizes: Uint32Array;
  /** T: 1 where the topic does not take place. */
  closed: Uint8Array;
  /** E: a number of `REASONS` for every wish. */
  reasons: Uint8Array;
  /** Wishes that are exceptions, ascending: the blocking pairs. */
  blocking: Uint32Array;
  /** Whether the fewest closed topics, or blocking pairs, are known to be the fewest. */
  proven: boolean;
  /** Whether no single member could have gained by reporting other wishes. */
  truthful: boolean;
  /** With closed topics: the matching with all open, where each of them falls short. */
  allOpen: Matching | null;
}

const numberOf = Object.fromEntries(REASONS.map((reason, i) => [reason, i])) as Record<Reason, number>;

/** @returns E numbers of `REASONS`; O(E), and the time of a cutoff for each wish better than the one got */
export function reasonsOf(
  instance: Instance,
  lots: Uint32Array,
  closed: Uint8Array,
  got: Int32Array,
  seats: readonly Seats[],
): Uint8Array {
  const { start, topic, wish, place } = instance;
  const members = lots.length;
  const maskOf = kindMasks(instance);
  const worst = Float64Array.from(seats, (one) => Math.floor(one.worstOfAll() / members));
  const anyKind = Float64Array.from(seats, (one) => Math.floor(one.cutoff(0) / members));
  const reserves = instance.reserves?.some((row) => row.length > 0) === true;
  const ofKinds = seats.map(() => new Map<number, number>());
  const tierFor = (t: number, mask: number): number => {
    let tier = ofKinds[t]!.get(mask);
    if (tier === undefined) {
      tier = Math.floor(seats[t]!.cutoff(mask) / members);
      ofKinds[t]!.set(mask, tier);
    }
    return tier;
  };
  const { held, outranked, tied, reserved, refused, closed: shut, exception } = numberOf;
  const reasons = new Uint8Array(topic.length); // all content
  for (let m = 0; m < members; m++) {
    const own = got[m]!;
    let end = start[m + 1]!;
    if (own >= 0) {
      reasons[own] = held;
      end = own;
      while (end > start[m]! && wish[end - 1] === wish[own]) end--;
    }
    for (let e = start[m]!; e < end; e++) {
      const t = topic[e]!;
      const at = place[e]!;
      if (at === REFUSED) reasons[e] = refused;
      else if (closed[t] === 1) reasons[e] = shut;
      else {
        const mask = reserves ? maskOf(m, t) : 0;
        const tier = mask === 0 ? anyKind[t]! : tierFor(t, mask);
        if (tier > at) reasons[e] = exception;
        else if (worst[t]! > at) reasons[e] = reserved;
        else reasons[e] = tier === at ? tied : outranked;
      }
    }
  }
  return reasons;
}

/** Why one member has or has not one topic. */
export interface Explanation {
  /** `unwished`: she does not list the topic. */
  reason: Reason | 'unwished';
  /** Her rank of the topic, and the topic's of her, 0 best; null where there is none. */
  wish: number | null;
  place: number | null;
  /** For `outranked`, `tied` and `reserved`: the last member holding an open seat, and the topic's rank of her. */
  last: { member: number; place: number } | null;
  /** For `content`: the topic she has instead. */
  instead: number | null;
}

/** Why member `m` has or has not topic `t`. O(M) for the last member admitted, else O(her wishes). */
export function explainPair(instance: Instance, matching: Matching, m: number, t: number): Explanation {
  const { start, topic, wish, place } = instance;
  let e = start[m]!;
  while (e < start[m + 1]! && topic[e] !== t) e++;
  if (e >= start[m + 1]!) return { reason: 'unwished', wish: null, place: null, last: null, instead: null };
  const reason = REASONS[matching.reasons[e]!]!;
  const fought = reason === 'outranked' || reason === 'tied' || reason === 'reserved';
  return {
    reason,
    wish: wish[e]!,
    place: place[e] === REFUSED ? null : place[e]!,
    last: fought ? lastOnOpenSeat(instance, matching, t) : null,
    instead: reason === 'content' ? matching.topicOf[m]! : null,
  };
}

function lastOnOpenSeat(instance: Instance, matching: Matching, t: number): Explanation['last'] {
  let last: Explanation['last'] = null;
  for (let m = 0; m < matching.topicOf.length; m++) {
    if (matching.topicOf[m] !== t || matching.seat[m] !== -1) continue;
    const place = instance.place[matching.got[m]!]!;
    if (
      last === null ||
      place > last.place ||
      (place === last.place && matching.lots[m]! > matching.lots[last.member]!)
    )
      last = { member: m, place };
  }
  return last;
}

/**
 * Who would come next to a topic, best first: members who would rather have it than what they got and whom it accepts.
 * When seats reserved for a kind become free, the first of that kind comes. O(E).
 */
export function waitingList(instance: Instance, matching: Matching, t: number): number[] {
  const { start, topic, wish, place } = instance;
  const waiting: Array<{ m: number; at: number; lot: number }> = [];
  matching.got.forEach((own, m) => {
    const end = own < 0 ? start[m + 1]! : own;
    for (let e = start[m]!; e < end; e++) {
      if (topic[e] !== t || place[e] === REFUSED || (own >= 0 && wish[e] === wish[own])) continue;
      waiting.push({ m, at: place[e]!, lot: matching.lots[m]! });
    }
  });
  return waiting.sort((a, b) => a.at - b.at || a.lot - b.lot).map(({ m }) => m);
}
