/** A weighty act waits here until its person has proved who they are, or has let it be. */
type Listener = () => void;

const listeners = new Set<Listener>();
let waiting: Array<(confirmed: boolean) => void> = [];

const tell = () => {
  for (const listener of listeners) listener();
};

export const confirmation = {
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Whether a proof is asked for. */
  current: (): boolean => waiting.length > 0,
  /** Resolves with whether it was given. */
  ask(): Promise<boolean> {
    return new Promise((resolve) => {
      waiting.push(resolve);
      tell();
    });
  },
  answer(confirmed: boolean): void {
    const all = waiting;
    waiting = [];
    tell();
    for (const go of all) go(confirmed);
  },
};
