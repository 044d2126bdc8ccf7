/**
 * Public draws: stated probabilities by chi-square over a million draws, forged records, a million people, other languages.
 * `npm run bench -- draw [--draws 1000000] [--seeds 1,2,3] [--only PART] [--python python3] [--write-vectors yes]`; parts run
 * one after the other, each in a process of its own. No data are needed: lists are made from numbers.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { announceDraw } from '../../algorithms/draw/ceremony.ts';
import { hashParts } from '../../algorithms/draw/hash.ts';
import { assemblePage, PAGE_PARTS } from '../../algorithms/draw/replay-page/assemble.ts';
import { fullEntries, fullTerms, plainEntries, plainTerms, wholeDraw } from '../../algorithms/draw/testing.ts';
import { alterLeaf, leavesOf, withLeaf } from '../../algorithms/draw/testing-alter.ts';
import { makeVectors } from '../../algorithms/draw/testing-vectors.ts';
import { checkInclusion, proveInclusion } from '../../algorithms/draw/tree.ts';
import { recordText, verifyFile, verifyRecord } from '../../algorithms/draw/verify.ts';
import { createRandom } from '../../algorithms/random/prng.ts';
import { readOptions } from '../support/args.ts';
import { printTable } from '../support/table.ts';
import { benchChances, benchRivals } from './draw-chances.ts';

interface Options {
  draws: number;
  seeds: number[];
  python: string;
}

const folder = join(import.meta.dirname, '../../algorithms/draw');
const vectorFile = join(folder, 'test-vectors.json');

/** Runs a step and gives its result with its wall and processor seconds. */
function timed<T>(step: () => T): [T, string] {
  const since = performance.now();
  const processor = process.cpuUsage();
  const result = step();
  const { user, system } = process.cpuUsage(processor);
  return [result, `${((performance.now() - since) / 1000).toFixed(2)} (${((user + system) / 1e6).toFixed(2)})`];
}

/** Random alterations of true records: one value, or one byte of the file. */
function benchForged({ seeds }: Options): void {
  const rows: (string | number)[][] = [['forged', 'records', 'found out', 'seconds (processor)']];
  for (const seed of seeds) {
    const random = createRandom(seed);
    const below = (n: number) => Math.floor(random() * n);
    const records = [wholeDraw(plainTerms, plainEntries, `${seed}`), wholeDraw(fullTerms, fullEntries, `${seed}`)];
    const leaves = records.map((record) => leavesOf(record));
    const files = records.map((record) => Buffer.from(recordText(record)));
    const rounds = 10_000;
    const [values, valueTime] = timed(() => {
      let found = 0;
      for (let i = 0; i < rounds; i++) {
        const which = i % 2;
        const { path, value } = leaves[which]![below(leaves[which]!.length)]!;
        const forged = withLeaf(records[which], path, alterLeaf(value, below(1000)));
        found += verifyRecord(forged).verdict === 'refused' ? 1 : 0;
      }
      return found;
    });
    const [bytes, byteTime] = timed(() => {
      let found = 0;
      for (let i = 0; i < rounds; i++) {
        const forged = Buffer.from(files[i % 2]!);
        forged[below(forged.length)]! ^= 1 + below(255);
        found += verifyFile(forged).verdict === 'refused' ? 1 : 0;
      }
      return found;
    });
    rows.push(
      [`one value, seed ${seed}`, rounds, values, valueTime],
      [`one byte, seed ${seed}`, rounds, bytes, byteTime],
    );
  }
  printTable(rows);
}

/** A list of a million: what each step takes. */
function benchMillion(): void {
  const entries = Array.from({ length: 1_000_000 }, (_, i) => ({ label: `市民${i}`, stratum: '全市', traits: [] }));
  const rows: (string | number)[][] = [['1,000,000 people, 100 seats, 100 reserves', 'seconds (processor)', 'result']];
  for (const suite of ['sha-256', 'sm3'] as const) {
    const terms = { ...plainTerms, suite, strata: [{ name: '全市', seats: 100, reserves: 100 }] };
    const [announced, announcing] = timed(() => announceDraw(terms, entries));
    rows.push([
      `${suite}: order, check and hash the list`,
      announcing,
      announced.announcement.list.digest.slice(0, 16),
    ]);
    const [record, whole] = timed(() => wholeDraw(terms, entries));
    rows.push([`${suite}: the whole draw, list included`, whole, record.outcome!.drawn[0]!.seated[0]!]);
    const [proof, proving] = timed(() => proveInclusion(suite, record.list, 123_456));
    rows.push([`${suite}: a proof for one person`, proving, `${proof.path.length} neighbours`]);
    const [holds, checking] = timed(() => checkInclusion(proof, record.announcement.list.digest));
    rows.push([`${suite}: checking that proof`, checking, String(holds)]);
    const bytes = Buffer.from(recordText(record));
    const [verdict, verifying] = timed(() => verifyFile(bytes).verdict);
    rows.push([`${suite}: replaying the record's file, ${(bytes.length / 1e6).toFixed(0)} MB`, verifying, verdict]);
  }
  printTable(rows);
}

/** Test vectors in Python, which shares no code; size of the page; cost of a hash. */
function benchOthers({ python }: Options): void {
  console.log('test vectors, by Python with its standard library alone:');
  const script = join(import.meta.dirname, 'rivals', 'draw-check.py');
  const { status, stdout, error } = spawnSync(python, [script, vectorFile], { encoding: 'utf8' });
  if (error) console.log('  skipped, no Python 3 here');
  else console.log(`${stdout.trimEnd()}\n  ${status === 0 ? 'all agree' : 'NOT all agree'}`);
  const parts = PAGE_PARTS.map((name) => [name, readFileSync(join(folder, 'replay-page', name), 'utf8')]);
  console.log(`replay page: ${Buffer.byteLength(assemblePage(Object.fromEntries(parts)).html)} bytes`);
  for (const suite of ['sha-256', 'sm3'] as const) {
    const [, seconds] = timed(() => {
      for (let i = 0; i < 1_000_000; i++) hashParts(suite, 'seed', i);
    });
    console.log(`a million short hashes, ${suite}: ${seconds} s`);
  }
}

const PARTS: Record<string, (options: Options) => void> = {
  chances: ({ draws, seeds }) => benchChances(draws, seeds),
  rivals: ({ draws, seeds, python }) => benchRivals(draws, seeds[0]!, python),
  forged: benchForged,
  million: benchMillion,
  others: benchOthers,
};

/** @param args options as in the file's head; without `--only`, all parts */
export async function main(args: string[]): Promise<void> {
  const defaults = {
    draws: '1000000',
    seeds: '1,2,3',
    only: '',
    python: 'python3',
    here: '',
    data: '',
    'write-vectors': '',
  };
  const given = readOptions(args, defaults);
  if (given['write-vectors'] !== '') {
    writeFileSync(vectorFile, `${JSON.stringify(makeVectors(), null, 2)}\n`);
    console.log(`${vectorFile} written; format it with biome check --write`);
    return;
  }
  if (given.only !== '' && !PARTS[given.only])
    throw new Error(`no such part; there are ${Object.keys(PARTS).join(', ')}`);
  if (given.here !== '') {
    const options = { draws: Number(given.draws), seeds: given.seeds.split(',').map(Number), python: given.python };
    PARTS[given.only]!(options);
    console.log(`  peak memory of the whole process ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`);
    return;
  }
  for (const part of given.only === '' ? Object.keys(PARTS) : [given.only]) {
    console.log(`## ${part} (seeds ${given.seeds})`);
    const since = performance.now();
    const flags = [
      '--draws',
      given.draws,
      '--seeds',
      given.seeds,
      '--python',
      given.python,
      '--only',
      part,
      '--here',
      'yes',
    ];
    spawnSync(process.execPath, [import.meta.filename, ...flags], { stdio: 'inherit' });
    console.log(`  wall time ${((performance.now() - since) / 1000).toFixed(1)} s\n`);
  }
}

if (import.meta.main) await main(process.argv.slice(2));
