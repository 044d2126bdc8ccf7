/** Random problems, and the library's promises by definition, for tests and benches. */
import { createRandom } from '../random/prng.ts';
import { type Instance, REFUSED } from './instance.ts';

/** What a random problem looks like. */
export interface RandomProblem {
  members: number;
  topics: number;
  /** Wishes a member has, at most. */
  wishes: number;
  seed: number;
  /** Seats of all topics together for each member (default 1). */
  seats?: number;
  /** Whether there are ties on both sides (default none). */
  ties?: boolean;
  /** Part of the wishes that the topic refuses (default 0). */
  refused?: number;
  /** Kinds there are; topics reserve up to all their seats for some of them, members belong to up to two (default 0). */
  kinds?: number;
  /** Part of the topics with a least size (default 0). */
  least?: number;
  /** Popularity of topics: 0 all alike (default), 1 some much more wished for than others. */
  skew?: number;
}

/** A random problem, the same for the same description. */
export function randomProblem(what: RandomProblem): Instance {
  const random = createRandom(what.seed);
  const below = (n: number): number => Math.floor(random() * n);
  const { members, topics, kinds = 0 } = what;
  const ofMember = Math.min(what.wishes, topics);
  const start = new Uint32Array(members + 1);
  const topic = new Uint32Array(members * ofMember);
  const wish = new Uint32Array(members * ofMember);
  const place = new Uint32Array(members * ofMember);
  const order = Uint32Array.from({ length: topics }, (_, t) => t);
  let e = 0;
  for (let m = 0; m < members; m++) {
    const own = what.ties ? below(ofMember + 1) : ofMember;
    let tier = 0;
    for (let i = 0; i < own; i++) {
      const at = i + Math.floor((what.skew ? random() ** (1 + 2 * what.skew) : random()) * (topics - i));
      const moved = order[at]!;
      order[at] = order[i]!;
      order[i] = moved;
      if (i > 0 && !(what.ties && below(3) === 0)) tier++;
      topic[e] = moved;
      wish[e] = tier;
      const rank = what.ties ? below(4) : below(REFUSED - 1);
      place[e++] = random() < (what.refused ?? 0) ? REFUSED : rank;
    }
    start[m + 1] = e;
    if (what.skew) order.sort();
  }
  const capacity = Uint32Array.from({ length: topics }, () => {
    const mean = ((what.seats ?? 1) * members) / topics;
    return Math.max(0, Math.round(mean * (0.5 + random())));
  });
  const least = Uint32Array.from(capacity, (most) => (random() < (what.least ?? 0) ? below(most + 1) : 0));
  const instance: Instance = {
    start,
    topic: topic.slice(0, e),
    wish: wish.slice(0, e),
    place: place.slice(0, e),
    capacity,
    least,
  };
  if (kinds === 0) return instance;
  return {
    ...instance,
    kinds: Array.from({ length: members }, () => [...new Set(Array.from({ length: below(3) }, () => below(kinds)))]),
    reserves: Array.from(capacity, (most) => {
      let left = most;
      return Array.from({ length: kinds }, (_, kind) => {
        const seats = below(Math.min(left, Math.ceil((2 * most) / kinds)) + 1);
        left -= seats;
        return { kind, seats };
      }).filter(() => random() < 0.8);
    }),
  };
}

/**
 * Whom topic `t` chooses, by definition: members best first get a seat if that lets more reserved seats be filled at
 * once, then the best of the rest fill what is left.
 * @param keys smaller is better
 */
function chooseByDefinition(
  instance: Instance,
  t: number,
  from: readonly number[],
  keys: (m: number) => number,
): Set<number> {
  const sorted = [...from].sort((a, b) => keys(a) - keys(b));
  const rows = (instance.reserves?.[t] ?? []).flatMap(({ kind, seats }) => new Array<number>(seats).fill(kind));
  const chosen = new Set<number>();
  for (const m of sorted) if (fillable(instance, rows, [...chosen, m])) chosen.add(m);
  for (const m of sorted) if (chosen.size < instance.capacity[t]!) chosen.add(m);
  return chosen;
}

/** Whether each of these members can sit on a reserved seat of a kind of hers, all at once (Kuhn's augmenting paths). */
function fillable(instance: Instance, rows: readonly number[], members: readonly number[]): boolean {
  const holder = new Int32Array(rows.length).fill(-1);
  const seat = (m: number, tried: Set<number>): boolean => {
    for (let row = 0; row < rows.length; row++) {
      if (tried.has(row) || !instance.kinds![m]!.includes(rows[row]!)) continue;
      tried.add(row);
      if (holder[row] !== -1 && !seat(holder[row]!, tried)) continue;
      holder[row] = m;
      return true;
    }
    return false;
  };
  return members.every((m) => seat(m, new Set()));
}

/** All placements that respect capacities and refusals; each is the wish every member gets, -1 for none. */
export function* allPlacements(
  instance: Instance,
  m = 0,
  sizes = new Int32Array(instance.capacity.length),
): Generator<number[]> {
  const { start, topic, place, capacity } = instance;
  if (m === start.length - 1) {
    yield [];
    return;
  }
  for (let e = start[m]!; e <= start[m + 1]!; e++) {
    const none = e === start[m + 1]!;
    if (!none && (place[e] === REFUSED || sizes[topic[e]!]! >= capacity[topic[e]!]!)) continue;
    if (!none) sizes[topic[e]!]!++;
    for (const rest of allPlacements(instance, m + 1, sizes)) yield [none ? -1 : e, ...rest];
    if (!none) sizes[topic[e]!]!--;
  }
}

/**
 * Blocking pairs of a placement by definition, as wishes.
 * @param lots with lots, rows and lots decide ties, so that rankings are strict; without, a tie is no reason to block
 */
export function blockingByDefinition(
  instance: Instance,
  got: readonly number[],
  lots?: Uint32Array,
  closed?: Uint8Array,
): number[] {
  const { start, topic, wish, place } = instance;
  const blocking: number[] = [];
  got.forEach((own, m) => {
    for (let e = start[m]!; e < (own < 0 ? start[m + 1]! : own); e++) {
      const t = topic[e]!;
      if (place[e] === REFUSED || closed?.[t] || (!lots && own >= 0 && wish[e] === wish[own])) continue;
      const holders = [...got.keys()].filter((other) => got[other]! >= 0 && topic[got[other]!] === t);
      const keys = (other: number): number => {
        const at = place[other === m ? e : got[other]!]!;
        return lots ? at * lots.length + lots[other]! : at * 2 + (other === m ? 1 : 0);
      };
      if (chooseByDefinition(instance, t, [...holders, m], keys).has(m)) blocking.push(e);
    }
  });
  return blocking;
}
