/** Verifies a matching from the instance and the certificate alone; shares no code with what made it. */
import type { Instance } from './instance.ts';
import type { Matching } from './matching.ts';

const [CONTENT, HELD, OUTRANKED, TIED, RESERVED, REFUSES, CLOSED, EXCEPTION] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const REFUSED = 0xffffffff;
const OPEN_SEAT = -1;

/**
 * Counts everything again: seats, sizes, reserves, every reason, every blocking pair, and that no stable matching is
 * better for members (a better one exists exactly if seats can be passed on in a circle; docs/algorithms/matching.md).
 * @param lots where given, the lots the certificate must be made with
 * @returns what is wrong, in English; empty if the certificate holds. O(E), reserves apart.
 */
export function checkMatching(instance: Instance, matching: Matching, lots = matching.lots): string[] {
  const { start, topic, wish, place, capacity, least } = instance;
  const { rule, got, topicOf, seat, sizes, closed, reasons, allOpen } = matching;
  const [M, T] = [start.length - 1, capacity.length];
  const faults: string[] = [];
  const need = (holds: boolean, fault: string): void => void (holds || faults.push(fault));
  if ([matching.lots, lots, got, topicOf, seat].some((row) => row.length !== M))
    return ['a row of members is too short'];
  if (sizes.length !== T || closed.length !== T) return ['a row of topics is too short'];
  if (reasons.length !== topic.length) return ['the row of reasons is too short'];
  need(new Set(lots).size === M && lots.every((lot, m) => lot < M && lot === matching.lots[m]), 'other lots');

  // Who holds what. Where blocking pairs are only to be few, a tie is no reason to block; elsewhere lots decide ties.
  const strict = rule !== 'fewest-blocking';
  const key = (m: number, e: number): number => (strict ? place[e]! * M + lots[m]! : place[e]!);
  const placeOf = (bar: number): number => (strict ? Math.floor(bar / M) : bar);
  const known = new Map<string, number>(); // Members of the same kinds are of one class.
  const kindsOf: Array<readonly number[]> = [];
  const classes = Array.from(got, (_, m) => {
    const own = instance.kinds?.[m] ?? [];
    if (!known.has(own.join())) known.set(own.join(), kindsOf.push(own) - 1);
    return known.get(own.join())!;
  });
  const classOf = (m: number, t: number): number => (instance.reserves?.[t]?.length ? classes[m]! : 0);
  const rowsOf = remembered((t, own) => {
    const reserves = instance.reserves?.[t] ?? [];
    return [...reserves.keys()].filter((row) => kindsOf[own]!.includes(reserves[row]!.kind));
  });
  const held: number[][] = Array.from(capacity, () => []);
  for (let m = 0; m < M; m++) {
    const e = got[m]!;
    const wished = e >= start[m]! && e < start[m + 1]! && place[e] !== REFUSED && topicOf[m] === topic[e];
    if (wished) held[topicOf[m]!]!.push(m);
    else if (e !== -1 || topicOf[m] !== -1 || seat[m] !== OPEN_SEAT)
      return [...faults, `member ${m} has no right to it`];
  }
  const free = held.map((members, t) => {
    const left = (instance.reserves?.[t] ?? []).map(({ seats }) => seats);
    for (const m of members) {
      if (seat[m] === OPEN_SEAT) continue;
      need(rowsOf(t, classOf(m, t)).includes(seat[m]!), `member ${m} sits on another kind's seat`);
      left[seat[m]!]!--;
    }
    need(!left.some((seats) => !(seats >= 0)), `reserves of topic ${t}`);
    need(members.length === sizes[t] && members.length <= capacity[t]!, `size of topic ${t}`);
    need(closed[t] === 0 || (closed[t] === 1 && rule === 'close' && sizes[t] === 0), `topic ${t} is closed`);
    need(closed[t] === 1 || rule === 'ignore' || sizes[t]! >= least[t]!, `topic ${t} is short`);
    return left;
  });

  // Bars: only with a smaller key does one get a seat. Seats are reached by moving holders to others they may sit on.
  const worst = (t: number, on: (row: number) => boolean): number =>
    held[t]!.reduce((bar, m) => (on(seat[m]!) ? Math.max(bar, key(m, got[m]!)) : bar), -1);
  const reached = remembered((t, own) => {
    const found = new Set(rowsOf(t, own));
    for (const row of found) {
      for (const m of held[t]!) if (seat[m] === row) for (const other of rowsOf(t, classOf(m, t))) found.add(other);
    }
    return found;
  });
  const reservedBar = remembered((t, own) => {
    const found = reached(t, own);
    return [...found].some((row) => free[t]![row]! > 0) ? Infinity : worst(t, (row) => found.has(row));
  });
  const onOpenSeats = remembered((t) => worst(t, (row) => row === OPEN_SEAT));
  const bar = remembered((t, own) => {
    return sizes[t]! < capacity[t]! ? Infinity : Math.max(reservedBar(t, own), onOpenSeats(t, 0));
  });
  held.forEach((members, t) => {
    for (const m of members) {
      const inPlace = seat[m] !== OPEN_SEAT || reservedBar(t, classOf(m, t)) <= key(m, got[m]!);
      need(inPlace, `member ${m} belongs on a reserved seat`);
    }
  });

  // Reasons and blocking pairs.
  const bottom = held.map((_, t) => placeOf(worst(t, () => true)));
  const reasonFor = (m: number, e: number, own: number): number => {
    if (e === own) return HELD;
    if (own >= 0 && wish[e]! >= wish[own]!) return CONTENT;
    if (place[e] === REFUSED) return REFUSES;
    const t = topic[e]!;
    if (closed[t] === 1) return CLOSED;
    const needed = placeOf(bar(t, classOf(m, t)));
    if (needed > place[e]!) return EXCEPTION;
    if (bottom[t]! > place[e]!) return RESERVED;
    return needed === place[e] ? TIED : OUTRANKED;
  };
  const longing = held.map(() => new Map<number, Wish>()); // of each class, the best who would rather have it
  const exceptions: number[] = [];
  for (let m = 0; m < M; m++) {
    const mine = got[m]!;
    for (let e = start[m]!; e < start[m + 1]!; e++) {
      const t = topic[e]!;
      const reason = reasonFor(m, e, mine);
      if (reasons[e] !== reason) faults.push(`reason of member ${m} and topic ${t}`);
      if (reason === EXCEPTION) exceptions.push(e);
      if ((mine >= 0 && e >= mine) || place[e] === REFUSED || closed[t] === 1) continue;
      const own = classOf(m, t);
      if (strict && bar(t, own) > key(m, e)) faults.push(`member ${m} and topic ${t} block`);
      const best = longing[t]!.get(own);
      if (best === undefined || key(m, e) < key(best.m, best.e)) longing[t]!.set(own, { m, e });
    }
  }
  need(exceptions.join() === Array.from(matching.blocking).join(), 'the blocking pairs are others');

  // The heir of a seat is who would take it if its holder left; heirs in a circle could pass their seats on.
  const first = (from: readonly Wish[]): number => {
    if (from.length === 0) return -1;
    return from.reduce((best, one) => (key(one.m, one.e) < key(best.m, best.e) ? one : best)).m;
  };
  const heir = remembered((t, row) => {
    const all = [...longing[t]!.values()];
    const onOpen = held[t]!.filter((m) => seat[m] === OPEN_SEAT).map((m) => ({ m, e: got[m]! }));
    const able = [...all, ...onOpen].filter(({ m }) => reached(t, classOf(m, t)).has(row));
    const next = first(row === OPEN_SEAT ? all : able);
    return next < 0 || topicOf[next] === t ? first(all) : next;
  });
  const visited = new Int32Array(M);
  for (let m = 0; strict && m < M; m++) {
    let h = m;
    for (; h >= 0 && topicOf[h]! >= 0 && visited[h] === 0; h = heir(topicOf[h]!, seat[h]!)) visited[h] = m + 1;
    need(h < 0 || topicOf[h]! < 0 || visited[h] !== m + 1, `member ${h} and others could pass their seats on`);
  }

  // What the result says of itself.
  const anyClosed = closed.includes(1);
  need(matching.truthful === (strict ? !anyClosed : least.every((one) => one === 0)), 'the claim of truthfulness');
  need(matching.proven || anyClosed || exceptions.length > 0, 'the claim of proof');
  need(
    anyClosed === (allOpen !== null) && (allOpen === null || allOpen.rule === 'ignore'),
    'the matching with all open',
  );
  if (!anyClosed || allOpen?.rule !== 'ignore') return faults;
  for (let t = 0; t < T; t++) need(!closed[t] || allOpen.sizes[t]! < least[t]!, `topic ${t} did not fall short`);
  return [...faults, ...checkMatching(instance, allOpen, lots).map((fault) => `with all open: ${fault}`)];
}

/** A wish and whose it is. */
interface Wish {
  m: number;
  e: number;
}

/** A function of a topic and another number that reckons each answer once. */
function remembered<T>(reckon: (t: number, other: number) => T): (t: number, other: number) => T {
  const answers: Array<Map<number, T>> = [];
  return (t, other) => {
    answers[t] ??= new Map();
    if (!answers[t].has(other)) answers[t].set(other, reckon(t, other));
    return answers[t].get(other)!;
  };
}
