/** Seeds 100,000 proposals with their lives and rebuilds the whole search index; both together should take under 60 s. */
import { availableParallelism, loadavg } from 'node:os';
import { readOptions } from './support/args.ts';
import { loadProposals } from './support/bulk-load.ts';
import { openPostgres, versionOf } from './support/postgres.ts';
import { runScript, scratchFolder } from './support/processes.ts';
import { openProvince } from './support/province.ts';
import { figure, printTable } from './support/table.ts';
import { openTexts } from './support/texts.ts';

const GOAL_SECONDS = 60;

/** @param args `--size 100000 --data DIR` */
export async function main(args: string[]): Promise<void> {
  const options = readOptions(args, { size: '100000', data: '' });
  const size = Number(options.size);
  const texts = openTexts(options.data || undefined);
  const postgres = await openPostgres();
  const url = await postgres.create('yitang');
  const province = await openProvince(url);
  console.log(`${await versionOf(url)}; ${size} proposals, texts ${texts.origin}\n`);
  const loading = (await loadProposals(url, province, texts, size)) / 1000;
  await province.installation.close();
  const started = performance.now();
  await runScript('app/reindex.ts', ['--rebuild-index'], {
    YITANG_DATABASE_URL: url,
    YITANG_DATA: scratchFolder('reindex'),
  });
  const indexing = (performance.now() - started) / 1000;
  const rate = (seconds: number) => `${Math.round(size / seconds)}/s`;
  printTable([
    ['step', 'seconds', 'proposals'],
    ['seed', loading.toFixed(1), rate(loading)],
    ['full re-index (app/reindex.ts --rebuild-index)', indexing.toFixed(1), rate(indexing)],
    ['together', (loading + indexing).toFixed(1), rate(loading + indexing)],
  ]);
  console.log(`\nload of the machine: ${figure(loadavg()[0]!)} on ${availableParallelism()} cores`);
  console.log(`goal: under ${GOAL_SECONDS} s: ${loading + indexing < GOAL_SECONDS ? 'reached' : 'missed'}`);
}
