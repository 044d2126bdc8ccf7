/** Time as a dependency: commands take `now` from their context, never from the system. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock for tests that stands still until it is moved. */
export interface SteppingClock extends Clock {
  set(instant: Date | string): void;
  advance(milliseconds: number): void;
}

export function createSteppingClock(start: Date | string): SteppingClock {
  let current = new Date(start).getTime();
  return {
    now: () => new Date(current),
    set: (instant) => {
      current = new Date(instant).getTime();
    },
    advance: (milliseconds) => {
      current += milliseconds;
    },
  };
}
