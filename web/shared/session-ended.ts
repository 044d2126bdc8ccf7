/** The session ended while a page was open: requests wait here until its person has signed in again. */
type Listener = () => void;

const listeners = new Set<Listener>();
let waiting: Listener[] = [];
let ended = false;

function say(now: boolean): void {
  ended = now;
  for (const listener of listeners) listener();
}

export const sessionEnded = {
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Whether the reader must sign in again. */
  current: (): boolean => ended,
  /** Asks for it without a request that waits. */
  ask: (): void => say(true),
  /** Resolves when the reader has signed in again. */
  wait(): Promise<void> {
    say(true);
    return new Promise((resolve) => waiting.push(resolve));
  },
  /** Signed in again: all that waited goes on. */
  over(): void {
    const all = waiting;
    waiting = [];
    say(false);
    for (const go of all) go();
  },
};
