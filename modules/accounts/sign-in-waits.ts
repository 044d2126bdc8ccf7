/**
 * How long somebody waits after wrong passwords. Nobody is ever locked out: four counters slow down who guesses, each
 * with a level that a failure raises by one and that runs off with time. OWASP's authentication cheat sheet ("login
 * throttling") names the danger of a lock by account: any stranger can shut its owner out.
 */

/**
 * `pair`: one address at one login. `address`: one address over all logins. `strangers`: one login, all devices that never
 * signed in to it. `device`: a device that did, which the other three do not touch. `factor`: second factors shown for one login by
 * such strangers, who know its password.
 */
export type CounterKind = 'pair' | 'address' | 'strangers' | 'device' | 'factor';

interface Slowing {
  /** Failures that cost no wait. */
  free: number;
  /** Seconds of the first wait; each further failure doubles it. */
  first: number;
  /** Longest wait in seconds. */
  longest: number;
  /** Seconds in which one failure runs off. */
  runsOff: number;
}

export const slowing: Readonly<Record<CounterKind, Slowing>> = {
  pair: { free: 5, first: 10, longest: 900, runsOff: 900 },
  device: { free: 5, first: 10, longest: 900, runsOff: 900 },
  factor: { free: 5, first: 10, longest: 900, runsOff: 900 },
  // A whole office sits behind one address.
  address: { free: 100, first: 5, longest: 300, runsOff: 60 },
  // Short even at the end: an owner with a new device waits behind strangers.
  strangers: { free: 20, first: 5, longest: 60, runsOff: 600 },
};

/** Failures by strangers from which the security administrator is shown that an account is under attack. */
export const attackFrom = 10;

/** After this time without a failure nothing of a counter counts any more; the sweep removes it. */
export const forgottenAfterMs = 24 * 3600_000;

export interface Counter {
  failures: number;
  level: number;
  since: Date;
  last_at: Date;
}

/** The counter as it stands now. @returns undefined when all of it has run off */
export function standing(kind: CounterKind, counter: Counter, now: Date): Counter | undefined {
  const age = now.getTime() - counter.last_at.getTime();
  const level = counter.level - Math.max(0, age) / 1000 / slowing[kind].runsOff;
  return level <= 0 || age > forgottenAfterMs ? undefined : { ...counter, level };
}

/** @param counter as its last failure left it @returns whole seconds until it lets another attempt through; 0: now */
export function secondsToWait(kind: CounterKind, counter: Counter, now: Date): number {
  const { free, first, longest } = slowing[kind];
  // What runs off while one waits shortens no wait.
  const counted = Math.ceil(counter.level);
  if (counted < free) return 0;
  const wait = Math.min(longest, first * 2 ** Math.min(30, counted - free));
  const over = counter.last_at.getTime() + wait * 1000;
  return Math.max(0, Math.ceil((over - now.getTime()) / 1000));
}
