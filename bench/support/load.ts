/**
 * The load generator, in a process of its own: closed-loop connections that each walk through the addresses in their own
 * order. Reads a plan as JSON from its first argument's file, prints the outcome as JSON.
 */
import { readFileSync } from 'node:fs';
import { createRandom } from '../../algorithms/random/prng.ts';
import { runScript } from './processes.ts';

export interface LoadPlan {
  base: string;
  /** Paths with their queries. */
  paths: string[];
  connections: number;
  seconds: number;
  /** Requests a second of all connections together; 0: as many as come back. */
  rate: number;
}

export interface LoadOutcome {
  /** Answers a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  /** Answers that were not 2xx, and failed connections. */
  errors: number;
  /** Bytes of an answer on average. */
  bytes: number;
}

/** Runs a plan in a process of its own. */
export async function runLoad(planFile: string): Promise<LoadOutcome> {
  return JSON.parse(await runScript('bench/support/load.ts', [planFile])) as LoadOutcome;
}

interface Client {
  setRequests(requests: Array<{ method: 'GET'; path: string }>): void;
}
interface Instance
  extends PromiseLike<{ requests: { total: number }; errors: number; non2xx: number; duration: number }> {
  on(event: 'response', handler: (client: unknown, status: number, bytes: number, ms: number) => void): void;
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

async function generate(plan: LoadPlan): Promise<LoadOutcome> {
  const { default: autocannon } = (await import('autocannon' as string)) as {
    default: (options: object) => Instance;
  };
  const random = createRandom(7);
  const times: number[] = [];
  let bytes = 0;
  const instance = autocannon({
    url: plan.base,
    connections: plan.connections,
    duration: plan.seconds,
    timeout: 30,
    ...(plan.rate > 0 ? { overallRate: plan.rate } : {}),
    setupClient: (client: Client) =>
      client.setRequests(shuffled(plan.paths, random).map((path) => ({ method: 'GET', path }))),
  });
  const started = performance.now();
  instance.on('response', (_client, _status, size, ms) => {
    times.push(ms);
    bytes += size;
  });
  const result = await instance;
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return {
    rate: times.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    errors: result.errors + result.non2xx,
    bytes: Math.round(bytes / Math.max(1, times.length)),
  };
}

if (process.argv[1] === import.meta.filename) {
  const plan = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as LoadPlan;
  console.log(JSON.stringify(await generate(plan)));
}
