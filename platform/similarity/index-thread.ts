/** The main thread's hand on the thread that holds the index. */
import { Worker } from 'node:worker_threads';
import type { ShelvesOrder } from './index-worker.ts';
import type { Measured, NearAsked, NearFound, Position, ShelvedMatter } from './shelves.ts';

/** What the keeper asks of shelves, wherever they stand. */
export interface ShelvesHeld {
  put(matters: readonly ShelvedMatter[]): Promise<void>;
  drop(keys: readonly string[]): Promise<void>;
  near(asked: NearAsked): Promise<NearFound>;
  save(folder: string, position: Position): Promise<void>;
  load(folder: string): Promise<Position | undefined>;
  clear(): Promise<void>;
  measure(): Promise<Measured>;
  close(): Promise<void>;
}

/** Memory of the thread's own heap; what the index holds lies beside it. */
const HEAP_MEGABYTES = 256;

interface Waiting {
  resolve(answer: never): void;
  reject(error: Error): void;
}

/**
 * @param lost the thread ended by itself: what it held is gone, what it was asked is refused
 */
export function openIndexThread(lost: (error: Error) => void): ShelvesHeld {
  const worker = new Worker(new URL('./index-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    execArgv: [],
  });
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let over: Error | undefined;
  const end = (error: Error) => {
    if (over) return;
    over = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    lost(error);
  };
  worker.on('message', ({ number, answer, failed }: { number: number; answer: never; failed?: string }) => {
    const asked = waiting.get(number);
    waiting.delete(number);
    if (waiting.size === 0) worker.unref();
    if (failed === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(failed));
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('the thread of the index ended')));
  const ask = <T>(given: ShelvesOrder): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (over) {
        reject(over);
        return;
      }
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.ref();
      worker.postMessage({ number: last, given });
    });
  return {
    put: (matters) => ask({ order: 'put', matters }),
    drop: (keys) => ask({ order: 'drop', keys }),
    near: (asked) => ask({ order: 'near', asked }),
    save: (folder, position) => ask({ order: 'save', folder, position }),
    load: (folder) => ask({ order: 'load', folder }),
    clear: () => ask({ order: 'clear' }),
    measure: () => ask({ order: 'measure' }),
    async close() {
      over ??= new Error('closed');
      await worker.terminate();
    },
  };
}
