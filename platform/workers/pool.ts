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
   * @throws Problem 422 `work_too_long`, 422 `work_too_large`, 429 `work_waiting`, 503 `work_queue_full`
   */
  run(input: I, share: string): Promise<O>;
}

export interface TaskSpec {
  name: string;
  /** Module whose default export does the work: `(input) => output`, both of what `structuredClone` takes. */
  module: URL;
  /** Longest time one piece of work may take. */
  milliseconds: number;
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
  share: string;
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

interface Thread {
  worker: Worker;
  piece: Piece | null;
  timer?: NodeJS.Timeout | undefined;
}

/** For those without an account, who share one place in the queue. */
export const publicShare = 'public';
const PUBLIC_TIMES = 6;

/** @returns in whose name an actor's work waits its turn */
export const shareOf = (actor: { accountId: string | null }): string => actor.accountId ?? publicShare;

/** Threads for work of unbounded cost; `pool` is the one of this process. */
export class WorkerPool {
  private readonly threads = new Set<Thread>();
  private readonly queues = new Map<string, Piece[]>();
  private readonly counts = new Map<string, number>();
  private readonly options: Required<PoolOptions>;

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

  define<I, O>(spec: TaskSpec): Task<I, O> {
    return {
      name: spec.name,
      run: (input, share) =>
        new Promise<O>((resolve, reject) => {
          this.take({
            order: { module: spec.module.href, input },
            name: spec.name,
            milliseconds: spec.milliseconds,
            share,
            resolve: resolve as (output: unknown) => void,
            reject,
          });
        }),
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
      const free = [...this.threads].find((thread) => thread.piece === null);
      if (!free && this.threads.size >= this.options.threads) return;
      const piece = this.pull()!;
      this.give(free ?? this.open(), piece);
    }
  }

  private open(): Thread {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.options.megabytes },
      execArgv: [],
    });
    const thread: Thread = { worker, piece: null };
    worker.on('message', (answer: WorkAnswer) => {
      const { piece } = thread;
      this.free(thread);
      if (!piece) return;
      if ('output' in answer) piece.resolve(answer.output);
      else if (answer.problem)
        piece.reject(new Problem(answer.problem.status, answer.problem.code, answer.problem.params));
      else piece.reject(Object.assign(new Error(answer.message), { stack: answer.stack }));
      this.next();
    });
    worker.on('error', (error: Error & { code?: string }) => {
      const large = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.lose(thread, large ? new Problem(422, 'work_too_large') : error);
    });
    worker.on('exit', () => this.lose(thread, new Problem(422, 'work_too_long')));
    worker.unref();
    this.threads.add(thread);
    return thread;
  }

  private give(thread: Thread, piece: Piece): void {
    clearTimeout(thread.timer);
    thread.piece = piece;
    thread.worker.ref();
    thread.timer = setTimeout(() => void thread.worker.terminate(), piece.milliseconds);
    thread.worker.postMessage(piece.order);
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
    thread.timer = setTimeout(() => {
      this.threads.delete(thread);
      void thread.worker.terminate();
    }, this.options.idleMilliseconds);
    thread.timer.unref();
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

/** The threads of this process. */
export const pool = new WorkerPool();
