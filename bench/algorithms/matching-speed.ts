/** Parts of the matching bench that take the time, alone and beside PyPI `matching`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkMatching } from '../../algorithms/matching/checker.ts';
import { drawLots } from '../../algorithms/matching/deferred-acceptance.ts';
import type { Instance } from '../../algorithms/matching/instance.ts';
import { matchMembers } from '../../algorithms/matching/match-members.ts';
import { randomProblem } from '../../algorithms/matching/testing.ts';

/** Packages of the rivals, with versions. */
const PACKAGES = ['matching==1.4.3', 'scipy', 'numpy'];

/**
 * Runs a rival with JSON on its input.
 * @param rivals folder of a Python environment, made if it is missing
 * @returns what it prints, parsed, or null where it cannot be installed or runs out of time; says why
 */
export function runRival<T>(rivals: string, script: string, input: unknown, limit: number): T | null {
  const python = join(rivals, 'bin/python');
  try {
    if (!existsSync(python)) execFileSync('python3', ['-m', 'venv', rivals], { stdio: 'ignore' });
    const probe = spawnSync(python, ['-c', 'import matching, scipy'], { stdio: 'ignore' });
    if (probe.status !== 0) execFileSync(python, ['-m', 'pip', 'install', '-q', ...PACKAGES], { stdio: 'ignore' });
  } catch {
    console.log('  rival skipped: Python or its packages cannot be installed');
    return null;
  }
  const { stdout, status, error } = spawnSync(python, [join(import.meta.dirname, 'rivals', script)], {
    input: JSON.stringify(input),
    env: { ...process.env, OMP_NUM_THREADS: '1' },
    timeout: limit * 1000,
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  if (status === 0) return JSON.parse(stdout) as T;
  console.log(`  rival ${script} gave no answer: ${error ? `stopped after ${limit} s` : `exit ${status}`}`);
  return null;
}

interface Answer {
  placed?: Record<string, number>;
  failed?: string;
  seconds: number;
}

/** A problem as the rival takes it: members and topics both rank each other strictly, by name. */
function forRival(instance: Instance, lots: Uint32Array): Record<string, unknown> {
  const { start, topic, place, capacity } = instance;
  const rows: Array<Array<{ m: number; key: number }>> = Array.from(capacity, () => []);
  const members: Record<number, number[]> = {};
  for (let m = 0; m < lots.length; m++) {
    members[m] = Array.from(topic.subarray(start[m]!, start[m + 1]!));
    for (let e = start[m]!; e < start[m + 1]!; e++) {
      rows[topic[e]!]!.push({ m, key: place[e]! * lots.length + lots[m]! });
    }
  }
  const ranked = rows.map((row) => row.sort((a, b) => a.key - b.key).map(({ m }) => m));
  return {
    members,
    topics: Object.fromEntries(ranked.map((row, t) => [t, row])),
    capacities: Object.fromEntries(Array.from(capacity, (most, t) => [t, most])),
  };
}

/** The same matchings as PyPI `matching` where it applies, and the time both take as problems grow. */
export function benchPython(count: number, seed: number, rivals: string): void {
  const instances = Array.from({ length: count }, (_, i) => {
    const sizes = { members: 20 + (i % 60), topics: 3 + (i % 8), wishes: 3 + (i % 5) };
    const instance = randomProblem({ ...sizes, seed: seed + i, skew: i % 2, seats: 0.6 + (i % 3) / 2 });
    // The rival knows no topics without seats, and none that nobody wishes for.
    const asked = new Set(instance.topic);
    return { ...instance, capacity: instance.capacity.map((most) => Math.max(1, most)), asked: asked.size };
  }).filter(({ capacity, asked }) => asked === capacity.length);
  const input = instances.map((instance, i) => forRival(instance, drawLots(instance.start.length - 1, i)));
  const answers = runRival<Answer[]>(rivals, 'matching-resident.py', input, 300);
  if (answers === null) return;
  let [same, failed] = [0, 0];
  const since = performance.now();
  const ours = instances.map((instance, i) => matchMembers(instance, { seed: i }));
  const took = performance.now() - since;
  answers.forEach(({ placed }, i) => {
    if (placed === undefined) failed++;
    else if (ours[i]!.topicOf.every((t, m) => (placed[m] ?? -1) === t)) same++;
  });
  const theirs = answers.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log(
    `  equal to PyPI matching ${same} of ${answers.length} (it failed ${failed}); ` +
      `ours ${(took / 1000).toFixed(2)} s, theirs ${theirs.toFixed(1)} s`,
  );
  for (const [members, topics, wishes] of [
    [1000, 50, 10],
    [5000, 200, 10],
    [5000, 200, 200],
  ] as const) {
    const instance = randomProblem({ members, topics, wishes, seed, seats: 1 });
    const begin = performance.now();
    const made = matchMembers(instance, { seed });
    const own = performance.now() - begin;
    const answer = runRival<Answer[]>(rivals, 'matching-resident.py', [forRival(instance, made.lots)], 120)?.[0];
    const equal = answer?.placed && made.topicOf.every((t, m) => (answer.placed![m] ?? -1) === t);
    const word = answer === undefined ? 'no answer' : (answer.failed ?? (equal ? 'equal' : 'another matching'));
    console.log(
      `  ${members} × ${topics}, ${wishes} wishes each: ours ${own.toFixed(0)} ms; PyPI matching ` +
        `${word}${answer ? ` after ${answer.seconds.toFixed(1)} s` : ''}`,
    );
  }
}

/** Wall time with certificate, the first call and the median of nine more; and of the checker. */
export function benchSpeed(seed: number): void {
  for (const [members, wishes, skew, kinds, seats] of [
    [10_000, 10, 0, 0, 1],
    [10_000, 10, 1, 4, 1],
    [10_000, 300, 0, 0, 1],
    [10_000, 300, 1, 0, 0.9],
    [10_000, 300, 1, 4, 0.9],
    [100_000, 10, 0, 0, 1],
    [100_000, 10, 1, 4, 1],
    [100_000, 300, 0, 0, 1],
    [100_000, 300, 1, 0, 1],
    [100_000, 300, 1, 0, 0.9],
    [100_000, 300, 1, 4, 0.9],
  ] as const) {
    const instance = randomProblem({ members, topics: 300, wishes, seed, skew, kinds, seats });
    const times: number[] = [];
    let matching = null as ReturnType<typeof matchMembers> | null;
    for (let i = 0; i < 10; i++) {
      const begin = performance.now();
      matching = matchMembers(instance, { seed: seed + i });
      times.push(performance.now() - begin);
    }
    const begin = performance.now();
    const faults = checkMatching(instance, matching!).length;
    const check = performance.now() - begin;
    const later = times.slice(1).sort((a, b) => a - b);
    console.log(
      `  ${members} × 300, ${wishes} wishes each, ${skew ? 'some topics much wished for' : 'topics alike'}` +
        `${kinds ? ', reserves for 4 kinds' : ''}, ${seats} seats a member: first ${times[0]!.toFixed(0)} ms, then median ` +
        `${later[4]!.toFixed(0)} (least ${later[0]!.toFixed(0)}, most ${later[8]!.toFixed(0)}) ms with certificate; ` +
        `checker ${check.toFixed(0)} ms, ${faults} faults`,
    );
  }
}

/** Wall time with least sizes of half the capacity, and a million members with one and the same wish. */
export function benchLeastSizes(seed: number): void {
  for (const [members, topics] of [
    [1000, 50],
    [10_000, 300],
    [100_000, 300],
  ] as const) {
    const free = randomProblem({ members, topics, wishes: 10, seed, skew: 1, seats: 1.3 });
    const instance = { ...free, least: free.capacity.map((most) => most >> 1) };
    for (const leastRule of ['close', 'fewest-blocking'] as const) {
      const begin = performance.now();
      const made = matchMembers(instance, { seed, leastRule });
      const took = performance.now() - begin;
      const closed = made.closed.reduce((sum, one) => sum + one, 0);
      const unplaced = made.got.reduce((sum, e) => sum + (e < 0 ? 1 : 0), 0);
      console.log(
        `  ${members} × ${topics}, ten wishes, least sizes half the seats, ${leastRule}: ${(took / 1000).toFixed(1)} s, ` +
          `${closed} closed, ${made.blocking.length} blocking pairs, ${unplaced} unplaced, ` +
          `${made.proven ? 'proven' : 'not proven'} the fewest; ${checkMatching(instance, made).length} faults`,
      );
    }
  }
  const many = 1_000_000;
  const begin = performance.now();
  const alike = matchMembers({
    start: Uint32Array.from({ length: many + 1 }, (_, m) => m),
    topic: new Uint32Array(many),
    wish: new Uint32Array(many),
    place: new Uint32Array(many),
    capacity: Uint32Array.of(1000),
    least: Uint32Array.of(0),
  });
  const took = performance.now() - begin;
  console.log(
    `  ${many} members with the same wish for 1,000 seats: ${alike.sizes[0]} placed by lot, ${took.toFixed(0)} ms`,
  );
}
