/**
 * Work whose cost grows with what somebody sent (comparing, laying out, reading) is done on other threads, so that the
 * server goes on answering everybody else: with a limit of time and memory for each piece of work, a limit of pieces
 * waiting for each person, and turns taken between persons.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Problem } from '../http/problem.ts';
import type { WorkAnswer, WorkOrder } from './worker.ts';

/** One kind of work done on another thread. */
export interface Task<I, O> {
  readonly name: string;
  /**
   * @param share whose work it is: an account's id, or `public`
   * @param take is given the parts of work that yields them, one in a turn of the event loop
   * @throws Problem 422 `work_too_long`, 422 `work_too_large`, 429 `work_waiting`, 503 `work_queue_full`
   */
  run(input: I, share: string, take?: (part: never) => void): Promise<O>;
}

export interface TaskSpec<I> {
  name: string;
  /**
   * Module whose default export does the work: `(input) => output`, both of what `structuredClone` takes. A generator
   * yields parts, each fetched when the one before has been taken, and returns the output.
   */
  module: URL;
  /** Longest time one piece of work may take a processor. */
  milliseconds: number;
  /** Memory of the thread, where the pool's own measure does not do. */
  megabytes?: number;
  /** What costs a few milliseconds at most is done where it is asked for: inputs of at most so many units. */
  small?: { most: number; of(input: I): number };
}

export interface PoolOptions {
  /** Threads at most. */
  threads?: number;
  /** Pieces of work one account may have waiting or under way; those without an account have six times as many together. */
  perShare?: number;
  /** Pieces of work waiting in all. */
  waiting?: number;
  /** A thread without work ends after this time and gives its memory back. */
  idleMilliseconds?: number;
  /** Memory of one thread. */
  megabytes?: number;
}

interface Piece {
  order: WorkOrder;
  name: string;
  milliseconds: number;
  megabytes: number;
  share: string;
  take: ((part: never) => void) | undefined;
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

interface Thread {
  worker: Worker;
  megabytes: number;
  piece: Piece | null;
  timer?: NodeJS.Timeout | undefined;
}

/** On a machine whose processors are taken by others, work may last so many times its time by the clock. */
const PATIENCE = 6;
/** A thread deep in a library that says nothing for so long is taken at the clock's word. */
const SILENCE_MS = 2000;

/** Milliseconds of processor a thread has taken since its start; those gone by since `began` when it does not say. */
async function processorOf(worker: Worker, began: number): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const silent = new Promise<number>((done) => {
    timer = setTimeout(() => done(performance.now() - began), SILENCE_MS);
  });
  const said = worker.cpuUsage().then(
    ({ user, system }) => (user + system) / 1000,
    () => 0,
  );
  return Promise.race([said, silent]).finally(() => clearTimeout(timer));
}

/** For those without an account, who share one place in the queue. */
export const publicShare = 'public';
const PUBLIC_TIMES = 6;

/** @returns in whose name an actor's work waits its turn */
export const shareOf = (actor: { accountId: string | null }): string => actor.accountId ?? publicShare;

/** How often a kind of work was done on threads and where it was asked for. */
export interface WorkDone {
  away: number;
  here: number;
  /** Units of the largest input worked at where it was asked for. */
  largestHere: number;
}

/** Threads for work of unbounded cost; `pool` and `textPool` are those of this process. */
export class WorkerPool {
  private readonly threads = new Set<Thread>();
  private readonly queues = new Map<string, Piece[]>();
  private readonly counts = new Map<string, number>();
  private readonly options: Required<PoolOptions>;
  /** By name of the task, since the start. */
  readonly done = new Map<string, WorkDone>();

  constructor(options: PoolOptions = {}) {
    this.options = {
      threads: Math.max(1, Math.min(4, availableParallelism() - 1)),
      perShare: 3,
      waiting: 200,
      idleMilliseconds: 20_000,
      megabytes: 768,
      ...options,
    };
  }

  /** Pieces of work waiting for a thread. */
  get waiting(): number {
    let total = 0;
    for (const queue of this.queues.values()) total += queue.length;
    return total;
  }

  define<I, O>(spec: TaskSpec<I>): Task<I, O> {
    const done: WorkDone = { away: 0, here: 0, largestHere: 0 };
    this.done.set(spec.name, done);
    return {
      name: spec.name,
      run: async (input, share, take) => {
        const units = spec.small?.of(input);
        if (units !== undefined && units <= spec.small!.most) {
          done.here += 1;
          done.largestHere = Math.max(done.largestHere, units);
          const { default: work } = (await import(spec.module.href)) as { default(input: I): O };
          return work(input);
        }
        done.away += 1;
        return new Promise<O>((resolve, reject) => {
          this.take({
            order: { module: spec.module.href, input },
            name: spec.name,
            milliseconds: spec.milliseconds,
            megabytes: spec.megabytes ?? this.options.megabytes,
            share,
            take,
            resolve: resolve as (output: unknown) => void,
            reject,
          });
        });
      },
    };
  }

  private take(piece: Piece): void {
    const { perShare, waiting } = this.options;
    const own = this.counts.get(piece.share) ?? 0;
    const most = piece.share === publicShare ? perShare * PUBLIC_TIMES : perShare;
    const refusal =
      own >= most
        ? new Problem(429, 'work_waiting')
        : this.waiting >= waiting
          ? new Problem(503, 'work_queue_full')
          : undefined;
    if (refusal) {
      piece.reject(refusal);
      return;
    }
    this.counts.set(piece.share, own + 1);
    const queue = this.queues.get(piece.share);
    if (queue) queue.push(piece);
    else this.queues.set(piece.share, [piece]);
    this.next();
  }

  /** The first piece of the share that has waited longest for its turn. */
  private pull(): Piece | undefined {
    const first = this.queues.entries().next();
    if (first.done) return undefined;
    const [share, queue] = first.value;
    const piece = queue.shift()!;
    this.queues.delete(share);
    if (queue.length > 0) this.queues.set(share, queue);
    return piece;
  }

  private next(): void {
    while (this.queues.size > 0) {
      const idle = [...this.threads].filter((thread) => thread.piece === null);
      if (idle.length === 0 && this.threads.size >= this.options.threads) return;
      const piece = this.pull()!;
      const fit = idle.find((thread) => thread.megabytes === piece.megabytes);
      if (!fit && this.threads.size >= this.options.threads) this.end(idle[0]!);
      this.give(fit ?? this.open(piece.megabytes), piece);
    }
  }

  private open(megabytes: number): Thread {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      execArgv: [],
    });
    const thread: Thread = { worker, megabytes, piece: null };
    worker.on('message', (answer: WorkAnswer) => {
      const { piece } = thread;
      if ('part' in answer) {
        (piece?.take as ((part: unknown) => void) | undefined)?.(answer.part);
        setImmediate(() => worker.postMessage('next'));
        return;
      }
      this.free(thread);
      if (!piece) return;
      if ('output' in answer) piece.resolve(answer.output);
      else if (answer.problem) {
        const { status, code, params, issues } = answer.problem;
        piece.reject(new Problem(status, code, params, issues));
      } else piece.reject(Object.assign(new Error(answer.message), { stack: answer.stack }));
      this.next();
    });
    worker.on('error', (error: Error & { code?: string }) => {
      const large = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.lose(thread, large ? new Problem(422, 'work_too_large', { megabytes }) : error);
    });
    worker.on('exit', () => {
      const seconds = Math.ceil((thread.piece?.milliseconds ?? 0) / 1000);
      this.lose(thread, new Problem(422, 'work_too_long', { seconds }));
    });
    worker.unref();
    this.threads.add(thread);
    return thread;
  }

  private give(thread: Thread, piece: Piece): void {
    clearTimeout(thread.timer);
    thread.piece = piece;
    thread.worker.ref();
    void this.limit(thread, piece);
    thread.worker.postMessage(piece.order);
  }

  /** Ends the thread when its piece has taken the processor for as long as it may, or {@link PATIENCE} times as long by the clock. */
  private async limit(thread: Thread, piece: Piece): Promise<void> {
    const began = performance.now();
    const before = processorOf(thread.worker, began);
    const look = async () => {
      const used = (await processorOf(thread.worker, began)) - (await before);
      if (thread.piece !== piece) return;
      const left = Math.min(piece.milliseconds - used, piece.milliseconds * PATIENCE - (performance.now() - began));
      if (left < 1) void thread.worker.terminate();
      else thread.timer = setTimeout(look, Math.max(left, 50));
    };
    thread.timer = setTimeout(look, piece.milliseconds);
  }

  private settle(thread: Thread): Piece | null {
    clearTimeout(thread.timer);
    const { piece } = thread;
    thread.piece = null;
    if (piece) {
      const left = (this.counts.get(piece.share) ?? 1) - 1;
      if (left > 0) this.counts.set(piece.share, left);
      else this.counts.delete(piece.share);
    }
    return piece;
  }

  private free(thread: Thread): void {
    this.settle(thread);
    thread.worker.unref();
    thread.timer = setTimeout(() => this.end(thread), this.options.idleMilliseconds);
    thread.timer.unref();
  }

  private end(thread: Thread): void {
    clearTimeout(thread.timer);
    this.threads.delete(thread);
    void thread.worker.terminate();
  }

  private lose(thread: Thread, error: unknown): void {
    this.threads.delete(thread);
    this.settle(thread)?.reject(error);
    this.next();
  }

  /** Ends all threads; work under way is refused. */
  async close(): Promise<void> {
    await Promise.all([...this.threads].map((thread) => thread.worker.terminate()));
  }
}

/** The threads of this process for what takes seconds: printing, comparing, reading files. */
export const pool = new WorkerPool();

/**
 * One thread of its own for what a step of the business waits for, half a second at most: words of a text, personal data
 * in it, earlier proposals like it. Nobody's step waits behind somebody's printing.
 */
export const textPool = new WorkerPool({ threads: 1, perShare: 8, idleMilliseconds: 60_000, megabytes: 512 });
