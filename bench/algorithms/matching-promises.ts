/** Parts of the matching bench that count broken promises. */
import { checkMatching } from '../../algorithms/matching/checker.ts';
import { deferredAcceptance, drawLots } from '../../algorithms/matching/deferred-acceptance.ts';
import { type Instance, MatchingError } from '../../algorithms/matching/instance.ts';
import { matchMembers } from '../../algorithms/matching/match-members.ts';
import {
  allPlacements,
  blockingByDefinition,
  type RandomProblem,
  randomProblem,
} from '../../algorithms/matching/testing.ts';
import { tamperedCertificates } from '../../algorithms/matching/testing-tamper.ts';
import { createRandom } from '../../algorithms/random/prng.ts';

function problemOf(random: () => number, most: { members: number; topics: number }): RandomProblem {
  const below = (n: number): number => Math.floor(random() * n);
  const topics = 1 + below(most.topics);
  return {
    members: 1 + below(most.members),
    topics,
    wishes: 1 + below(topics),
    seed: below(2 ** 31),
    seats: 0.5 + 1.5 * random(),
    ties: random() < 0.5,
    refused: random() < 0.5 ? 0 : 0.15,
    kinds: below(4),
    skew: below(2),
  };
}

/** Blocking pairs, counted by definition, and faults found by the checker. */
export function benchStability(count: number, seed: number): void {
  const random = createRandom(seed);
  const since = performance.now();
  let [pairs, faults, wishes, reserved, tied] = [0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const what = problemOf(random, { members: 40, topics: 8 });
    const instance = randomProblem(what);
    const matching = matchMembers(instance, { seed: i });
    pairs += blockingByDefinition(instance, [...matching.got], matching.lots).length;
    if (checkMatching(instance, matching).length > 0) faults++;
    wishes += instance.topic.length;
    if (what.kinds) reserved++;
    if (what.ties) tied++;
  }
  console.log(
    `  ${count} random instances up to 40 × 8 (${tied} with ties, ${reserved} with reserves, ${wishes} wishes): ` +
      `${pairs} blocking pairs; certificates refused ${faults}; ${seconds(since)}`,
  );
}

function missing(instance: Instance, got: ArrayLike<number>, closed?: Uint8Array): boolean {
  const sizes = new Int32Array(instance.capacity.length);
  for (const e of Array.from(got)) if (e >= 0) sizes[instance.topic[e]!]!++;
  return sizes.some((size, t) => closed?.[t] !== 1 && size < instance.least[t]!);
}

/** Both rules for least sizes against all sets of topics and all placements, up to seven members. */
export function benchBruteForce(count: number, seed: number): void {
  const random = createRandom(seed);
  const since = performance.now();
  let [closing, closed, fewer, blocking, exceptions, impossible, agreed] = [0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const instance = randomProblem({
      ...problemOf(random, { members: 7, topics: 4 }),
      seats: 2,
      least: 0.7,
      wishes: 3,
    });
    const made = matchMembers(instance, { seed: i });
    const shut = made.closed.reduce((sum, one) => sum + one, 0);
    if (made.proven && fewestClosed(instance, made.lots, true) === shut) closing++;
    if (fewestClosed(instance, made.lots, false) < shut) fewer++;
    if (made.closed.includes(1)) closed++;
    let fewest = Infinity;
    for (const other of allPlacements(instance))
      if (!missing(instance, other)) fewest = Math.min(fewest, blockingByDefinition(instance, other).length);
    try {
      const filled = matchMembers(instance, { seed: i, leastRule: 'fewest-blocking' });
      if (filled.blocking.length === fewest && filled.proven && !missing(instance, filled.got)) blocking++;
      if (filled.blocking.length > 0) exceptions++;
    } catch (error) {
      if (!(error instanceof MatchingError) || error.code !== 'infeasible') throw error;
      impossible++;
      if (fewest === Infinity) agreed++;
    }
  }
  console.log(`  ${count} random instances of up to seven members and four topics with least sizes, ${seconds(since)}`);
  console.log(
    `  fewest closed of the topics that fall short, equal to brute force: ${closing} (in ${closed} topics are closed; ` +
      `in ${fewer} fewer would do if one that does not fall short were closed)`,
  );
  console.log(
    `  fewest blocking pairs equal to brute force: ${blocking} (${exceptions} with blocking pairs), ` +
      `impossible by both: ${agreed} of ${impossible}; together ${blocking + agreed}`,
  );
}

/**
 * The least number of topics whose closing leaves no open one short.
 * @param onlyShort only topics that fall short with all open may be closed
 */
function fewestClosed(instance: Instance, lots: Uint32Array, onlyShort: boolean): number {
  const open = deferredAcceptance(instance, lots);
  const mayClose = open.seats.map(({ size }, t) => !onlyShort || size < instance.least[t]!);
  const topics = instance.capacity.length;
  let fewest = Infinity;
  for (let set = 0; set < 1 << topics; set++) {
    const closed = Uint8Array.from({ length: topics }, (_, t) => (set >> t) & 1);
    const size = closed.reduce((sum, one) => sum + one, 0);
    if (closed.some((one, t) => one === 1 && !mayClose[t])) continue;
    if (size < fewest && !missing(instance, deferredAcceptance(instance, lots, closed).got, closed)) fewest = size;
  }
  return fewest;
}

/** One member of each instance reports other wishes: fewer, in another order, or with topics she does not want. */
export function benchMisreports(count: number, seed: number): void {
  const random = createRandom(seed);
  const since = performance.now();
  let [gains, changed, losses] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const instance = randomProblem(problemOf(random, { members: 20, topics: 6 }));
    const m = Math.floor(random() * (instance.start.length - 1));
    const lots = drawLots(instance.start.length - 1, i);
    const rank = new Map<number, number>();
    for (let e = instance.start[m]!; e < instance.start[m + 1]!; e++) rank.set(instance.topic[e]!, instance.wish[e]!);
    const honest = matchMembers(instance, { lots }).topicOf[m]!;
    const lied = matchMembers(misreport(instance, m, random), { lots }).topicOf[m]!;
    const [a, b] = [rank.get(honest) ?? Infinity, rank.get(lied) ?? Infinity];
    if (b < a) gains++;
    if (b > a) losses++;
    if (honest !== lied) changed++;
  }
  console.log(
    `  ${count} misreports, half with ties, three quarters with reserves: ${gains} gains, ${losses} losses, ` +
      `${changed} other topics; ${seconds(since)}`,
  );
}

function misreport(instance: Instance, m: number, random: () => number): Instance {
  const { start, capacity } = instance;
  const from = start[m]!;
  const to = start[m + 1]!;
  const places = new Map<number, number>();
  for (let e = from; e < to; e++) places.set(instance.topic[e]!, instance.place[e]!);
  const topics = [...capacity.keys()]
    .filter((t) => random() < (places.has(t) ? 0.8 : 0.3))
    .map((t) => ({ t, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ t }) => t);
  const splice = (row: Uint32Array, middle: readonly number[]): Uint32Array =>
    Uint32Array.from([...row.subarray(0, from), ...middle, ...row.subarray(to)]);
  return {
    ...instance,
    start: start.map((at, i) => (i > m ? at + topics.length - (to - from) : at)),
    topic: splice(instance.topic, topics),
    wish: splice(
      instance.wish,
      topics.map((_, i) => i),
    ),
    place: splice(
      instance.place,
      topics.map((t) => places.get(t) ?? Math.floor(random() * 4)),
    ),
  };
}

/** Certificates tampered with, refused by the checker. */
export function benchTampering(count: number, seed: number): void {
  const since = performance.now();
  const all = tamperedCertificates(count, seed);
  const kinds = new Map<string, [number, number]>();
  for (const { kind, instance, forged, lots } of all) {
    const refused = checkMatching(instance, forged, lots).length > 0;
    const [of, among] = kinds.get(kind) ?? [0, 0];
    kinds.set(kind, [of + (refused ? 1 : 0), among + 1]);
  }
  let refused = 0;
  for (const [kind, [of, among]] of kinds) {
    console.log(`    ${kind}: ${of} of ${among}`);
    refused += of;
  }
  console.log(
    `  refused ${refused} of ${all.length} certificates tampered with in ${kinds.size} ways; ${seconds(since)}`,
  );
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
