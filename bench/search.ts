/** The one search at a million matters of mixed kinds: two words, by readers of different offices, in this process. */

import { readFileSync, statSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { resolve } from 'node:path';
import pg from 'pg';
import { modules } from '../app/modules.ts';
import { searchMatters } from '../platform/search/operations.ts';
import { drawScenarios } from './register/scenarios.ts';
import { paperKind, paperRows } from './search/papers.ts';
import { readersOf } from './search/readers.ts';
import { readOptions } from './support/args.ts';
import { loadProposals } from './support/bulk-load.ts';
import { openPostgres, versionOf } from './support/postgres.ts';
import { runScript, scratchFolder } from './support/processes.ts';
import { openProduct, openProvince } from './support/province.ts';
import { figure, printTable } from './support/table.ts';
import { openTexts } from './support/texts.ts';

const GOAL_MS = 100;

/** Writes down, for sessions from now on, the plans of statements that take so many milliseconds. @returns reads them */
async function keepPlans(client: pg.Client, slowerThan: number): Promise<() => string[]> {
  for (const setting of [
    `session_preload_libraries = 'auto_explain'`,
    `auto_explain.log_min_duration = ${slowerThan}`,
    'auto_explain.log_analyze = on',
    'auto_explain.log_buffers = on',
  ])
    await client.query(`alter database yitang set ${setting}`);
  const { rows } = await client.query('show data_directory');
  const log = resolve(rows[0].data_directory as string, '../log');
  const before = statSync(log).size;
  return () =>
    readFileSync(log, 'utf8')
      .slice(before)
      .split(/^(?=\d{4}-\d\d-\d\d )/m)
      .filter((entry) => entry.includes(' plan:'));
}

/** Proposals with their words, and papers with the words of these. */
async function seed(
  url: string,
  client: pg.Client,
  options: Record<'size' | 'proposals' | 'data', string>,
): Promise<void> {
  const proposals = Number(options.proposals) || Math.ceil(Number(options.size) / 2);
  const copies = Math.max(1, Math.round(Number(options.size) / proposals) - 1);
  const province = await openProvince(url);
  await loadProposals(url, province, openTexts(options.data || undefined), proposals);
  await province.installation.close();
  await runScript('app/reindex.ts', ['--rebuild-index'], {
    YITANG_DATABASE_URL: url,
    YITANG_DATA: scratchFolder('reindex'),
  });
  for (const statement of paperRows(copies)) await client.query(statement);
  await client.query('vacuum (analyze)');
}

/**
 * @param args `--size 1000000 --queries 300 --data DIR`; half of the matters are proposals, half of a made-up kind, or `--proposals N`
 * of them; `--on URL` a database of your own, seeded when it is empty and measured as it is when it was seeded before (with the same
 * YITANG_KEYS); `--explain MS` prints the plans of the slowest statements that took longer
 */
export async function main(args: string[]): Promise<void> {
  const options = readOptions(args, { size: '1000000', queries: '300', data: '', proposals: '', on: '', explain: '' });
  const url = options.on || (await (await openPostgres()).create('yitang'));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: known } = await client.query(`select to_regclass('papers') is not null as seeded`);
  if (!known[0].seeded) await seed(url, client, options);
  const { rows } = await client.query(
    'select kind, count(*)::int as matters from matter_words group by kind order by 1',
  );
  const plans = options.explain === '' ? undefined : await keepPlans(client, Number(options.explain));
  await client.end();
  console.log(`${await versionOf(url)}; ${rows.map((row) => `${row.matters} ${row.kind}`).join(', ')}`);
  const words = (await drawScenarios(url))
    .find(({ name }) => name === 'word search')!
    .asks.flatMap((ask) => (ask.words?.includes(' ') ? [ask.words] : []))
    .slice(0, Number(options.queries));
  const product = await openProduct(url);
  const kinds = [...modules.flatMap((module) => module.searched ?? []), paperKind];
  const lines: Array<Array<string | number>> = [['reader', 'searches', 'found', 'p50 ms', 'p95 ms', 'goal']];
  for (const { name, reader, ctx } of await readersOf(product)) {
    const ask = async (typed: string) => {
      const { groups } = await searchMatters(ctx, kinds, { words: typed, page: 1, size: 5 }, reader);
      return groups.some((group) => group.total > 0);
    };
    for (const typed of words.slice(0, 20)) await ask(typed);
    const times: number[] = [];
    let found = 0;
    for (const typed of words) {
      const started = performance.now();
      if (await ask(typed)) found += 1;
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
    const reached = at(0.95) < GOAL_MS ? 'reached' : 'missed';
    lines.push([name, times.length, found, figure(at(0.5)), figure(at(0.95)), `under ${GOAL_MS} ms: ${reached}`]);
  }
  await product.close();
  printTable(lines);
  const took = (plan: string) => Number(/duration: ([\d.]+)/.exec(plan)?.[1] ?? 0);
  for (const plan of (plans?.() ?? []).sort((a, b) => took(b) - took(a)).slice(0, 6)) console.log(`\n${plan}`);
  console.log(`\nload of the machine: ${figure(loadavg()[0]!)} on ${availableParallelism()} cores`);
}
