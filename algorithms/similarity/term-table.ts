/**
 * From a term's 32-bit key to a small number, without keeping any string: open addressing with linear probing over
 * typed arrays. A pair of characters is its own key (exact). A word of an alphabet is hashed among the keys whose first
 * half is a private-use unit, which no folded text holds (28.6 bits): among 100,000 such words some dozen meet another.
 */

/** Key of a pair of folded UTF-16 units; a text of one unit is a pair with 0. */
export function pairKey(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}

/** Key of the folded units from `from` to before `to`. */
export function wordKey(units: ArrayLike<number>, from: number, to: number): number {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = from; i < to; i++) {
    a = Math.imul(a ^ units[i]!, 0x01000193);
    b = Math.imul(b ^ units[i]!, 0x5bd1e995);
    b ^= b >>> 15;
  }
  return pairKey(0xe000 + (mix32(a) % 6400), mix32(b) & 0xffff);
}

/** Mixes 32 bits (finaliser of MurmurHash3, Austin Appleby, public domain). */
export function mix32(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The table: terms are numbered 0, 1, 2 … in the order in which they were first seen. */
export interface TermTable {
  readonly size: number;
  /** Number of the term, new if need be. */
  intern(key: number): number;
  /** Number of the term, −1 where unknown. */
  find(key: number): number;
  /** Calls back for each term, in no particular order. */
  each(visit: (key: number, term: number) => void): void;
  /** Keys by number, `size` long. */
  keys(): Uint32Array;
  readonly bytes: number;
}

/**
 * Each slot holds a key and its number plus one, side by side, so that a lookup touches one place of memory.
 * @param from keys of an earlier table, in order of their numbers
 */
export function createTermTable(from?: Uint32Array): TermTable {
  let size = 0;
  let mask = (1 << 12) - 1;
  while (from && (mask + 1) * 0.75 < from.length) mask = mask * 2 + 1;
  let slots = new Uint32Array((mask + 1) * 2);
  from?.forEach((key) => {
    place(key, ++size);
  });

  /** Slot of the key, or the free one where it belongs. */
  function slotOf(key: number): number {
    let slot = mix32(key) & mask;
    while (slots[slot * 2 + 1] !== 0 && slots[slot * 2] !== key) slot = (slot + 1) & mask;
    return slot * 2;
  }
  function place(key: number, number: number): void {
    const slot = slotOf(key);
    slots[slot] = key;
    slots[slot + 1] = number;
  }
  function each(visit: (key: number, term: number) => void): void {
    for (let i = 0; i < slots.length; i += 2) if (slots[i + 1] !== 0) visit(slots[i]!, slots[i + 1]! - 1);
  }
  function grow(): void {
    const old = slots;
    mask = mask * 2 + 1;
    slots = new Uint32Array((mask + 1) * 2);
    for (let i = 0; i < old.length; i += 2) if (old[i + 1] !== 0) place(old[i]!, old[i + 1]!);
  }
  return {
    get size() {
      return size;
    },
    find: (key) => slots[slotOf(key) + 1]! - 1,
    intern(key) {
      const slot = slotOf(key);
      const number = slots[slot + 1]!;
      if (number !== 0) return number - 1;
      slots[slot] = key;
      slots[slot + 1] = ++size;
      if (size > (mask + 1) * 0.75) grow();
      return size - 1;
    },
    each,
    keys() {
      const keys = new Uint32Array(size);
      each((key, term) => {
        keys[term] = key;
      });
      return keys;
    },
    get bytes() {
      return slots.byteLength;
    },
  };
}
