/**
 * The query's characters, pairs of characters and words as one trie, walked along a candidate's text: gives in one pass
 * how often each of them occurs there, as a part of the text and whatever the segmenter made of it, and from that the
 * fused BM25 score.
 */
import { mix32 } from './term-table.ts';

/** BM25's constants (Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3.5). */
export const K1 = 1.2;
export const B = 0.75;

export interface GramTrie {
  /** Adds `weight` to the node of the string of folded units. */
  add(units: ArrayLike<number>, start: number, count: number, weight: number): void;
  /** Counts, with the field's weight, what of the trie occurs in `codes[0 … length)`. */
  count(codes: Uint16Array, length: number, weight: number): void;
  /** BM25 sum of all counts since the last call, for a document with this length norm; forgets the counts. */
  score(norm: number): number;
  /** Forgets everything, for the next query. */
  clear(): void;
}

export function createGramTrie(): GramTrie {
  const root = new Int32Array(65_536);
  const firsts: number[] = [];
  let capacity = 1 << 10;
  let keyNode = new Int32Array(capacity);
  let keyUnit = new Uint16Array(capacity);
  let child = new Int32Array(capacity);
  let edges = 0;
  const weights: number[] = [0];
  const counts: number[] = [0];
  /** Nodes met in the text at hand, `met` of them. */
  let touched = new Int32Array(1 << 8);
  let met = 0;

  function slotOf(node: number, unit: number): number {
    let slot = mix32((node << 16) ^ unit ^ (node >>> 16)) & (capacity - 1);
    while (child[slot] !== 0 && (keyNode[slot] !== node || keyUnit[slot] !== unit)) slot = (slot + 1) & (capacity - 1);
    return slot;
  }
  function widen(): void {
    const old = { keyNode, keyUnit, child };
    capacity *= 2;
    keyNode = new Int32Array(capacity);
    keyUnit = new Uint16Array(capacity);
    child = new Int32Array(capacity);
    for (let i = 0; i < old.child.length; i++) {
      if (old.child[i] === 0) continue;
      const slot = slotOf(old.keyNode[i]!, old.keyUnit[i]!);
      keyNode[slot] = old.keyNode[i]!;
      keyUnit[slot] = old.keyUnit[i]!;
      child[slot] = old.child[i]!;
    }
  }
  function meet(node: number): void {
    if (met === touched.length) {
      const more = new Int32Array(met * 2);
      more.set(touched);
      touched = more;
    }
    touched[met++] = node;
  }
  function newNode(): number {
    counts.push(0);
    return weights.push(0) - 1;
  }
  return {
    add(units, start, count, weight) {
      if (count === 0) return;
      const first = units[start]!;
      if (root[first] === 0) {
        root[first] = newNode();
        firsts.push(first);
      }
      let node = root[first]!;
      for (let i = 1; i < count; i++) {
        const unit = units[start + i]!;
        let slot = slotOf(node, unit);
        if (child[slot] === 0) {
          if (++edges * 2 > capacity) {
            widen();
            slot = slotOf(node, unit);
          }
          keyNode[slot] = node;
          keyUnit[slot] = unit;
          child[slot] = newNode();
        }
        node = child[slot]!;
      }
      weights[node]! += weight;
    },
    count(codes, length, weight) {
      for (let i = 0; i < length; i++) {
        let node = root[codes[i]!]!;
        let next = i + 1;
        while (node !== 0) {
          if (weights[node]! > 0) {
            if (counts[node] === 0) meet(node);
            counts[node]! += weight;
          }
          if (next >= length) break;
          node = child[slotOf(node, codes[next++]!)]!;
        }
      }
    },
    score(norm) {
      let sum = 0;
      // In one order whatever the text's, so that the same counts give the same sum; sorted as numbers without a comparator.
      touched.subarray(0, met).sort();
      for (let i = 0; i < met; i++) {
        const node = touched[i]!;
        const tf = counts[node]!;
        sum += (weights[node]! * tf * (K1 + 1)) / (tf + norm);
        counts[node] = 0;
      }
      met = 0;
      return sum;
    },
    clear() {
      for (const first of firsts) root[first] = 0;
      firsts.length = 0;
      weights.length = 1;
      counts.length = 1;
      met = 0;
      edges = 0;
      if (capacity > 1 << 14) {
        capacity = 1 << 10;
        keyNode = new Int32Array(capacity);
        keyUnit = new Uint16Array(capacity);
        child = new Int32Array(capacity);
      } else child.fill(0);
    },
  };
}
