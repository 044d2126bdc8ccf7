/**
 * Texts as sparse vectors for the classifier. Four blocks: all words; single characters and pairs of neighbouring
 * characters; the words of the beginning (where people say what it is about); the character pairs of the beginning.
 * Each block is tf-idf, (1 + ln tf) · (1 + ln((n + 1) / (df + 1))), of unit length times the block's weight; features
 * are then weighted by how much they tell classes apart, √max_c |ln(P(c | feature) / P(c))|, and the whole is brought
 * to unit length.
 */

/** A text cut into words. */
export type Words = readonly string[];

const BLOCKS = [
  { mark: 'w', weight: 0.3 },
  { mark: 'c', weight: 1 },
  { mark: 'b', weight: 0.2 },
  { mark: 'p', weight: 0.5 },
] as const;
const BEGINNING_WORDS = 15;
const BEGINNING_CHARACTERS = 30;
/** Longer texts are read so far only: the matter is said by then, and nobody can stall the training. */
const MOST_CHARACTERS = 20_000;

/** One row: features ascending with their values. */
export interface Row {
  feature: Int32Array;
  value: Float64Array;
}

/** Counts of one text: features ascending, how often each occurs, and its block. */
export interface Counts {
  feature: Int32Array;
  times: Int32Array;
  block: Uint8Array;
}

/** What turns counts into a row; learnt from training texts alone. */
export interface Vocabulary {
  /** Inverse document frequency by feature; 0 for features of fewer than two texts, which are left out. */
  idf: Float64Array | Float32Array;
  /** Weight for telling classes apart. */
  telling: Float64Array | Float32Array;
}

/** Pseudo-weight of a class in a feature's shares, so that rare features do not look certain. */
const SMOOTHING = 1;

/**
 * Counts one text.
 * @param names feature numbers by name
 * @param grow whether unknown features get a number (in training) or are passed over
 */
export function countText(words: Words, names: Map<string, number>, grow: boolean): Counts {
  const kept: string[] = [];
  let room = MOST_CHARACTERS;
  for (const word of words) {
    if (room <= 0) break;
    kept.push(word.length > room ? word.slice(0, room) : word);
    room -= word.length;
  }
  const times = new Map<number, number>();
  const blocks = new Map<number, number>();
  const add = (block: number, text: string) => {
    const name = BLOCKS[block]!.mark + text;
    let feature = names.get(name);
    if (feature === undefined) {
      if (!grow) return;
      feature = names.size;
      names.set(name, feature);
    }
    times.set(feature, (times.get(feature) ?? 0) + 1);
    blocks.set(feature, block);
  };
  kept.forEach((word, i) => {
    add(0, word);
    if (i < BEGINNING_WORDS) add(2, word);
  });
  const characters = [...kept.join('')];
  characters.forEach((character, i) => {
    add(1, character);
    if (i === 0) return;
    const pair = characters[i - 1]! + character;
    add(1, pair);
    if (i < BEGINNING_CHARACTERS) add(3, pair);
  });
  const feature = Int32Array.from(times.keys()).sort();
  return {
    feature,
    times: feature.map((f) => times.get(f)!),
    block: Uint8Array.from(feature, (f) => blocks.get(f)!),
  };
}

/**
 * Learns the vocabulary: features of at least two texts, their idf and class weights.
 * @param classes class number of each text, 0 … classCount − 1
 * @param times how often each text stands among the examples
 * @param size number of features
 */
export function learnVocabulary(
  texts: readonly Counts[],
  classes: ArrayLike<number>,
  times: ArrayLike<number>,
  classCount: number,
  size: number,
): Vocabulary {
  const frequency = new Int32Array(size);
  let count = 0;
  texts.forEach(({ feature }, i) => {
    count += times[i]!;
    for (const f of feature) frequency[f]! += times[i]!;
  });
  const idf = Float64Array.from(frequency, (df) => (df < 2 ? 0 : 1 + Math.log((count + 1) / (df + 1))));
  const vocabulary = { idf, telling: new Float64Array(size).fill(1) };
  const mass = new Float64Array(size * classCount);
  texts.forEach((counts, i) => {
    const { feature, value } = rowOf(counts, vocabulary);
    for (let k = 0; k < feature.length; k++) mass[feature[k]! * classCount + classes[i]!]! += value[k]! * times[i]!;
  });
  const prior = new Float64Array(classCount);
  let total = 0;
  for (let k = 0; k < mass.length; k++) {
    prior[k % classCount]! += mass[k]!;
    total += mass[k]!;
  }
  if (total === 0) return vocabulary;
  for (let f = 0; f < size; f++) {
    let sum = 0;
    for (let c = 0; c < classCount; c++) sum += mass[f * classCount + c]!;
    let most = 1e-3;
    for (let c = 0; c < classCount; c++) {
      const share = prior[c]! / total;
      const chance = (mass[f * classCount + c]! + share * SMOOTHING * classCount) / (sum + SMOOTHING * classCount);
      if (share > 0) most = Math.max(most, Math.abs(Math.log(chance / share)));
    }
    vocabulary.telling[f] = Math.sqrt(most);
  }
  return vocabulary;
}

/** The row of a text under a vocabulary: unit length, or empty when it has none of its features. */
export function rowOf({ feature, times, block }: Counts, { idf, telling }: Vocabulary): Row {
  const square = new Float64Array(BLOCKS.length);
  const value = new Float64Array(feature.length);
  let kept = 0;
  for (let k = 0; k < feature.length; k++) {
    const v = (1 + Math.log(times[k]!)) * idf[feature[k]!]!;
    value[k] = v;
    square[block[k]!]! += v * v;
    if (v > 0) kept++;
  }
  const row = { feature: new Int32Array(kept), value: new Float64Array(kept) };
  let at = 0;
  let whole = 0;
  for (let k = 0; k < feature.length; k++) {
    if (value[k] === 0) continue;
    const v = (value[k]! * BLOCKS[block[k]!]!.weight * telling[feature[k]!]!) / Math.sqrt(square[block[k]!]!);
    row.feature[at] = feature[k]!;
    row.value[at++] = v;
    whole += v * v;
  }
  const length = Math.sqrt(whole) || 1;
  for (let k = 0; k < kept; k++) row.value[k]! /= length;
  return row;
}
