/**
 * A small seeded generator of pseudo-random numbers (mulberry32, Tommy Ettinger, public domain idea), for reproducible
 * computation and tests. Not for secrets: lots and tokens use hashes and the system's own source.
 * @param seed any number; only its 32 low bits count
 * @returns a function giving uniform numbers in [0, 1)
 */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
}
