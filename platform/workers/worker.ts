/** One thread of the pool: loads the module of a task once and does one piece of work after the other. */
import { parentPort } from 'node:worker_threads';

export interface WorkOrder {
  module: string;
  input: unknown;
}

/** What came of it: a refusal keeps its code, anything else is a mistake of ours. */
export type WorkAnswer =
  | { output: unknown }
  | { problem?: { status: number; code: string; params: Record<string, unknown> }; message: string; stack?: string };

type Work = (input: unknown) => unknown;
const known = new Map<string, Promise<{ default: Work }>>();

async function answer({ module, input }: WorkOrder): Promise<WorkAnswer> {
  try {
    let loaded = known.get(module);
    if (!loaded) {
      loaded = import(module) as Promise<{ default: Work }>;
      known.set(module, loaded);
    }
    return { output: await (await loaded).default(input) };
  } catch (error) {
    const { name, status, code, params, message, stack } = error as Error & {
      status: number;
      code: string;
      params: Record<string, unknown>;
    };
    if (name === 'Problem') return { problem: { status, code, params }, message };
    return { message: message ?? String(error), ...(stack ? { stack } : {}) };
  }
}

parentPort?.on('message', async (order: WorkOrder) => parentPort?.postMessage(await answer(order)));
