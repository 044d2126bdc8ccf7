/** Unbiased whole numbers from a hash in counter mode. */
import { hashParts, type Suite } from './hash.ts';

/** A reproducible source of uniform whole numbers. */
export interface Stream {
  /**
   * A uniform number from 0 to `bound` − 1.
   * @param bound a whole number from 1 to 2³²
   * @throws RangeError for any other bound
   */
  below(bound: number): number;
}

/** A source of 32-bit words; apart from the hash so that the rejection below can be tested with words made for it. */
export type Words = () => number;

/**
 * Uniform numbers from uniform 32-bit words: a word at or above the greatest multiple of `bound` is thrown away, any
 * other gives its remainder, so that every remainder has equally many words. Fewer than two words are used on average.
 */
export function uniformFrom(words: Words): Stream {
  return {
    below(bound) {
      if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 32)
        throw new RangeError('bound is not within 1 to 2³²');
      const limit = 2 ** 32 - (2 ** 32 % bound);
      let word = words();
      while (word >= limit) word = words();
      return word % bound;
    },
  };
}

/**
 * The stream of a key: block *j* is the hash of key and *j* (from 0), eight 32-bit words, big-endian.
 * @param key 32 bytes
 */
export function createStream(suite: Suite, key: Uint8Array): Stream {
  let block: DataView = new DataView(new ArrayBuffer(0));
  let next = 0;
  let counter = 0;
  return uniformFrom(() => {
    if (next === block.byteLength) {
      const bytes = hashParts(suite, 'block', key, counter++);
      block = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      next = 0;
    }
    const word = block.getUint32(next);
    next += 4;
    return word;
  });
}
