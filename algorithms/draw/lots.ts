/** Drawing itself: seats and reserves of each stratum without replacement, drawn anew until the quotas are met. */
import { hashParts, type Suite } from './hash.ts';
import { createStream, type Stream } from './stream.ts';

/** Who may be drawn from a stratum, and how many are. */
export interface Pool {
  /** numbers of people, each once */
  people: ArrayLike<number>;
  seats: number;
  reserves: number;
}

/** Numbers of people in the order of drawing, a list for each pool. */
export interface Drawn {
  /** which try met the quotas, from 1; the last one when none did */
  tries: number;
  met: boolean;
  seated: number[][];
  reserves: number[][];
}

/**
 * The first `count` places of a random order: Fisher–Yates from the front (Knuth, *The Art of Computer Programming* 2,
 * 3.4.2, algorithm P), of which only the places that moved are kept. O(count) time and memory, whatever the size.
 * @param count at most `size`
 */
export function drawPlaces(stream: Stream, size: number, count: number): number[] {
  const moved = new Map<number, number>();
  const places: number[] = [];
  for (let i = 0; i < count; i++) {
    const j = i + stream.below(size - i);
    places.push(moved.get(j) ?? j);
    moved.set(j, moved.get(i) ?? i);
  }
  return places;
}

/**
 * Draws from every pool. Try *t* (from 1) of pool *s* (from 0) has a stream of its own, keyed by the hash of seed, *t*
 * and *s*. Every ordered choice from a pool is equally likely; with quotas, every choice that meets them.
 * @param seed 32 bytes
 * @param meets whether the seated of a try, a list for each pool, meet the quotas
 * @param tries at least 1
 */
export function drawLots(
  suite: Suite,
  seed: Uint8Array,
  pools: readonly Pool[],
  meets: (seated: readonly number[][]) => boolean = () => true,
  tries = 1,
): Drawn {
  for (let t = 1; ; t++) {
    const drawn = pools.map(({ people, seats, reserves }, s) => {
      const stream = createStream(suite, hashParts(suite, 'stream', seed, t, s));
      return drawPlaces(stream, people.length, seats + reserves).map((place) => people[place]!);
    });
    const seated = drawn.map((numbers, s) => numbers.slice(0, pools[s]!.seats));
    const met = meets(seated);
    if (met || t >= tries) return { tries: t, met, seated, reserves: drawn.map((n, s) => n.slice(pools[s]!.seats)) };
  }
}
