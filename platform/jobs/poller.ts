/** Looks for work again and again, one look at a time. */
import type { Logger } from 'pino';

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
