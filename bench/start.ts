/** Starts the product on an empty folder and again, on each embedded database: time, processor and memory. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { dist } from '../web/fresh.ts';
import { readOptions } from './support/args.ts';
import { freePort, projectRoot, scratchFolder } from './support/processes.ts';
import { familyOf, processorOf, readProc } from './support/processor.ts';
import { figure, median, printTable } from './support/table.ts';

const GOALS = { first: 12, again: 4, megabytes: 350 };

interface Start {
  /** Until the first page was answered. */
  seconds: number;
  /** Of the product and all it started, database and build included. */
  processor: number;
  seeding: number;
  megabytes: { product: number; database: number };
  load: number;
}

/** Memory in megabytes, what several share counted once (PSS). */
const memoryOf = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + Number(/^Pss:\s+(\d+)/m.exec(readProc(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0), 0) /
  1024;

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function endOf(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

async function start(folder: string, embedded: string, rest: number): Promise<Start> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, ['app/serve.ts'], {
    cwd: projectRoot,
    env: { ...process.env, YITANG_DATA: folder, YITANG_PORT: String(port), YITANG_EMBEDDED: embedded },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  let said = '';
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
  });
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}:\n${said}`);
    await wait(20);
  }
  const seconds = (performance.now() - began) / 1000;
  const processor = processorOf(familyOf(child.pid!));
  const load = loadavg()[0]!;
  await wait(rest * 1000);
  const [product, ...others] = familyOf(child.pid!);
  const megabytes = { product: memoryOf([product!]), database: memoryOf(others) };
  await endOf(child);
  process.off('exit', kill);
  const seeding = Number(/"ms":(\d+),"msg":"demo province made"/.exec(said)?.[1] ?? Number.NaN) / 1000;
  return { seconds, processor, seeding, megabytes, load };
}

/**
 * @param args `--rounds 1`; `--rest 60`, seconds from the first answer to the look at memory; `--build no` leaves the fronts
 * as they are built
 */
export async function main(args: string[]): Promise<void> {
  const options = readOptions(args, { rounds: '1', rest: '60', build: 'yes', embedded: 'postgres,pglite' });
  const rows: Array<Array<string | number>> = [
    ['embedded database', 'start', 'seconds', 'processor s', 'seeding s', 'product MB', 'database MB', 'load'],
  ];
  const judged = new Map<string, boolean>();
  for (const embedded of options.embedded.split(',')) {
    const first: Start[] = [];
    const again: Start[] = [];
    for (let round = 0; round < Number(options.rounds); round += 1) {
      const folder = scratchFolder('start');
      // Root's server runs as somebody lesser, who must get through.
      chmodSync(folder, 0o755);
      if (options.build === 'yes') rmSync(join(dist, 'fingerprint'), { force: true });
      first.push(await start(folder, embedded, 1));
      again.push(await start(folder, embedded, Number(options.rest)));
    }
    for (const [name, starts] of [
      ['on an empty folder', first],
      ['again', again],
    ] as const) {
      const of = (pick: (one: Start) => number) => figure(median(starts.map(pick)));
      rows.push([
        embedded,
        name,
        of((one) => one.seconds),
        of((one) => one.processor),
        of((one) => one.seeding),
        of((one) => one.megabytes.product),
        of((one) => one.megabytes.database),
        of((one) => one.load),
      ]);
    }
    const memory = median(again.map(({ megabytes }) => megabytes.product + megabytes.database));
    judged.set(`${embedded}: first under ${GOALS.first} s`, median(first.map((one) => one.seconds)) < GOALS.first);
    judged.set(`${embedded}: again under ${GOALS.again} s`, median(again.map((one) => one.seconds)) < GOALS.again);
    judged.set(`${embedded}: at most ${GOALS.megabytes} MB together`, memory <= GOALS.megabytes);
  }
  printTable(rows);
  console.log(`\n${availableParallelism()} cores; memory ${options.rest} s after the first answer of a restart`);
  for (const [goal, reached] of judged) console.log(`goal ${goal}: ${reached ? 'reached' : 'missed'}`);
}
