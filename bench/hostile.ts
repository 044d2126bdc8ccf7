/** What others notice while somebody sends the largest inputs allowed: their answers, the event loop, the memory. */
import { availableParallelism, loadavg } from 'node:os';
import { actsOf, signIn } from './hostile/acts.ts';
import { type Observed, whileOthersAsk } from './hostile/others.ts';
import { readOptions } from './support/args.ts';
import { openPostgres, versionOf } from './support/postgres.ts';
import { api, assemblyCode, openProvince } from './support/province.ts';
import { startProduct } from './support/served.ts';
import { figure, printTable } from './support/table.ts';

/** Goal for the longest turn of the main thread, above that of the idle server in the same run. */
const GOAL_MS = 50;

const at = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

/** @param args `--rows 10000` of the register looked through, `--taken 2000` of the one taken in, `--idle 10` seconds */
export async function main(args: string[]): Promise<void> {
  const options = readOptions(args, { rows: '10000', taken: '2000', idle: '10', only: '' });
  const postgres = await openPostgres();
  const url = await postgres.create('yitang');
  const { installation, directory } = await openProvince(url);
  await installation.close();
  const unit = directory.assemblies.get(assemblyCode)!.units[0]!.name;
  const server = await startProduct(url);
  const [member, clerk, other] = await Promise.all(
    ['member1', 'clerk', 'member2'].map((login) => signIn(server.base, login)),
  );
  const page = { base: server.base, path: `${api}/proposals?size=20`, cookie: other!.cookie };
  const acts = await actsOf(
    { member: member!, clerk: clerk!, unit },
    { rows: Number(options.rows), taken: Number(options.taken) },
  );
  const rest = () => new Promise((next) => setTimeout(next, Number(options.idle) * 1000));
  await whileOthersAsk(page, rest);
  const idle = await whileOthersAsk(page, rest);
  const rows: Array<Array<string | number>> = [
    [
      'meanwhile',
      'seconds',
      'others p50 ×',
      'others p95 ×',
      'p95 ms',
      'worst ms',
      'loop p99 +ms',
      'loop max +ms',
      'longest turn ms',
      'MB',
      'load',
    ],
  ];
  const line = (name: string, seen: Observed, seconds: number) =>
    rows.push([
      name,
      figure(seconds),
      figure(at(seen.times, 0.5) / at(idle.times, 0.5)),
      figure(at(seen.times, 0.95) / at(idle.times, 0.95)),
      figure(at(seen.times, 0.95)),
      figure(Math.max(...seen.times)),
      figure(Math.max(0, seen.delayP99 - idle.delayP99)),
      figure(Math.max(0, seen.delayMax - idle.delayMax)),
      figure(seen.turn),
      Math.round(seen.megabytes),
      figure(loadavg()[0]!),
    ]);
  line('nothing', idle, Number(options.idle));
  const missed: string[] = [];
  for (const act of acts) {
    if (options.only !== '' && !act.name.includes(options.only)) continue;
    const began = performance.now();
    const seen = await whileOthersAsk(page, act.work);
    line(act.name, seen, (performance.now() - began) / 1000);
    console.error(rows.at(-1)!.join(' | '));
    if (seen.turn - idle.turn > GOAL_MS) missed.push(act.name);
    if (seen.failed > 0) missed.push(`${act.name}: ${seen.failed} answers of others failed`);
  }
  await server.stop();
  console.log(`${await versionOf(url)}; Node ${process.versions.node}; ${availableParallelism()} cores`);
  console.log(
    `the idle loop: p99 ${figure(idle.delayP99)} ms, at most ${figure(idle.delayMax)} ms, longest turn ${figure(idle.turn)} ms\n`,
  );
  printTable(rows);
  console.log(
    `\nno turn longer than ${GOAL_MS} ms above the idle loop's: ${missed.length === 0 ? 'reached' : `missed by ${missed.join('; ')}`}`,
  );
}
