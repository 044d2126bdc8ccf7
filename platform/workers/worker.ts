/** One thread of the pool: loads the module of a task once and does one piece of work after the other. */
import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import type { Problem } from '../http/problem.ts';

export interface WorkOrder {
  module: string;
  input: unknown;
}

/** What came of it: a refusal keeps its code, anything else is a mistake of ours. */
export type WorkAnswer =
  | { output: unknown }
  | { part: unknown }
  | { problem?: Pick<Problem, 'status' | 'code' | 'params' | 'issues'>; message: string; stack?: string };

type Work = (input: unknown) => unknown;
/** Parts before the output. */
type Pieces = AsyncGenerator<unknown, unknown>;
const inParts = (given: unknown): given is Pieces =>
  typeof given === 'object' && given !== null && Symbol.asyncIterator in given;

/** Hands the parts over one by one. @returns the output */
async function pour(pieces: Pieces): Promise<unknown> {
  for (;;) {
    const { done, value } = await pieces.next();
    if (done) return value;
    const taken = once(parentPort!, 'message');
    parentPort!.postMessage({ part: value });
    await taken;
  }
}

const known = new Map<string, Promise<{ default: Work }>>();

async function answer({ module, input }: WorkOrder): Promise<WorkAnswer> {
  try {
    let loaded = known.get(module);
    if (!loaded) {
      loaded = import(module) as Promise<{ default: Work }>;
      known.set(module, loaded);
    }
    const given = (await loaded).default(input);
    return { output: inParts(given) ? await pour(given) : await given };
  } catch (error) {
    const { name, status, code, params, issues, message, stack } = error as Problem;
    if (name === 'Problem') return { problem: { status, code, params, issues }, message };
    return { message: message ?? String(error), ...(stack ? { stack } : {}) };
  }
}

parentPort?.on('message', async (order: WorkOrder | 'next') => {
  if (order !== 'next') parentPort?.postMessage(await answer(order));
});
