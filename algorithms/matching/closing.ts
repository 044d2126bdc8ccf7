/** Least sizes met by closing topics. */
import { deferredAcceptance, type Placement } from './deferred-acceptance.ts';
import { type Instance, MatchingError } from './instance.ts';

/** A set of closed topics with what follows. */
export interface Closing {
  closed: Uint8Array;
  placement: Placement;
  /** Whether every smaller set was tried. */
  proven: boolean;
}

/** Sets are all tried while they are no more than this, and while their wishes are together no more than the second. */
const MOST_SETS = 4096;
const MOST_WORK = 4e8;

/**
 * Closes as few topics as it can so that those left reach their least sizes. Only topics that fall short when all are
 * open are ever closed. Closing a topic never takes members from another (substitutable choices that do not shrink), so
 * all others keep their size, and closing all that fall short always ends it. Among equally few: most members placed,
 * then the smallest sum of the ranks got, then the first in the order of topics.
 * @param open the placement with all open
 */
export function closeTopics(instance: Instance, lots: Uint32Array, open: Placement): Closing {
  const short = shortTopics(instance, open);
  let runs = 0;
  const most = Math.min(MOST_SETS, Math.max(64, MOST_WORK / (instance.topic.length + 1)));
  const run = (closed: Uint8Array): Closing => {
    runs++;
    return { closed, placement: deferredAcceptance(instance, lots, closed), proven: true };
  };
  if (short.length === 0) return { closed: new Uint8Array(instance.capacity.length), placement: open, proven: true };
  for (let size = 1; size <= short.length; size++) {
    if (runs + choose(short.length, size) > most) return { ...closeOneByOne(instance, short, run), proven: false };
    let best: Closing | null = null;
    for (const set of subsets(short, size)) {
      const closed = new Uint8Array(instance.capacity.length);
      for (const t of set) closed[t] = 1;
      const found = run(closed);
      if (shortTopics(instance, found.placement, closed).length > 0) continue;
      if (best === null || isBetter(instance, found.placement, best.placement)) best = found;
    }
    if (best !== null) return best;
  }
  throw new MatchingError('infeasible', 'topics fall short with all others closed');
}

/** Closes the topic that lacks the greatest part of its least size until none lacks, then opens what can be opened. */
function closeOneByOne(instance: Instance, short: readonly number[], run: (closed: Uint8Array) => Closing): Closing {
  const { least } = instance;
  const order: number[] = [];
  let at = run(new Uint8Array(least.length));
  for (;;) {
    const lacking = shortTopics(instance, at.placement, at.closed);
    if (lacking.length === 0) break;
    const part = (t: number) => at.placement.seats[t]!.size / least[t]!;
    const worst = lacking.reduce((a, b) => (part(b) < part(a) ? b : a));
    order.push(worst);
    const closed = at.closed.slice();
    closed[worst] = 1;
    at = run(closed);
  }
  const again = order.length + short.length <= MOST_SETS ? order : [];
  for (const t of again) {
    const closed = at.closed.slice();
    closed[t] = 0;
    const reopened = run(closed);
    if (shortTopics(instance, reopened.placement, closed).length === 0) at = reopened;
  }
  return at;
}

/** Open topics with fewer members than their least size, ascending. */
export function shortTopics(instance: Instance, placement: Placement, closed?: Uint8Array): number[] {
  const short: number[] = [];
  placement.seats.forEach((seats, t) => {
    if (closed?.[t] !== 1 && seats.size < instance.least[t]!) short.push(t);
  });
  return short;
}

function isBetter(instance: Instance, a: Placement, b: Placement): boolean {
  const worth = ({ got }: Placement): [number, number] => {
    let placed = 0;
    let ranks = 0;
    for (const e of got) {
      if (e < 0) continue;
      placed++;
      ranks += instance.wish[e]!;
    }
    return [placed, ranks];
  };
  const [placedA, ranksA] = worth(a);
  const [placedB, ranksB] = worth(b);
  return placedA > placedB || (placedA === placedB && ranksA < ranksB);
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 0; i < k; i++) ways = (ways * (n - i)) / (i + 1);
  return ways;
}

/** All subsets of a size, in the order of their elements. */
function* subsets(from: readonly number[], size: number, first = 0): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let i = first; i <= from.length - size; i++) {
    for (const rest of subsets(from, size - 1, i + 1)) yield [from[i]!, ...rest];
  }
}
