/**
 * What a text is made of, for the inverted lists: its pairs of neighbouring characters and, where it is written in an
 * alphabet, its words; each with the weighted number of times it occurs. Chinese words need no list of their own: a word
 * stands where its pairs stand, and the ranking looks it up in the text (see `gram-trie.ts`), however the sentence
 * around it would be cut.
 */
import { createFolded, type Folded, foldInto, unitsOf } from './fold.ts';
import { mix32, pairKey, wordKey } from './term-table.ts';

/** Terms of one document; the arrays are used again by the next call, so read them before. */
export interface Analysis {
  /** Distinct terms: keys and the sum of the weights of the fields they occur in, `count` long. */
  keys: Uint32Array;
  weight: Float32Array;
  count: number;
  /** Sum over fields of weight × folded characters. */
  length: number;
  /** Distinct single characters, `charCount` long. */
  chars: Uint16Array;
  charCount: number;
}

export interface Analyser {
  /** Analyses fields given in the order of the weights. */
  analyse(fields: readonly string[]): Analysis;
}

/** Below: letters and digits of alphabets, cut into words by spaces and marks; above: East Asian scripts. */
const FIRST_EAST_ASIAN = 0x2e80;

/** @param weights one positive weight a field */
export function createAnalyser(weights: readonly number[]): Analyser {
  const folded: Folded = createFolded(1024);
  let units: Uint16Array = new Uint16Array(1024);
  let capacity = 1 << 9;
  let slots = new Int32Array(capacity);
  const seen = new Uint8Array(65_536);
  const out: Analysis = {
    keys: new Uint32Array(capacity),
    weight: new Float32Array(capacity),
    count: 0,
    length: 0,
    chars: new Uint16Array(256),
    charCount: 0,
  };

  function count(key: number, weight: number): void {
    let slot = mix32(key) & (capacity - 1);
    for (;;) {
      const at = slots[slot]! - 1;
      if (at < 0) break;
      if (out.keys[at] === key) {
        out.weight[at]! += weight;
        return;
      }
      slot = (slot + 1) & (capacity - 1);
    }
    const at = out.count++;
    slots[slot] = at + 1;
    out.keys[at] = key;
    out.weight[at] = weight;
    if (out.count * 2 > capacity) resize(capacity * 2);
  }
  function resize(to: number): void {
    capacity = to;
    slots = new Int32Array(capacity);
    const keys = new Uint32Array(capacity);
    keys.set(out.keys.subarray(0, out.count));
    out.keys = keys;
    const weight = new Float32Array(capacity);
    weight.set(out.weight.subarray(0, out.count));
    out.weight = weight;
    for (let at = 0; at < out.count; at++) {
      let slot = mix32(keys[at]!) & (capacity - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (capacity - 1);
      slots[slot] = at + 1;
    }
  }
  function addChar(code: number): void {
    seen[code] = 1;
    if (out.charCount === out.chars.length) {
      const more = new Uint16Array(out.chars.length * 2);
      more.set(out.chars);
      out.chars = more;
    }
    out.chars[out.charCount++] = code;
  }
  function addField(text: string, weight: number): void {
    units = unitsOf(text, units);
    foldInto(folded, units, 0, text.length);
    const { codes, offsets, length } = folded;
    let run = 0;
    for (let i = 0; i < length; i++) {
      const code = codes[i]!;
      if (seen[code] === 0) addChar(code);
      if (i > 0) count(pairKey(codes[i - 1]!, code), weight);
      if (code >= FIRST_EAST_ASIAN) run = i + 1;
      else {
        if (i > run && offsets[i]! > offsets[i - 1]! + 1) run = i;
        const next = i + 1;
        const ends = next === length || codes[next]! >= FIRST_EAST_ASIAN || offsets[next]! > offsets[i]! + 1;
        if (ends && next - run > 2) count(wordKey(codes, run, next), weight);
      }
    }
    if (length === 1) count(pairKey(codes[0]!, 0), weight);
    out.length += weight * length;
  }
  return {
    analyse(fields) {
      out.count = 0;
      if (capacity > 1 << 12) resize(1 << 9);
      else slots.fill(0);
      out.length = 0;
      out.charCount = 0;
      for (let f = 0; f < fields.length; f++) if (fields[f]!.length > 0) addField(fields[f]!, weights[f]!);
      for (let i = 0; i < out.charCount; i++) seen[out.chars[i]!] = 0;
      return out;
    },
  };
}
