/** A million simulated draws against the stated probabilities, by chi-square; with rivals and a method known to be wrong. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { hashParts, SUITES, type Suite } from '../../algorithms/draw/hash.ts';
import { drawLots, type Pool } from '../../algorithms/draw/lots.ts';
import { printTable } from '../support/table.ts';

/** ln Γ(x), x > 0: Stirling's series after moving up to x ≥ 10. */
function lnGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 10; z++) shift += Math.log(z);
  const series = 1 / (12 * z) - 1 / (360 * z ** 3) + 1 / (1260 * z ** 5) - 1 / (1680 * z ** 7);
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

/**
 * Probability that a chi-square variable exceeds `statistic`: the regularised incomplete gamma function Q(k/2, x/2), by its
 * series or its continued fraction (Abramowitz & Stegun, 6.5.29 and 6.5.31).
 */
function chiSquareTail(statistic: number, degrees: number): number {
  const [a, x] = [degrees / 2, statistic / 2];
  const front = Math.exp(-x + a * Math.log(x) - lnGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let total = term;
    for (let n = a + 1; term > total * 1e-15; n++) {
      term *= x / n;
      total += term;
    }
    return 1 - front * total;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 10_000; i++) {
    const step = -i * (i - a);
    b += 2;
    d = 1 / (step * d + b);
    c = b + step / c;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * h;
}

/** A kind of draw and how its outcomes are counted. */
interface Experiment {
  name: string;
  pools: Pool[];
  meets?: (seated: readonly number[][]) => boolean;
  /** equally likely outcomes */
  cells: number;
  /** which outcomes a draw adds to; more than one where people are counted singly */
  count(seated: readonly number[][], reserves: readonly number[][], add: (cell: number) => void): void;
  /** seats and people where people are counted singly: their counts hang together, which the statistic corrects */
  singly?: { seats: number; people: number };
}

const range = (start: number, size: number) => Array.from({ length: size }, (_, i) => start + i);

/** Gives each new outcome the next number. */
function numbered(): (key: number) => number {
  const numbers = new Map<number, number>();
  return (key) => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
}

const setKey = (people: readonly number[]) => people.reduce((bits, person) => bits | (1 << person), 0);

function experiments(): Experiment[] {
  const [whole, strata, quota] = [numbered(), numbered(), numbered()];
  return [
    {
      name: 'each of 100 people, 10 seats',
      pools: [{ people: range(0, 100), seats: 10, reserves: 0 }],
      cells: 100,
      count: ([seated], _, add) => seated!.forEach(add),
      singly: { seats: 10, people: 100 },
    },
    {
      name: 'ordered pairs, first two of 20 people',
      pools: [{ people: range(0, 20), seats: 2, reserves: 0 }],
      cells: 380,
      count: ([seated], _, add) => {
        const [a, b] = seated as [[number, number]][0];
        add(a! * 19 + (b! > a! ? b! - 1 : b!));
      },
    },
    {
      name: 'panels of 4 of 10 people',
      pools: [{ people: range(0, 10), seats: 4, reserves: 0 }],
      cells: 210,
      count: ([seated], _, add) => add(whole(setKey(seated!))),
    },
    {
      name: 'strata 2 of 6 and 1 of 5, first reserve of each, jointly',
      pools: [
        { people: range(0, 6), seats: 2, reserves: 1 },
        { people: range(6, 5), seats: 1, reserves: 1 },
      ],
      cells: 15 * 4 * 5 * 4,
      count: (seated, reserves, add) => add(strata(setKey(seated.flat()) * 2048 + setKey(reserves.flat()))),
    },
    {
      // Women sit in 3 places of the first pool and 1 of the second: 6·3 + 3·1 panels with two, 1·3 + 6·1 with three.
      name: 'panels with quotas: 3 of 5 and 1 of 4, two or three of the four women',
      pools: [
        { people: range(0, 5), seats: 3, reserves: 1 },
        { people: range(5, 4), seats: 1, reserves: 1 },
      ],
      meets: (seated) => {
        const women = seated.flat().filter((person) => [0, 1, 2, 5].includes(person)).length;
        return women === 2 || women === 3;
      },
      cells: 30,
      count: (seated, _, add) => add(quota(setKey(seated.flat()))),
    },
  ];
}

/** Statistic and tail for counts of equally likely cells. */
function test(counts: ArrayLike<number>, singly?: { seats: number; people: number }): [number, number, number] {
  const total = Array.from(counts).reduce((sum, count) => sum + count, 0);
  const expected = total / counts.length;
  const raw = Array.from(counts).reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // Counts of people drawn without replacement vary less: by (people − seats) / (people − 1).
  const statistic = singly === undefined ? raw : (raw * (singly.people - 1)) / (singly.people - singly.seats);
  const degrees = counts.length - 1;
  return [statistic, degrees, chiSquareTail(statistic, degrees)];
}

function run(experiment: Experiment, suite: Suite, seed: number, draws: number): Float64Array {
  const counts = new Float64Array(experiment.cells);
  const add = (cell: number) => void counts[cell]!++;
  for (let i = 0; i < draws; i++) {
    const drawSeed = hashParts(suite, 'seed', experiment.name, seed, i);
    const drawn = drawLots(suite, drawSeed, experiment.pools, experiment.meets, 1000);
    experiment.count(drawn.seated, drawn.reserves, add);
  }
  return counts;
}

const pText = (p: number) => (p < 1e-4 ? p.toExponential(1) : p.toFixed(4));

/** Draws of the library, for every experiment, suite and seed. */
export function benchChances(draws: number, seeds: readonly number[]): void {
  const rows: (string | number)[][] = [['draws of', 'hash', 'seed', 'χ²', 'degrees of freedom', 'p', 'µs a draw']];
  const tails: number[] = [];
  for (const seed of seeds) {
    for (const suite of SUITES) {
      for (const experiment of experiments()) {
        const since = performance.now();
        const counts = run(experiment, suite, seed, draws);
        const each = ((performance.now() - since) * 1000) / draws;
        const [statistic, degrees, p] = test(counts, experiment.singly);
        tails.push(p);
        rows.push([experiment.name, suite, seed, statistic.toFixed(1), degrees, pText(p), each.toFixed(1)]);
      }
    }
  }
  printTable(rows);
  const sorted = tails.toSorted((a, b) => a - b);
  const gap = Math.max(...sorted.map((p, i) => Math.max((i + 1) / sorted.length - p, p - i / sorted.length)));
  const limit = 0.01 / tails.length;
  console.log(
    `  ${tails.length} tests of ${draws} draws: least p ${pText(sorted[0]!)} (refused below ${limit.toExponential(1)}, 1 % over` +
      ` all tests); ${tails.filter((p) => p < 0.05).length} below 0.05, ${(tails.length * 0.05).toFixed(1)} awaited;` +
      ` Kolmogorov–Smirnov distance of all p from uniform ${gap.toFixed(3)} (5 % limit ${(1.36 / Math.sqrt(tails.length)).toFixed(3)})`,
  );
}

function shuffled(draws: number, pick: () => number[]): { counts: number[]; seconds: number } {
  const counts = new Array<number>(100).fill(0);
  const since = performance.now();
  for (let i = 0; i < draws; i++) for (const person of pick()) counts[person]!++;
  return { counts, seconds: (performance.now() - since) / 1000 };
}

/** The same first experiment by others, and by two wrong methods that the test must find. */
export function benchRivals(draws: number, seed: number, python: string): void {
  const fisherYates = () => {
    const people = range(0, 100);
    for (let i = 0; i < 10; i++) {
      const j = i + Math.floor(Math.random() * (100 - i));
      [people[i], people[j]] = [people[j]!, people[i]!];
    }
    return people.slice(0, 10);
  };
  const sorting = () =>
    range(0, 100)
      .sort(() => Math.random() - 0.5)
      .slice(0, 10);
  const remainder = () => {
    const people = range(0, 100);
    for (let i = 0; i < 10; i++) {
      const j = i + (Math.floor(Math.random() * 256) % (100 - i));
      [people[i], people[j]] = [people[j]!, people[i]!];
    }
    return people.slice(0, 10);
  };
  const rows: (string | number)[][] = [
    ['each of 100 people, 10 seats', 'draws', 'χ²', 'degrees of freedom', 'p', 'µs a draw'],
  ];
  const note = (name: string, { counts, seconds }: { counts: number[]; seconds: number }) => {
    const [statistic, degrees, p] = test(counts, { seats: 10, people: 100 });
    const done = counts.reduce((sum, count) => sum + count, 0) / 10;
    rows.push([name, done, statistic.toFixed(1), degrees, pText(p), ((seconds * 1e6) / done).toFixed(1)]);
  };
  for (const suite of SUITES) {
    const [first] = experiments();
    const since = performance.now();
    const counts = [...run(first!, suite, seed + 1000, draws)];
    note(`this library, ${suite}`, { counts, seconds: (performance.now() - since) / 1000 });
  }
  note('Fisher–Yates with Math.random', shuffled(draws, fisherYates));
  const script = join(import.meta.dirname, 'rivals', 'draw-check.py');
  const sampled = spawnSync(python, [script, '--sample', '100', '10', String(draws), String(seed)], {
    encoding: 'utf8',
  });
  if (sampled.status === 0) note('Python random.sample', JSON.parse(sampled.stdout));
  else console.log('  Python random.sample: skipped, no Python 3 here');
  note('wrong on purpose: remainder of a byte', shuffled(draws, remainder));
  note('wrong on purpose: sorting by a random comparison', shuffled(Math.min(draws, 100_000), sorting));
  printTable(rows);
}
