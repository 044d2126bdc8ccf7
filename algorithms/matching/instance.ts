/** What is to be matched, in typed arrays, and how it is made from names. */

/** Place of a member whom a topic does not accept. */
export const REFUSED = 0xffffffff;

/** Most kinds of one topic that may have reserved seats (they are bits of a 32-bit word). */
const MOST_KINDS = 30;

/** Kinds are numbered below this. */
const MOST_NUMBER = 4096;

/**
 * `invalid`: the input is wrong, the message says where. `infeasible`: the input is right, but the least sizes or loads
 * cannot all be met; the message says whose.
 */
export class MatchingError extends Error {
  readonly code: 'invalid' | 'infeasible';

  constructor(code: 'invalid' | 'infeasible', message: string) {
    super(message);
    this.name = 'MatchingError';
    this.code = code;
  }
}

/** Seats of a topic for members of a kind (a sector, a party, a level): who holds one counts for no other kind. */
export interface Reserve {
  kind: number;
  seats: number;
}

/**
 * A matching problem of M members and T topics; members and topics are numbered from 0. The E wishes of all members
 * stand in one row after another: those of member m at `start[m]` to `start[m + 1]`, best first. What a member does not
 * list, she does not want.
 */
export interface Instance {
  /** M + 1 offsets into the arrays of length E. */
  start: Uint32Array;
  /** E: the topic wished for. */
  topic: Uint32Array;
  /** E: how the member ranks it, 0 best; equal numbers are a tie, tried in the order of the row. */
  wish: Uint32Array;
  /** E: how the topic ranks the member, 0 best; equal numbers are a tie, decided by lot; `REFUSED` is not acceptable. */
  place: Uint32Array;
  /** T: greatest number of members. */
  capacity: Uint32Array;
  /** T: least number of members of a topic that takes place; 0 for none. */
  least: Uint32Array;
  /** M: the kinds each member belongs to, numbered from 0 to 4095; absent where no topic reserves. */
  kinds?: ReadonlyArray<readonly number[]>;
  /** T: reserved seats of each topic, together at most its capacity; absent where no topic reserves. */
  reserves?: ReadonlyArray<readonly Reserve[]>;
}

/** A ranking, best first; what stands together in a list is a tie. */
export type Ranking = ReadonlyArray<string | readonly string[]>;

/** A matching problem by names, as a file or a form holds it. */
export interface NamedProblem {
  members: ReadonlyArray<{ id: string; ranking: Ranking; kinds?: readonly string[] }>;
  topics: ReadonlyArray<{
    id: string;
    capacity: number;
    least?: number;
    /** Seats by kind. */
    reserves?: Readonly<Record<string, number>>;
    /** Ranking of members; absent: all are equal. */
    ranking?: Ranking;
  }>;
  /** A member whom a topic's ranking does not name comes last there (default), or is not accepted. */
  unranked?: 'last' | 'refused';
}

/** @throws MatchingError `invalid` unless `value` is a whole number from 0 to 2^32 − 2 */
function whole(value: number, what: string): number {
  if (!Number.isInteger(value) || value < 0 || value >= REFUSED) {
    throw new MatchingError('invalid', `${what} must be a whole number of at least 0, not ${String(value)}`);
  }
  return value;
}

function numbered(rows: ReadonlyArray<{ id: string }>, what: string): Map<string, number> {
  if (!Array.isArray(rows)) throw new MatchingError('invalid', `${what}s must be a list`);
  const numbers = new Map<string, number>();
  rows.forEach((row: { id: string } | null, i) => {
    const id = row?.id;
    if (typeof id !== 'string') throw new MatchingError('invalid', `${what} number ${i + 1} has no id`);
    if (numbers.has(id)) throw new MatchingError('invalid', `${what} ${id} stands twice`);
    numbers.set(id, i);
  });
  return numbers;
}

/** Calls `each(number, tier)` for what a ranking names, refusing unknown and repeated names (so ties cannot cycle). */
function readRanking(
  ranking: Ranking,
  numbers: ReadonlyMap<string, number>,
  owner: string,
  each: (i: number, tier: number) => void,
): void {
  if (!Array.isArray(ranking)) throw new MatchingError('invalid', `${owner}: the ranking must be a list`);
  const seen = new Set<number>();
  (ranking as Ranking).forEach((tied, tier) => {
    if (typeof tied !== 'string' && !Array.isArray(tied)) {
      throw new MatchingError('invalid', `${owner} ranks something that is neither a name nor a list of names`);
    }
    for (const id of typeof tied === 'string' ? [tied] : tied) {
      const i = numbers.get(id);
      if (i === undefined) throw new MatchingError('invalid', `${owner} ranks ${String(id)}, who or which is unknown`);
      if (seen.has(i)) throw new MatchingError('invalid', `${owner} ranks ${id} twice`);
      seen.add(i);
      each(i, tier);
    }
  });
}

/**
 * Turns a problem by names into arrays, in the order given.
 * @throws MatchingError `invalid` for unknown or repeated names and impossible numbers
 */
export function readProblem(problem: NamedProblem): Instance {
  if (typeof problem !== 'object' || problem === null)
    throw new MatchingError('invalid', 'a problem must be an object');
  const memberOf = numbered(problem.members, 'member');
  const topicOf = numbered(problem.topics, 'topic');
  const kindOf = new Map<string, number>();
  const numberOfKind = (kind: string): number => {
    if (!kindOf.has(kind)) kindOf.set(kind, kindOf.size);
    return kindOf.get(kind)!;
  };
  const last = problem.unranked === 'refused' ? REFUSED : REFUSED - 1;
  const placeAt = problem.topics.map(({ id, ranking }) => {
    if (ranking === undefined) return null;
    const places = new Map<number, number>();
    readRanking(ranking, memberOf, `topic ${id}`, (m, tier) => places.set(m, tier));
    return { places, unranked: last === REFUSED ? REFUSED : ranking.length };
  });
  const start = new Uint32Array(problem.members.length + 1);
  const topic: number[] = [];
  const wish: number[] = [];
  const place: number[] = [];
  problem.members.forEach(({ id, ranking }, m) => {
    readRanking(ranking, topicOf, `member ${id}`, (t, tier) => {
      topic.push(t);
      wish.push(tier);
      const at = placeAt[t];
      place.push(at ? (at.places.get(m) ?? at.unranked) : 0);
    });
    start[m + 1] = topic.length;
  });
  const instance: Instance = {
    start,
    topic: Uint32Array.from(topic),
    wish: Uint32Array.from(wish),
    place: Uint32Array.from(place),
    capacity: Uint32Array.from(problem.topics, ({ id, capacity }) => whole(capacity, `capacity of topic ${id}`)),
    least: Uint32Array.from(problem.topics, ({ id, least }) => whole(least ?? 0, `least size of topic ${id}`)),
    kinds: problem.members.map(({ id, kinds = [] }) => {
      if (!Array.isArray(kinds)) throw new MatchingError('invalid', `member ${id}: the kinds must be a list`);
      return [...new Set((kinds as readonly string[]).map(numberOfKind))];
    }),
    reserves: problem.topics.map(({ id, reserves }) =>
      Object.entries(reserves ?? {}).map(([kind, seats]) => ({
        kind: numberOfKind(kind),
        seats: whole(seats, `seats for ${kind} in topic ${id}`),
      })),
    ),
  };
  checkInstance(instance);
  return instance;
}

/**
 * Refuses arrays that are no problem: lengths, ranges, rankings out of order, a topic twice in one row, least above
 * greatest size, reserves beyond the capacity. One pass over the wishes.
 * @throws MatchingError `invalid`
 */
export function checkInstance(instance: Instance): void {
  const { start, topic, wish, place, capacity, least } = instance;
  const fail = (message: string): never => {
    throw new MatchingError('invalid', message);
  };
  const members = start.length - 1;
  const topics = capacity.length;
  if (members < 0 || start[0] !== 0) fail('start must hold one number more than there are members, the first 0');
  const wishes = start[members]!;
  for (let m = 0; m < members; m++) if (start[m + 1]! < start[m]!) fail(`start goes backwards at member ${m}`);
  for (const row of [topic, wish, place]) if (row.length !== wishes) fail('topic, wish and place differ in length');
  if (least.length !== topics) fail('capacity and least differ in length');
  const seenBy = new Int32Array(topics).fill(-1);
  for (let m = 0; m < members; m++) {
    const end = start[m + 1]!;
    let before = 0;
    for (let e = start[m]!; e < end; e++) {
      const t = topic[e]!;
      if (t >= topics) fail(`member ${m} wishes for topic ${t} of ${topics}`);
      if (seenBy[t] === m) fail(`member ${m} wishes for topic ${t} twice`);
      seenBy[t] = m;
      const rank = wish[e]!;
      if (rank < before) fail(`the wishes of member ${m} are not in order`);
      before = rank;
    }
  }
  for (let t = 0; t < topics; t++) {
    if (least[t]! > capacity[t]!) fail(`topic ${t}: least size ${least[t]} above the capacity ${capacity[t]}`);
  }
  checkReserves(instance, members, fail);
}

function checkReserves(instance: Instance, members: number, fail: (message: string) => never): void {
  const { kinds, reserves, capacity } = instance;
  if (reserves === undefined) return;
  if (reserves.length !== capacity.length) fail('reserves must have a row for each topic');
  if (kinds?.length !== members) fail('kinds must have a row for each member');
  kinds?.forEach((own, m) => {
    for (const kind of own)
      if (!(Number.isInteger(kind) && kind >= 0 && kind < MOST_NUMBER)) fail(`member ${m} has kind ${kind}`);
  });
  reserves.forEach((row, t) => {
    for (const { kind } of row)
      if (!(Number.isInteger(kind) && kind >= 0)) fail(`topic ${t} reserves for kind ${kind}`);
    if (row.length > MOST_KINDS) fail(`topic ${t} reserves seats for more than ${MOST_KINDS} kinds`);
    if (new Set(row.map(({ kind }) => kind)).size < row.length) fail(`topic ${t} reserves for one kind twice`);
    const seats = row.reduce((sum, one) => sum + whole(one.seats, `seats reserved in topic ${t}`), 0);
    if (seats > capacity[t]!) fail(`topic ${t} reserves ${seats} of ${capacity[t]} seats`);
  });
}
