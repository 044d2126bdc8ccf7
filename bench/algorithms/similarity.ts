/**
 * Similar texts: near-duplicates, search, passages, with SimHash, MinHash, FlexSearch and MiniSearch beside them.
 * `npm run bench -- similarity --data DIR [--seed 7] [--only PART] [--rivals DIR]`; every part runs in a process of its
 * own. Rival libraries are looked for in, and installed into, the folder `--rivals`, outside the project.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from '../support/args.ts';
import { benchDuplicates, benchPassages, benchRecall } from './similarity-quality.ts';
import { benchLibrary, benchSearch } from './similarity-speed.ts';

interface Options {
  data: string;
  seed: number;
  rivals: string;
}

const PARTS: Record<string, (options: Options) => void> = {
  duplicates: ({ data, seed }) => benchDuplicates(data, seed),
  recall: ({ data, rivals }) => benchRecall(data, rivals),
  passages: ({ data, seed }) => benchPassages(data, seed),
  'search-300000': ({ data, seed }) => benchSearch(data, 300_000, seed),
  'search-1000000': ({ data, seed }) => benchSearch(data, 1_000_000, seed),
  'flexsearch-300000': ({ data, seed, rivals }) => benchLibrary('flexsearch', data, 300_000, seed, rivals),
  'minisearch-300000': ({ data, seed, rivals }) => benchLibrary('minisearch', data, 300_000, seed, rivals),
};

/** @param args options as in the file's head; without `--only`, all parts one after the other */
export async function main(args: string[]): Promise<void> {
  const options = readOptions(args, {
    data: join(import.meta.dirname, '../../../shared/data'),
    seed: '7',
    only: '',
    rivals: join(tmpdir(), 'similarity-rivals'),
    here: '',
  });
  if (!existsSync(join(options.data, 'pairs'))) {
    console.log(`similarity: skipped, there is no data in ${options.data} (--data DIR)`);
    return;
  }
  if (options.only !== '' && !PARTS[options.only])
    throw new Error(`no such part; there are ${Object.keys(PARTS).join(', ')}`);
  if (options.here !== '') {
    PARTS[options.only]!({ data: options.data, seed: Number(options.seed), rivals: options.rivals });
    console.log(`  peak memory of the whole process ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`);
    return;
  }
  for (const part of options.only === '' ? Object.keys(PARTS) : [options.only]) {
    const since = performance.now();
    const { data, seed, rivals } = options;
    const flags = ['--data', data, '--seed', seed, '--rivals', rivals, '--only', part, '--here', 'yes'];
    spawnSync(process.execPath, ['--expose-gc', import.meta.filename, ...flags], { stdio: 'inherit' });
    console.log(`  wall time with reading the data ${((performance.now() - since) / 1000).toFixed(1)} s\n`);
  }
}

if (import.meta.main) await main(process.argv.slice(2));
