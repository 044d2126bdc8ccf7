/** Looks for work again and again, one look at a time. */
import type { Logger } from 'pino';
import type { Db } from '../db/schema.ts';
import type { JobEnvironment } from './job-queue.ts';

export interface Backlog {
  /** Pieces. */
  waiting: number;
  /** Since when the oldest has waited. */
  oldest: Date | null;
}

/** Work a module finds in its own rows and does piece by piece, each at most once at a time whichever server does it. */
export interface StandingWork {
  name: string;
  /** Pause between two looks. */
  everyMs: number;
  /** Does what is due; begins no further piece when `on()` is false. */
  look(environment: JobEnvironment, on: () => boolean): Promise<void>;
  /** What is not done yet, for the figures. */
  backlog(db: Db): Promise<Backlog>;
}

export interface Poller {
  /** Ends it when the look under way is over. */
  stop(): Promise<void>;
}

/**
 * @param look does what is due; asked not to begin more when `on()` is false; what it throws is logged and the next look comes
 * @param everyMs pause between two looks
 */
export function startPoller(
  name: string,
  everyMs: number,
  look: (on: () => boolean) => Promise<void>,
  log: Logger,
): Poller {
  let running = true;
  let wake: (() => void) | undefined;
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = (async () => {
    while (running) {
      await look(() => running).catch((error) => log.error({ err: error }, name));
      if (running) await pause();
    }
  })();
  return {
    async stop() {
      running = false;
      wake?.();
      await loop;
    },
  };
}
