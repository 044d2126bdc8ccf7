/** The usual sketches for near-duplicates, plainly written, to stand beside the exact join. */
import { createRandom } from '../../../algorithms/random/prng.ts';

/** Distinct pairs of neighbouring letters as numbers. */
function pairsOf(text: string): number[] {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  const pairs = new Set<number>();
  for (let i = 1; i < letters.length; i++) pairs.add((letters.charCodeAt(i - 1) << 16) | letters.charCodeAt(i));
  return [...pairs];
}

function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** 64-bit SimHash (Charikar, STOC 2002) over pairs of letters, as two 32-bit halves. */
export function simHash(text: string): [number, number] {
  const sums = new Int32Array(64);
  for (const pair of pairsOf(text)) {
    const halves = [mix(pair), mix(pair ^ 0x5bd1e995)];
    for (let bit = 0; bit < 64; bit++) sums[bit]! += (halves[bit >> 5]! >>> (bit & 31)) & 1 ? 1 : -1;
  }
  let low = 0;
  let high = 0;
  for (let bit = 0; bit < 32; bit++) {
    if (sums[bit]! > 0) low |= 1 << bit;
    if (sums[bit + 32]! > 0) high |= 1 << bit;
  }
  return [low, high];
}

/** Bits in which two SimHashes differ. */
export function distance(a: [number, number], b: [number, number]): number {
  let bits = 0;
  for (const half of [0, 1] as const) for (let x = a[half] ^ b[half]; x !== 0; x &= x - 1) bits++;
  return bits;
}

/**
 * Candidate pairs by MinHash (Broder 1997) in bands (Leskovec et al., "Mining of Massive Datasets", chapter 3).
 * @returns candidates as a · count + b, a < b, before any exact check
 */
export function minHashCandidates(texts: readonly string[], bands: number, rows: number, seed: number): Set<number> {
  const random = createRandom(seed);
  const salts = Int32Array.from({ length: bands * rows }, () => random() * 2 ** 32);
  const signatures = new Uint32Array(texts.length * salts.length).fill(0xffff_ffff);
  texts.forEach((text, t) => {
    for (const pair of pairsOf(text)) {
      for (let i = 0; i < salts.length; i++) {
        const hash = mix(pair ^ salts[i]!);
        if (hash < signatures[t * salts.length + i]!) signatures[t * salts.length + i] = hash;
      }
    }
  });
  const candidates = new Set<number>();
  for (let band = 0; band < bands; band++) {
    const buckets = new Map<number, number[]>();
    for (let t = 0; t < texts.length; t++) {
      let low = band;
      let high = 0;
      for (let i = 0; i < rows; i++) {
        const value = signatures[t * salts.length + band * rows + i]!;
        low = mix(low ^ value);
        high = mix(high + value);
      }
      const key = low * 2 ** 20 + (high & 0xfffff);
      const bucket = buckets.get(key);
      if (!bucket) buckets.set(key, [t]);
      else {
        for (const other of bucket) candidates.add(other * texts.length + t);
        bucket.push(t);
      }
    }
  }
  return candidates;
}
