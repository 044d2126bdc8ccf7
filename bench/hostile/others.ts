/** Somebody else at the same time, on a thread of their own: asks one page after the other and writes down how long each took. */
import { Agent, get } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** What others and the server's own figures said while something went on. */
export interface Observed {
  /** Milliseconds of every answer. */
  times: number[];
  /** Answers that were not 200. */
  failed: number;
  /** The worst half second: milliseconds. */
  delayP99: number;
  delayMax: number;
  /** Longest stretch of processor time of the main thread, in milliseconds. */
  turn: number;
  /** Most of the process, in megabytes. */
  megabytes: number;
}

const PAUSE = 20;
const LOOK = 500;

function ask(agent: Agent, url: string, cookie: string): Promise<{ status: number; text: string }> {
  return new Promise((done, fail) => {
    const sent = get(url, { agent, headers: { cookie } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('latin1') }));
      answer.on('error', fail);
    });
    sent.on('error', fail);
  });
}

const figureOf = (text: string, name: string) => Number(new RegExp(`^yitang_${name} (\\S+)`, 'm').exec(text)?.[1] ?? 0);
const pause = (ms: number) => new Promise((next) => setTimeout(next, ms));

async function watch({ base, path, cookie }: { base: string; path: string; cookie: string }): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  let on = true;
  parentPort!.once('message', () => {
    on = false;
  });
  const seen: Observed = { times: [], failed: 0, delayP99: 0, delayMax: 0, turn: 0, megabytes: 0 };
  const look = async () => {
    const { text } = await ask(agent, `${base}/metrics`, '');
    seen.delayP99 = Math.max(seen.delayP99, figureOf(text, 'nodejs_eventloop_lag_p99_seconds') * 1000);
    seen.delayMax = Math.max(seen.delayMax, figureOf(text, 'nodejs_eventloop_lag_max_seconds') * 1000);
    seen.turn = Math.max(seen.turn, figureOf(text, 'longest_turn_seconds') * 1000);
    seen.megabytes = Math.max(seen.megabytes, figureOf(text, 'process_resident_memory_bytes') / (1 << 20));
  };
  await ask(agent, `${base}/metrics`, '');
  parentPort!.postMessage('watching');
  const looking = (async () => {
    while (on) {
      await pause(LOOK);
      await look();
    }
  })();
  while (on) {
    const began = performance.now();
    const { status } = await ask(agent, base + path, cookie);
    seen.times.push(performance.now() - began);
    if (status !== 200) seen.failed += 1;
    await pause(PAUSE);
  }
  await looking;
  agent.destroy();
  parentPort!.postMessage(seen);
}

/** Watches while `work` is done. @throws what the work throws */
export async function whileOthersAsk(
  page: { base: string; path: string; cookie: string },
  work: () => Promise<unknown>,
): Promise<Observed> {
  const worker = new Worker(new URL(import.meta.url), { workerData: page, execArgv: [] });
  const next = () => new Promise<unknown>((done, fail) => worker.once('message', done).once('error', fail));
  try {
    await next();
    await work();
    const seen = next();
    worker.postMessage('enough');
    return (await seen) as Observed;
  } finally {
    await worker.terminate();
  }
}

if (!isMainThread && workerData?.base) await watch(workerData as Parameters<typeof watch>[0]);
