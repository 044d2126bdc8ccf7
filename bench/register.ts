/**
 * The public register at 100,000 proposals: lists, filters, word search and one page, beside the same SQL through bare pg
 * and Fastify, and beside Directus on the same rows.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Captured, captureStatements } from './register/capture.ts';
import { directusPath, installDirectus, startDirectus } from './register/directus.ts';
import { type Ask, drawScenarios, productPath, type Scenario } from './register/scenarios.ts';
import { readOptions } from './support/args.ts';
import { loadProposals, worldOf } from './support/bulk-load.ts';
import { type LoadOutcome, runLoad } from './support/load.ts';
import { clearDesk, openPostgres, versionOf } from './support/postgres.ts';
import { freePort, runScript, type Started, scratchFolder, startServer } from './support/processes.ts';
import { api, openProduct, openProvince } from './support/province.ts';
import { startProduct } from './support/served.ts';
import { figure, median, printTable } from './support/table.ts';
import { openTexts } from './support/texts.ts';

interface Contender {
  name: string;
  server: Started;
  path(ask: Ask): string;
}

const GOAL_BARE = 0.6;
const GOAL_DIRECTUS = 10;
const GOAL_SEARCH_MS = 50;
/** Searches a second for the measure of one search among others rather than of a full queue. */
const STEADY_RATE = 20;

async function settle(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('vacuum (analyze)');
  await client.end();
}

async function startBare(url: string, captured: Captured): Promise<Started> {
  const port = await freePort();
  const file = join(scratchFolder('bare'), 'statements.json');
  writeFileSync(file, JSON.stringify(captured));
  const env = { BENCH_DATABASE_URL: url, BENCH_STATEMENTS: file, BENCH_PORT: String(port) };
  return startServer([process.execPath, 'bench/register/bare-server.ts'], { env, port, ready: '/ready' });
}

/** One contender under one scenario for some seconds. */
async function measure(
  url: string,
  contender: Contender,
  scenario: Scenario,
  connections: number,
  seconds: number,
  rate = 0,
): Promise<LoadOutcome> {
  const file = join(scratchFolder('plan'), 'plan.json');
  const paths = scenario.asks.map((ask) => contender.path(ask));
  writeFileSync(file, JSON.stringify({ base: contender.server.base, paths, connections, seconds, rate }));
  await clearDesk(url);
  if (!contender.server.alive()) throw new Error(`${contender.name} has ended by itself`);
  return runLoad(file);
}

function report(scenario: Scenario, outcomes: Map<string, LoadOutcome[]>): Array<Array<string | number>> {
  const of = (name: string, key: keyof LoadOutcome) => median((outcomes.get(name) ?? []).map((item) => item[key]));
  const product = of('Yitang', 'rate');
  return [...outcomes.keys()].map((name) => {
    const errors = (outcomes.get(name) ?? []).reduce((sum, item) => sum + item.errors, 0);
    return [
      scenario.name,
      name,
      figure(of(name, 'rate')),
      figure(of(name, 'p50')),
      figure(of(name, 'p95')),
      of(name, 'bytes'),
      name === 'Yitang' ? '' : `${figure(product / of(name, 'rate'))}×`,
      errors,
    ];
  });
}

function judge(scenario: Scenario, outcomes: Map<string, LoadOutcome[]>): void {
  const rate = (name: string) => median((outcomes.get(name) ?? []).map((item) => item.rate));
  const say = (text: string, value: string, reached: boolean) =>
    console.log(`- ${scenario.name}: ${text} ${value}, ${reached ? 'reached' : 'missed'}`);
  const bare = rate('Yitang') / rate('bare pg + Fastify');
  say(`at least ${GOAL_BARE} of bare:`, figure(bare), bare >= GOAL_BARE);
  if (outcomes.has('Directus')) {
    const times = rate('Yitang') / rate('Directus');
    const value = rate('Directus') > 0 ? `${figure(times)}×` : 'no answer from it in the time';
    say(`at least ${GOAL_DIRECTUS} times Directus:`, value, times >= GOAL_DIRECTUS);
  }
  if (scenario.name === 'word search') {
    const p95 = median(outcomes.get('Yitang')!.map((item) => item.p95));
    say(`p95 under ${GOAL_SEARCH_MS} ms:`, `${figure(p95)} ms`, p95 < GOAL_SEARCH_MS);
  }
}

async function contendersFor(
  url: string,
  postgres: { create(database: string, template?: string): Promise<string> },
  captured: Captured,
  assemblyId: string,
  withDirectus: boolean,
): Promise<Contender[]> {
  const lacking = withDirectus ? installDirectus() : 'not asked for';
  if (lacking) console.log(`Directus is left out: ${lacking}\n`);
  const copy = lacking ? undefined : await postgres.create('directus', 'yitang');
  if (copy) await settle(copy);
  const contenders: Contender[] = [
    { name: 'Yitang', server: await startProduct(url), path: productPath },
    { name: 'bare pg + Fastify', server: await startBare(url, captured), path: productPath },
  ];
  if (copy) {
    const server = await startDirectus(copy);
    contenders.push({ name: 'Directus', server, path: (ask) => directusPath(ask, assemblyId) });
  }
  return contenders;
}

/** @param args `--size 100000 --connections 10 --seconds 5 --rounds 3 --directus yes --only 'word search' --data DIR` */
export async function main(args: string[]): Promise<void> {
  const defaults = {
    size: '100000',
    connections: '10',
    seconds: '5',
    rounds: '3',
    directus: 'yes',
    only: '',
    data: '',
  };
  const options = readOptions(args, defaults);
  const [size, connections, seconds, rounds] = [options.size, options.connections, options.seconds, options.rounds].map(
    Number,
  ) as [number, number, number, number];
  const texts = openTexts(options.data || undefined);
  const postgres = await openPostgres();
  const url = await postgres.create('yitang');
  const province = await openProvince(url);
  const { assemblyId } = worldOf(province);
  await loadProposals(url, province, texts, size);
  await province.installation.close();
  await runScript('app/reindex.ts', ['--rebuild-index'], {
    YITANG_DATABASE_URL: url,
    YITANG_DATA: scratchFolder('reindex'),
  });
  await settle(url);
  const scenarios = (await drawScenarios(url)).filter(({ name }) => options.only === '' || name === options.only);
  const product = await openProduct(url);
  const captured: Captured = {};
  for (const scenario of scenarios) {
    const asking = scenario.name === 'word search' ? 'first' : 'second';
    Object.assign(captured, await captureStatements(product, scenario.asks.map(productPath), asking));
  }
  await product.close();
  console.log(`${await versionOf(url)}; ${size} proposals, texts ${texts.origin}`);
  console.log(`${connections} connections, ${rounds} rounds of ${seconds} s each, in turn; ${api}/register\n`);
  const contenders = await contendersFor(url, postgres, captured, assemblyId, options.directus === 'yes');
  for (const scenario of scenarios) {
    const outcomes = new Map<string, LoadOutcome[]>(contenders.map(({ name }) => [name, []]));
    for (const contender of contenders) await measure(url, contender, scenario, connections, 2);
    for (let round = 0; round < rounds; round += 1) {
      for (const contender of contenders) {
        outcomes.get(contender.name)!.push(await measure(url, contender, scenario, connections, seconds));
      }
    }
    printTable([
      ['scenario', 'contender', 'requests/s', 'p50 ms', 'p95 ms', 'bytes', 'Yitang is', 'errors'],
      ...report(scenario, outcomes),
    ]);
    console.log('');
    judge(scenario, outcomes);
    if (scenario.name === 'word search') {
      const steady = await measure(url, contenders[0]!, scenario, connections, seconds * rounds, STEADY_RATE);
      const text = `${STEADY_RATE} searches a second: p50 ${figure(steady.p50)} ms, p95 ${figure(steady.p95)} ms`;
      console.log(
        `- ${text} (goal under ${GOAL_SEARCH_MS} ms: ${steady.errors === 0 && steady.p95 < GOAL_SEARCH_MS ? 'reached' : 'missed'})`,
      );
    }
    console.log(`- load of the machine: ${figure(loadavg()[0]!)} on ${availableParallelism()} cores\n`);
  }
  await Promise.all(contenders.map(({ server }) => server.stop()));
}
