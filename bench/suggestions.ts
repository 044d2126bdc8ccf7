/** Suggestions with one photo that one server accepts durably a second, beside bytes fsynced and one bare INSERT; and the work left for later. */
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { catchUp, lacking, leftForLater } from './suggestions/afterwards.ts';
import { type PhotoSize, photoSizes } from './suggestions/photos.ts';
import { openRoom } from './suggestions/room.ts';
import { runSenders, type SendingOutcome, type SendingPlan } from './suggestions/senders.ts';
import { readOptions } from './support/args.ts';
import { openPostgres, versionOf } from './support/postgres.ts';
import { freePort, type Started, scratchFolder, startServer } from './support/processes.ts';
import { familyOf, mainThreadOf, postmasterOf, processorOf } from './support/processor.ts';
import { api, openProvince } from './support/province.ts';
import { startProduct } from './support/served.ts';
import { figure, printTable } from './support/table.ts';

const GOAL = 500;

async function startBare(databaseUrl: string): Promise<Started> {
  const port = await freePort();
  const env = { BENCH_DATABASE_URL: databaseUrl, BENCH_FOLDER: scratchFolder('bare'), BENCH_PORT: String(port) };
  return startServer([process.execPath, 'bench/suggestions/bare-server.ts'], { env, port, ready: '/ready' });
}

async function sendAll(plan: SendingPlan): Promise<SendingOutcome> {
  const file = join(scratchFolder('plan'), 'plan.json');
  writeFileSync(file, JSON.stringify(plan));
  return runSenders(file);
}

const at = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

/** Seconds of processor from now until it is asked. */
async function processorMeter(url: string, product: number) {
  const postmaster = await postmasterOf(url);
  const now = () => ({
    main: mainThreadOf(product),
    others: processorOf([product]) - mainThreadOf(product),
    database: processorOf(familyOf(postmaster)),
  });
  const before = now();
  return () => {
    const after = now();
    return {
      main: after.main - before.main,
      others: after.others - before.others,
      database: after.database - before.database,
    };
  };
}

/** @param args `--seconds 5 --connections 24 --size small|phone --patience 90` seconds waited for the work left for later */
export async function main(args: string[]): Promise<void> {
  const options = readOptions(args, { seconds: '5', connections: '24', size: 'small', patience: '90' });
  const [seconds, connections, patience] = [options.seconds, options.connections, options.patience].map(Number) as [
    number,
    number,
    number,
  ];
  if (!(options.size in photoSizes)) throw new Error(`--size is one of ${Object.keys(photoSizes).join(', ')}`);
  const size = options.size as PhotoSize;
  const postgres = await openPostgres();
  const url = await postgres.create('yitang');
  const { installation, directory } = await openProvince(url);
  // Anybody may send without an account.
  await openRoom(installation, directory, { identity: 'none' });
  await installation.close();

  const plan = { size, connections, seconds };
  const bare = await startBare(await postgres.create('bare'));
  await sendAll({ ...plan, base: bare.base, seconds: 1 });
  // Before and after, as what else the machine does changes meanwhile.
  const bareSpent = await processorMeter(await postgres.urlOf('bare'), bare.pid);
  const before = await sendAll({ ...plan, base: bare.base });
  const bareProcessor = bareSpent();

  const folder = scratchFolder('data');
  // Limits as they are served: every sender has an address of their own, told by the proxy in front.
  const server = await startProduct(url, {
    YITANG_DATA: folder,
    YITANG_RATE_LIMIT: '600',
    YITANG_TRUST_PROXY: '1',
  });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const warm = await sendAll({ ...plan, base: server.base, api, seconds: 1 });
  const spent = await processorMeter(url, server.pid);
  const outcome = await sendAll({ ...plan, base: server.base, api });
  const processor = spent();
  const ended = performance.now();
  const load = loadavg()[0]!;
  const sent = [...warm.sent, ...outcome.sent];
  const left = await leftForLater(client);
  const wrong = await lacking(client, join(folder, 'files'), sent);
  const caught = await catchUp(client, ended, patience);
  const wrongLater = await lacking(client, join(folder, 'files'), sent);
  await client.end();
  await server.stop();
  const after = await sendAll({ ...plan, base: bare.base });
  await bare.stop();

  const rate = (of: SendingOutcome) => of.inTime / seconds;
  const failures = (of: SendingOutcome) => Object.values(of.errors).reduce((sum, count) => sum + count, 0);
  const line = (name: string, of: SendingOutcome) => [
    name,
    figure(rate(of)),
    figure(at(of.times, 0.5)),
    figure(at(of.times, 0.95)),
    figure((rate(of) * of.photoBytes) / 1e6),
    failures(of),
  ];
  const kilobytes = Math.round(outcome.photoBytes / 1000);
  console.log(`${await versionOf(url)}; fsync on; Node ${process.versions.node}; ${availableParallelism()} cores`);
  console.log(`${connections} connections, ${seconds} s each, one photo of ${kilobytes} kB a suggestion\n`);
  printTable([
    ['contender', 'suggestions/s', 'p50 ms', 'p95 ms', 'MB/s', 'errors'],
    line('Yitang, photo and text', outcome),
    ['of which the photo', '', figure(at(outcome.photoTimes, 0.5)), figure(at(outcome.photoTimes, 0.95)), '', ''],
    ['of which the text', '', figure(at(outcome.textTimes, 0.5)), figure(at(outcome.textTimes, 0.95)), '', ''],
    line('bytes fsynced, one INSERT, before', before),
    line('the same, after', after),
  ]);
  for (const [what, count] of [...Object.entries(outcome.errors), ...Object.entries(warm.errors)])
    console.log(`error: ${what}, ${count} times`);
  const share = (took: number, of: SendingOutcome) => figure((took * 1000) / of.sent.length);
  const spentBy = ({ main, others, database }: typeof processor, of: SendingOutcome) =>
    `${share(main, of)} the thread that answers, ${share(others, of)} other threads, ${share(database, of)} the database`;
  console.log(
    `\n- processor of one, in ms, with what was left for later and done meanwhile: ${spentBy(processor, outcome)}`,
  );
  console.log(`- of the limit: ${spentBy(bareProcessor, before)}`);
  console.log(
    `- Yitang is ${figure((2 * rate(outcome)) / (rate(before) + rate(after)))}× of the limit in the same run`,
  );
  console.log(`- at least ${GOAL} a second: ${rate(outcome) >= GOAL ? 'reached' : 'missed'}`);
  const verdict = (found: readonly string[]) => (found.length === 0 ? 'yes' : `NO: ${found.join('; ')}`);
  console.log(
    `- each of ${sent.length} acknowledged, with its photo, exactly once, at the end of sending: ${verdict(wrong)}`,
  );
  console.log(`- the same after the work left for later: ${verdict(wrongLater)}`);
  const said = (what: 'photos' | 'events') =>
    Number.isNaN(caught.seconds[what])
      ? `${left[what]} waited, ${caught.left[what]} still after ${patience} s`
      : `${left[what]} waited, done after ${figure(caught.seconds[what])} s`;
  console.log(`- photos drawn: ${said('photos')}`);
  console.log(`- words, personal data, clocks, notices: ${said('events')}`);
  console.log(`- load of the machine: ${figure(load)} when sending ended, ${figure(loadavg()[0]!)} at the end`);
  if (wrong.length + wrongLater.length > 0) process.exitCode = 1;
}
