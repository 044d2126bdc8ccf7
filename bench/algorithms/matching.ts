/**
 * Two-way matching: stability, least sizes, truthfulness, tampered certificates, speed, and one-sided affinities.
 * `npm run bench -- matching --data DIR [--seed 7] [--only PART] [--rivals DIR]`; every part runs in a process of its own.
 * Rivals are PyPI `matching` and SciPy in a Python environment `--rivals`, made outside the project if it is missing.
 */
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from '../support/args.ts';
import { benchAffinities } from './matching-affinities.ts';
import { benchBruteForce, benchMisreports, benchStability, benchTampering } from './matching-promises.ts';
import { benchLeastSizes, benchPython, benchSpeed } from './matching-speed.ts';

interface Options {
  data: string;
  seed: number;
  rivals: string;
}

const PARTS: Record<string, (options: Options) => void> = {
  stability: ({ seed }) => benchStability(10_000, seed),
  'brute-force': ({ seed }) => benchBruteForce(2000, seed),
  misreports: ({ seed }) => benchMisreports(10_000, seed),
  tampering: ({ seed }) => benchTampering(100, seed),
  python: ({ seed, rivals }) => benchPython(200, seed, rivals),
  speed: ({ seed }) => benchSpeed(seed),
  'least-sizes': ({ seed }) => benchLeastSizes(seed),
  affinities: ({ data, seed, rivals }) => benchAffinities(data, seed, rivals),
};

/** @param args options as in the file's head; without `--only`, all parts one after the other */
export async function main(args: string[]): Promise<void> {
  const options = readOptions(args, {
    data: join(import.meta.dirname, '../../../shared/data'),
    seed: '7',
    only: '',
    rivals: join(tmpdir(), 'matching-rivals'),
    here: '',
  });
  if (options.only !== '' && !PARTS[options.only])
    throw new Error(`no such part; there are ${Object.keys(PARTS).join(', ')}`);
  const { data, seed, rivals } = options;
  if (options.here !== '') {
    console.log(`matching, ${options.only}, seed ${seed}`);
    PARTS[options.only]!({ data, seed: Number(seed), rivals });
    console.log(`  peak memory of the whole process ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`);
    return;
  }
  for (const part of options.only === '' ? Object.keys(PARTS) : [options.only]) {
    const since = performance.now();
    const flags = ['--data', data, '--seed', seed, '--rivals', rivals, '--only', part, '--here', 'yes'];
    const { status } = spawnSync(process.execPath, [import.meta.filename, ...flags], { stdio: 'inherit' });
    console.log(`  wall time of the part ${((performance.now() - since) / 1000).toFixed(1)} s\n`);
    if (status !== 0) process.exitCode = 1;
  }
}

if (import.meta.main) await main(process.argv.slice(2));
