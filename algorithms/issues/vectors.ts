/**
 * Texts as weighted vectors of unit length: words and pairs of neighbouring words, each weighted by
 *   (1 + ln tf) · ln((n + 1) / (df + ½))^p · (title share)^q · (½-like factor for pairs)
 * where df counts the texts with the feature and the title share says how much oftener than usual those who write the
 * word put it in their title. All counts are over the set of texts, so weights do not depend on order.
 */
import { PairTable, pairHash } from './pair-table.ts';

/** A text as word numbers: the title's words first, `titleLength` of them, then the body's. */
export interface Tokens {
  words: Int32Array;
  titleLength: number;
}

export interface WeightOptions {
  /** Exponent of the inverse document frequency. */
  idfPower: number;
  /** Exponent of the title share. */
  titlePower: number;
  /** Factor on a pair of neighbouring words; 0 leaves pairs out. */
  pairWeight: number;
  /** A feature that a greater share of the texts uses (and more than a thousand) is left out, for speed. */
  greatestShare: number;
  /** Part of its weight with which a word of one text only lengthens that text's vector, making it less like others. */
  loneWeight: number;
}

/** Fixed on issues of our own choosing, see docs/algorithms/issues.md. */
const WEIGHTS: WeightOptions = {
  idfPower: 1.3,
  titlePower: 0.3,
  pairWeight: 0.2,
  greatestShare: 0.01,
  loneWeight: 1,
};

/** Rows of unit length in one block (compressed sparse rows); features of a row ascend. */
export interface Vectors {
  start: Float64Array;
  feature: Int32Array;
  value: Float32Array;
  /** Number of features of the model, so that dense scratch arrays can be sized. */
  features: number;
}

/** The weights learnt from one set of texts; frozen until the next fit. */
export interface WeightModel {
  /** Texts it was fitted on. */
  texts: number;
  /** Feature number of a word, −1 if it has no weight, −2 if one text alone has it; features ascend from the commonest to the rarest. */
  wordFeature: Int32Array;
  pairFeature: PairTable;
  weight: Float64Array;
  /** What each word that no other text has adds to the squared length of its text. */
  loneSquare: number;
}

/** Marks a word that only one text has. */
const LONE = -2;

/** Counts features over the set and weighs them. `words` is the number of word numbers in use. */
export function fitWeights(texts: readonly Tokens[], words: number, options: WeightOptions = WEIGHTS): WeightModel {
  const n = texts.length;
  const df = new Int32Array(words);
  const titleDf = new Int32Array(words);
  const seen = new Int32Array(words).fill(-1);
  let titles = 0;
  let all = 0;
  texts.forEach(({ words: list, titleLength }, i) => {
    for (let k = 0; k < list.length; k++) {
      const word = list[k]!;
      if (seen[word] === i) continue;
      seen[word] = i;
      df[word]!++;
      all++;
      if (k < titleLength) {
        titleDf[word]!++;
        titles++;
      }
    }
  });
  const pairs = options.pairWeight > 0 ? countPairs(texts) : { table: new PairTable(), df: new Int32Array(0) };
  const usual = titles > 0 ? titles / all : 0;
  const titleShare = (word: number) =>
    usual > 0 ? ((titleDf[word]! + 2 * usual) / (df[word]! + 2) / usual) ** options.titlePower : 1;
  const most = Math.max(1000, options.greatestShare * n);
  const keep = (count: number) => count >= 2 && count <= most;
  const idf = (count: number) => Math.log((n + 1) / (count + 0.5)) ** options.idfPower;

  const { order, frequency } = commonestFirst(df, pairs.df, keep, n);
  const wordFeature = Int32Array.from(df, (count) => (count < 2 ? LONE : -1));
  const pairOf = new Int32Array(pairs.df.length).fill(-1);
  const weight = new Float64Array(order.length);
  order.forEach((code, feature) => {
    if (code < words) {
      wordFeature[code] = feature;
      weight[feature] = idf(frequency[feature]!) * titleShare(code);
    } else {
      pairOf[code - words] = feature;
      weight[feature] = idf(frequency[feature]!) * options.pairWeight;
    }
  });
  const pairFeature = new PairTable();
  if (pairs.df.length > 0) {
    for (const { words: list, titleLength } of texts) {
      eachPair(list, titleLength, (a, b) => {
        const pair = pairs.table.get(a, b);
        if (pair >= 0 && pairOf[pair]! >= 0) pairFeature.set(a, b, pairOf[pair]!);
      });
    }
  }
  return {
    texts: n,
    wordFeature,
    pairFeature,
    weight,
    loneSquare: (options.loneWeight * idf(1)) ** 2,
  };
}

/** Kept words (numbers from 0) and pairs (numbers after the words), the commonest first, equal ones by number. */
function commonestFirst(df: Int32Array, pairDf: Int32Array, keep: (count: number) => boolean, texts: number) {
  const start = new Int32Array(texts + 2);
  const each = (take: (code: number, count: number) => void) => {
    for (let word = 0; word < df.length; word++) if (keep(df[word]!)) take(word, df[word]!);
    for (let pair = 0; pair < pairDf.length; pair++) if (keep(pairDf[pair]!)) take(df.length + pair, pairDf[pair]!);
  };
  each((_, count) => start[texts - count + 1]!++);
  for (let i = 0; i <= texts; i++) start[i + 1]! += start[i]!;
  const order = new Int32Array(start[texts + 1]!);
  const frequency = new Int32Array(order.length);
  each((code, count) => {
    const at = start[texts - count]!++;
    order[at] = code;
    frequency[at] = count;
  });
  return { order, frequency };
}

/** Pairs that at least two texts may share; a sketch of counts keeps the many single ones out of the table. */
function countPairs(texts: readonly Tokens[]): { table: PairTable; df: Int32Array } {
  let total = 0;
  for (const { words } of texts) total += words.length;
  let slots = 1024;
  while (slots < 4 * total && slots < 1 << 24) slots *= 2;
  const sketch = new Uint8Array(slots);
  const mask = sketch.length - 1;
  const last = new Int32Array(sketch.length).fill(-1);
  texts.forEach(({ words, titleLength }, i) => {
    eachPair(words, titleLength, (a, b) => {
      const slot = pairHash(a, b) & mask;
      if (last[slot] === i) return;
      last[slot] = i;
      if (sketch[slot]! < 2) sketch[slot]!++;
    });
  });
  const table = new PairTable();
  let df = new Int32Array(1024);
  let seen = new Int32Array(1024).fill(-1);
  texts.forEach(({ words, titleLength }, i) => {
    eachPair(words, titleLength, (a, b) => {
      if (sketch[pairHash(a, b) & mask]! < 2) return;
      let pair = table.get(a, b);
      if (pair < 0) {
        pair = table.size;
        table.set(a, b, pair);
        if (pair >= df.length) {
          const more = new Int32Array(df.length * 2);
          more.set(df);
          df = more;
          const moreSeen = new Int32Array(more.length).fill(-1);
          moreSeen.set(seen);
          seen = moreSeen;
        }
      }
      if (seen[pair] === i) return;
      seen[pair] = i;
      df[pair]!++;
    });
  });
  return { table, df: df.subarray(0, table.size) };
}

function eachPair(words: Int32Array, titleLength: number, take: (a: number, b: number) => void): void {
  for (let k = 1; k < words.length; k++) if (k !== titleLength) take(words[k - 1]!, words[k]!);
}

/**
 * One text under a model: features ascending, values of unit length together with the words no other text has (which
 * are left out of the vector); empty when no word has weight.
 */
export function vectorOf(text: Tokens, model: WeightModel): { feature: Int32Array; value: Float32Array } {
  const counts = new Map<number, number>();
  const lone = new Set<number>();
  const { words, titleLength } = text;
  for (let k = 0; k < words.length; k++) {
    const feature = words[k]! < model.wordFeature.length ? model.wordFeature[words[k]!]! : LONE;
    if (feature >= 0) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    else if (feature === LONE) lone.add(words[k]!);
    if (k === 0 || k === titleLength) continue;
    const pair = model.pairFeature.get(words[k - 1]!, words[k]!);
    if (pair >= 0) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const feature = Int32Array.from(counts.keys()).sort();
  const value = new Float32Array(feature.length);
  let square = lone.size * model.loneSquare;
  for (let k = 0; k < feature.length; k++) {
    const v = (1 + Math.log(counts.get(feature[k]!)!)) * model.weight[feature[k]!]!;
    value[k] = v;
    square += v * v;
  }
  const length = Math.sqrt(square) || 1;
  for (let k = 0; k < value.length; k++) value[k]! /= length;
  return { feature, value };
}

/** All texts under a model, in one block. */
export function vectorsOf(texts: readonly Tokens[], model: WeightModel): Vectors {
  const start = new Float64Array(texts.length + 1);
  // Room for every word and pair there can be; the system gives memory only where something is written.
  const room = texts.reduce((sum, { words }) => sum + 2 * words.length, 0);
  const feature = new Int32Array(room);
  const value = new Float32Array(room);
  let used = 0;
  texts.forEach((text, i) => {
    const row = vectorOf(text, model);
    feature.set(row.feature, used);
    value.set(row.value, used);
    used += row.feature.length;
    start[i + 1] = used;
  });
  return { start, feature: feature.subarray(0, used), value: value.subarray(0, used), features: model.weight.length };
}
