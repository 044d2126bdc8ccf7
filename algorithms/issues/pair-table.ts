/** A table from pairs of word numbers to feature numbers, open addressing on typed arrays: some 20 bytes a pair. */
export class PairTable {
  #first: Int32Array;
  #second: Int32Array;
  #value: Int32Array;
  #mask: number;
  /** How many pairs are held. */
  size = 0;

  constructor(expected = 1024) {
    let slots = 16;
    while (slots < expected * 2) slots *= 2;
    this.#first = new Int32Array(slots).fill(-1);
    this.#second = new Int32Array(slots);
    this.#value = new Int32Array(slots);
    this.#mask = slots - 1;
  }

  /** The value of the pair, or −1. */
  get(first: number, second: number): number {
    const slot = this.#slot(first, second);
    return this.#first[slot] === -1 ? -1 : this.#value[slot]!;
  }

  /** Sets the value of the pair (word numbers are at least 0). */
  set(first: number, second: number, value: number): void {
    const slot = this.#slot(first, second);
    if (this.#first[slot] === -1) {
      this.#first[slot] = first;
      this.#second[slot] = second;
      this.size++;
    }
    this.#value[slot] = value;
    if (this.size * 2 > this.#mask) this.#grow();
  }

  #slot(first: number, second: number): number {
    let slot = pairHash(first, second) & this.#mask;
    while (this.#first[slot] !== -1 && (this.#first[slot] !== first || this.#second[slot] !== second)) {
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  #grow(): void {
    const [first, second, value] = [this.#first, this.#second, this.#value];
    const slots = first.length * 2;
    this.#first = new Int32Array(slots).fill(-1);
    this.#second = new Int32Array(slots);
    this.#value = new Int32Array(slots);
    this.#mask = slots - 1;
    this.size = 0;
    for (let i = 0; i < first.length; i++) if (first[i] !== -1) this.set(first[i]!, second[i]!, value[i]!);
  }
}

/** A 32-bit mix of a pair of numbers (the finaliser of MurmurHash3, public domain), not negative. */
export function pairHash(first: number, second: number): number {
  let h = Math.imul(first + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(second + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
