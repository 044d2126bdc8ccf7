/** Certificates tampered with, each in a kind and a place of its own, for the checker's tests and bench. */

import { createRandom } from '../random/prng.ts';
import { BlockingCounter } from './blocking-counter.ts';
import { type Instance, REFUSED } from './instance.ts';
import { matchMembers } from './match-members.ts';
import { type Matching, REASONS, reasonsOf } from './matching.ts';
import { randomProblem } from './testing.ts';

/** A certificate that is wrong, and the lots that were published. */
export interface Tampered {
  kind: string;
  instance: Instance;
  forged: Matching;
  lots: Uint32Array;
}

/** A well-made certificate for another placement: all rows but the placement itself are honest. */
export function certifyPlacement(instance: Instance, made: Matching, other: ArrayLike<number>): Matching {
  const got = Int32Array.from(other);
  const seats = new BlockingCounter(instance, made.lots).seatsOf(got);
  const seat = new Int32Array(got.length).fill(-1);
  for (const one of seats) {
    one.forEach((m, kind) => {
      seat[m] = kind;
    });
  }
  return {
    ...made,
    got,
    seat,
    topicOf: Int32Array.from(got, (e) => (e < 0 ? -1 : instance.topic[e]!)),
    sizes: Uint32Array.from(seats, ({ size }) => size),
    reasons: reasonsOf(instance, made.lots, made.closed, got, seats),
  };
}

type Forge = (forged: Matching, instance: Instance, pick: (from: number) => number) => Matching | null;

/** A change of the certificate; null where there is nothing of the kind to change. */
const FORGERIES: Record<string, Forge> = {
  'a member moved to a wish she likes less': (made, instance, pick) =>
    moved(made, instance, pick, (m, e) => made.got[m]! >= 0 && instance.wish[e]! > instance.wish[made.got[m]!]!),
  'a member moved to a better wish with a seat left or another thrown out': (made, instance, pick) => {
    const m = memberWho(
      made,
      pick,
      (one) => made.reasons[instance.start[one]!] !== 0 && made.got[one] !== instance.start[one],
    );
    const e = m < 0 ? -1 : instance.start[m]!;
    if (e < 0 || instance.place[e] === REFUSED || made.closed[instance.topic[e]!] === 1) return null;
    const got = made.got.slice();
    const out = made.topicOf.indexOf(instance.topic[e]!);
    if (out >= 0) got[out] = -1;
    got[m] = e;
    return certifyPlacement(instance, made, got);
  },
  'a member dropped': (made, instance, pick) => {
    const m = memberWho(made, pick, (one) => made.got[one]! >= 0);
    if (m < 0) return null;
    const got = made.got.slice();
    got[m] = -1;
    return certifyPlacement(instance, made, got);
  },
  'a topic over its capacity': (made, instance, pick) => {
    const m = memberWho(made, pick, (one) => {
      const t = instance.topic[instance.start[one]!]!;
      return (
        made.got[one]! !== instance.start[one] &&
        made.sizes[t] === instance.capacity[t] &&
        made.reasons[instance.start[one]!] === 2
      );
    });
    if (m < 0) return null;
    const e = instance.start[m]!;
    if (made.got[m]! >= 0) made.sizes[made.topicOf[m]!]!--;
    made.got[m] = e;
    made.topicOf[m] = instance.topic[e]!;
    made.seat[m] = -1;
    made.sizes[instance.topic[e]!]!++;
    made.reasons[e] = 1;
    made.reasons.fill(0, e + 1, instance.start[m + 1]);
    return made;
  },
  'a topic written down beside the wish': (made, instance, pick) => {
    const m = memberWho(made, pick, () => true);
    made.topicOf[m] = (made.topicOf[m]! + 2) % instance.capacity.length;
    return made;
  },
  'a size changed': (made, _, pick) => {
    made.sizes[pick(made.sizes.length)]!++;
    return made;
  },
  'a reason changed': (made, _, pick) => {
    const e = pick(made.reasons.length);
    made.reasons[e] = (made.reasons[e]! + 1 + pick(REASONS.length - 1)) % REASONS.length;
    return made;
  },
  'a lot decision called a ranking, or the other way round': (made, _, pick) => {
    const at = [...made.reasons.keys()].filter((e) => made.reasons[e] === 2 || made.reasons[e] === 3);
    if (at.length === 0) return null;
    const e = at[pick(at.length)]!;
    made.reasons[e] = 5 - made.reasons[e]!;
    return made;
  },
  'two lots exchanged': (made, _, pick) => {
    const [a, b] = [pick(made.lots.length), pick(made.lots.length)];
    if (a === b) return null;
    [made.lots[a], made.lots[b]] = [made.lots[b]!, made.lots[a]!];
    return made;
  },
  'one on a seat kept for a kind she is not of': (made, instance, pick) => {
    const m = memberWho(made, pick, (one) => {
      const row = made.topicOf[one]! < 0 ? [] : (instance.reserves?.[made.topicOf[one]!] ?? []);
      return row.length > 0 && !instance.kinds![one]!.includes(row[0]!.kind);
    });
    if (m < 0) return null;
    made.seat[m] = 0;
    return made;
  },
  'one of the kind taken off the reserved seat': (made, _, pick) => {
    const m = memberWho(made, pick, (one) => made.seat[one]! >= 0);
    if (m < 0) return null;
    made.seat[m] = -1;
    return made;
  },
  'two members exchanged': (made, instance, pick) => {
    if (made.rule === 'fewest-blocking') return null;
    for (let tries = 0; tries < 200; tries++) {
      const [a, b] = [pick(made.got.length), pick(made.got.length)];
      const [toA, toB] = [wishFor(instance, a, made.topicOf[b]!), wishFor(instance, b, made.topicOf[a]!)];
      if (made.topicOf[a] === made.topicOf[b] || toA < 0 || toB < 0) continue;
      const got = made.got.slice();
      [got[a], got[b]] = [toA, toB];
      return certifyPlacement(instance, made, got);
    }
    return null;
  },
  'a topic said to be closed': (made, _, pick) => {
    const open = [...made.closed.keys()].filter((t) => made.closed[t] === 0);
    made.closed[open[pick(open.length)]!] = 1;
    return made;
  },
  'a closed topic said to be open': (made) => {
    const t = made.closed.indexOf(1);
    if (t < 0) return null;
    made.closed[t] = 0;
    return made;
  },
  'a blocking pair hidden': (made, _, pick) => {
    if (made.blocking.length === 0) return null;
    const hidden = made.blocking[pick(made.blocking.length)]!;
    made.reasons[hidden] = 2;
    return { ...made, blocking: made.blocking.filter((e) => e !== hidden) };
  },
  'a blocking pair left off the list only': (made, _, pick) => {
    const at = pick(made.blocking.length + 1);
    return made.blocking.length === 0
      ? null
      : { ...made, blocking: made.blocking.filter((_one, i) => i !== at % made.blocking.length) };
  },
  'a blocking pair made up': (made, _, pick) => {
    const e = pick(made.reasons.length);
    if (made.blocking.includes(e)) return null;
    made.reasons[e] = 7;
    return { ...made, blocking: Uint32Array.from([...made.blocking, e]).sort() };
  },
  'another promise of truthfulness': (made) => ({ ...made, truthful: !made.truthful }),
  'the matching with all open left out or forged': (made, _, pick) => {
    if (made.allOpen === null) return null;
    if (pick(3) === 0) return { ...made, allOpen: null };
    const m = memberWho(made.allOpen, pick, (one) => made.allOpen!.got[one]! >= 0);
    made.allOpen.got[m] = -1;
    return made;
  },
  'another rule named': (made) => (made.closed.includes(1) ? { ...made, rule: 'fewest-blocking' } : null),
  'a row cut short': (made, _, pick) => {
    const row = (['got', 'topicOf', 'seat', 'sizes', 'closed', 'reasons'] as const)[pick(6)]!;
    return { ...made, [row]: made[row].slice(1) };
  },
};

/**
 * Makes tampered certificates of every kind in turn from instances with ties, refusals, reserves and least sizes.
 * @param count how many, no two of the same kind with the same content
 */
export function tamperedCertificates(count: number, seed: number): Tampered[] {
  const all: Tampered[] = [];
  const seen = new Set<string>();
  const bases = basesFor(seed);
  const random = createRandom(seed);
  let turn = 0;
  for (let round = 0; all.length < count; round++) {
    for (const [kind, forge] of Object.entries(FORGERIES)) {
      const { instance, made } = bases[(round + turn) % bases.length]!;
      turn++;
      const forged = forge(structuredClone(made), instance, (from) => Math.floor(random() * from));
      if (forged === null) continue;
      const name = JSON.stringify([kind, forged]);
      if (seen.has(name) || all.length === count) continue;
      seen.add(name);
      all.push({ kind, instance, forged, lots: made.lots });
    }
  }
  return all;
}

function basesFor(seed: number): Array<{ instance: Instance; made: Matching }> {
  const rich = randomProblem({
    members: 60,
    topics: 7,
    wishes: 6,
    seed,
    kinds: 3,
    ties: true,
    refused: 0.1,
    seats: 0.8,
  });
  const bases = [{ instance: rich, made: matchMembers(rich, { seed }) }];
  for (const leastRule of ['close', 'fewest-blocking'] as const) {
    for (let next = seed; ; next++) {
      const instance = randomProblem({
        members: 40,
        topics: 8,
        wishes: 6,
        seed: next,
        seats: 1.7,
        least: 0.8,
        skew: 1,
      });
      try {
        const made = matchMembers(instance, { seed, leastRule });
        if (made.blocking.length < 3 && !made.closed.includes(1)) continue;
        bases.push({ instance, made });
        break;
      } catch {
        // Not all least sizes can be met: the next one.
      }
    }
  }
  return bases;
}

function memberWho(made: Matching, pick: (from: number) => number, fits: (m: number) => boolean): number {
  const all = [...made.got.keys()].filter(fits);
  return all.length === 0 ? -1 : all[pick(all.length)]!;
}

function wishFor({ start, topic, place }: Instance, m: number, t: number): number {
  for (let e = start[m]!; e < start[m + 1]!; e++) if (topic[e] === t && place[e] !== REFUSED) return e;
  return -1;
}

function moved(
  made: Matching,
  instance: Instance,
  pick: (from: number) => number,
  fits: (m: number, e: number) => boolean,
): Matching | null {
  if (made.rule === 'fewest-blocking') return null;
  for (let tries = 0; tries < 200; tries++) {
    const m = pick(made.got.length);
    for (let e = instance.start[m]!; e < instance.start[m + 1]!; e++) {
      const t = instance.topic[e]!;
      const room = made.sizes[t]! < instance.capacity[t]! && made.closed[t] === 0;
      if (!fits(m, e) || instance.place[e] === REFUSED || !room) continue;
      const got = made.got.slice();
      got[m] = e;
      return certifyPlacement(instance, made, got);
    }
  }
  return null;
}
