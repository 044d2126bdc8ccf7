/** The part of the matching bench on one-sided affinities: given ones, and random ones for the other half. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assignByAffinity } from '../../algorithms/matching/affinity.ts';
import type { AffinityProblem } from '../../algorithms/matching/affinity-problem.ts';
import { checkAssignment } from '../../algorithms/matching/check-assignment.ts';
import { type NumberTable, readNpy } from '../../algorithms/matching/npy.ts';
import { createRandom } from '../../algorithms/random/prng.ts';
import { runRival } from './matching-speed.ts';

interface RivalFigure {
  total: number;
  lowest: number[];
  loadsMet: boolean;
  seconds: number;
}

const SHARE = 0.95;

/** Loads met, lowest scores and totals, beside SciPy's linear and integer programmes, and greedy. */
export function benchAffinities(data: string, seed: number, rivals: string): void {
  if (existsSync(join(data, 'midl'))) compare('midl, 177 members × 118 topics', readMidl(join(data, 'midl')), rivals);
  else console.log(`  midl skipped: there is no data in ${data} (--data DIR)`);
  compare(`random affinities, seed ${seed}, 120 members × 80 topics`, randomAffinities(seed), rivals);
}

function readMidl(folder: string): AffinityProblem {
  const read = (name: string): NumberTable => readNpy(readFileSync(join(folder, `data_midl_${name}.npy`)));
  const { rows, columns, values } = read('scores');
  return {
    members: rows,
    topics: columns,
    affinity: values,
    leastLoad: Uint32Array.from(read('loads-lb').values),
    mostLoad: Uint32Array.from(read('loads').values),
    demand: Uint32Array.from(read('covs').values),
  };
}

/** Members and topics with one of eight themes each; a fifth of the fits and one in a hundred conflicts besides. */
function randomAffinities(seed: number): AffinityProblem {
  const [members, topics] = [120, 80];
  const random = createRandom(seed);
  const themes = Array.from({ length: members + topics }, () => Math.floor(8 * random() ** 2));
  return {
    members,
    topics,
    affinity: Float64Array.from({ length: members * topics }, (_, i) => {
      if (random() < 0.01) return -1;
      const same = themes[Math.floor(i / topics)] === themes[members + (i % topics)];
      return same ? 0.3 + 0.7 * random() : random() < 0.2 ? 0.5 * random() : 0;
    }),
    leastLoad: new Uint32Array(members).fill(1),
    mostLoad: new Uint32Array(members).fill(4),
    demand: new Uint32Array(topics).fill(3),
  };
}

function compare(name: string, problem: AffinityProblem, rivals: string): void {
  console.log(`  ${name}`);
  for (const share of [SHARE, 0.9, 0.99]) {
    const since = performance.now();
    const made = assignByAffinity(problem, share);
    const took = performance.now() - since;
    const faults = checkAssignment(problem, made, share);
    const sorted = made.scores.slice().sort();
    console.log(
      `    ours, share ${share}: total ${made.total.toFixed(3)} (${((100 * made.total) / made.greatestTotal).toFixed(2)} % of ` +
        `${made.greatestTotal.toFixed(3)}), lowest ${rounded(sorted)}; ` +
        `${faults.length === 0 ? 'all loads met, certificate holds' : faults.slice(0, 3).join('; ')}; ` +
        `${(took / 1000).toFixed(1)} s`,
    );
  }
  const { affinity, leastLoad, mostLoad, demand, members, topics } = problem;
  const input = {
    members,
    topics,
    affinity: Array.from(affinity),
    leastLoad: Array.from(leastLoad),
    mostLoad: Array.from(mostLoad),
    demand: Array.from(demand),
    share: SHARE,
    seconds: 60,
  };
  const found = runRival<Record<string, RivalFigure | number>>(rivals, 'matching-assignment.py', input, 180);
  for (const [rival, figure] of Object.entries(found ?? {})) {
    if (typeof figure === 'number') console.log(`    ${rival} at share ${SHARE}: ${figure.toFixed(4)}`);
    else {
      console.log(
        `    ${rival}: total ${figure.total.toFixed(3)}, lowest ${rounded(figure.lowest)}; ` +
          `loads ${figure.loadsMet ? 'met' : 'not met'}; ${figure.seconds.toFixed(1)} s`,
      );
    }
  }
}

function rounded(sorted: ArrayLike<number>): string {
  return Array.from(sorted)
    .slice(0, 5)
    .map((one) => one.toFixed(3))
    .join(' ');
}
