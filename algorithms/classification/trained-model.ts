/** What training leaves: labels texts, says why, is saved and brought back in one piece. */
import { type Calibration, probabilities } from './calibration.ts';
import { countText, type Row, rowOf, type Vocabulary, type Words } from './features.ts';
import { marginsOf } from './svm.ts';

export interface Prediction {
  /** The likeliest label. */
  label: string;
  /** Its probability. */
  probability: number;
  /** All labels, likeliest first; probabilities add to 1. */
  all: { label: string; probability: number }[];
  /** Words of the text that speak most for the label, strongest first, at most five. */
  because: string[];
}

export interface ModelParts {
  labels: string[];
  /** Feature numbers by name, of those the vocabulary keeps. */
  names: Map<string, number>;
  vocabulary: Vocabulary;
  /** By label, the intercept last. */
  weights: ArrayLike<number>[];
  calibration: Calibration;
}

interface Head {
  form: 1;
  labels: string[];
  names: string[];
  slope: number;
  intercepts: number[];
}

const MOST_REASONS = 5;

export class TrainedModel {
  readonly #parts: ModelParts;

  constructor(parts: ModelParts) {
    this.#parts = parts;
  }

  /** In order of code units. */
  get labels(): readonly string[] {
    return this.#parts.labels;
  }

  /** @throws {TypeError} when words are not strings */
  predict(words: Words): Prediction {
    checkWords(words);
    const { labels, calibration, weights } = this.#parts;
    const row = this.#rowOf(words);
    const chances = probabilities(marginsOf(row, weights as Float64Array[]), calibration);
    const all = labels
      .map((label, c) => ({ label, probability: chances[c]!, c }))
      .sort((a, b) => b.probability - a.probability || a.c - b.c);
    return {
      label: all[0]!.label,
      probability: all[0]!.probability,
      all: all.map(({ label, probability }) => ({ label, probability })),
      because: this.#reasons(words, row, all[0]!.c),
    };
  }

  /** Words of the text that speak most for a label, strongest first, at most five; none for a label never learnt. */
  because(words: Words, label: string): string[] {
    checkWords(words);
    const c = this.#parts.labels.indexOf(label);
    return c < 0 ? [] : this.#reasons(words, this.#rowOf(words), c);
  }

  /** Numbers in single precision, little-endian; features no text kept are left out. */
  save(): Uint8Array {
    const { labels, names, vocabulary, weights, calibration } = this.#parts;
    const kept = [...names];
    const head: Head = {
      form: 1,
      labels,
      names: kept.map(([name]) => name),
      slope: calibration.slope,
      intercepts: [...calibration.intercepts],
    };
    const json = new TextEncoder().encode(JSON.stringify(head));
    const from = 8 + Math.ceil(json.length / 4) * 4;
    const count = kept.length;
    const numbers = new Float32Array(count * 2 + labels.length * (count + 1));
    kept.forEach(([, feature], at) => {
      numbers[at] = vocabulary.idf[feature]!;
      numbers[count + at] = vocabulary.telling[feature]!;
      weights.forEach((list, c) => {
        numbers[count * 2 + c * (count + 1) + at] = list[feature]!;
      });
    });
    weights.forEach((list, c) => {
      numbers[count * 2 + c * (count + 1) + count] = list[list.length - 1]!;
    });
    const bytes = new Uint8Array(from + numbers.byteLength);
    new DataView(bytes.buffer).setUint32(0, json.length, true);
    bytes.set(json, 8);
    bytes.set(new Uint8Array(numbers.buffer), from);
    return bytes;
  }

  /** @throws {TypeError} for bytes that are not a whole saved model */
  static load(bytes: Uint8Array): TrainedModel {
    const own = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
    const view = new DataView(own.buffer, own.byteOffset, own.byteLength);
    const length = own.byteLength < 8 ? 0 : view.getUint32(0, true);
    const from = 8 + Math.ceil(length / 4) * 4;
    let head: Head | undefined;
    try {
      head = JSON.parse(new TextDecoder().decode(own.slice(8, 8 + length))) as Head;
    } catch {
      head = undefined;
    }
    const count = head?.names?.length ?? 0;
    const numbersIn = head ? count * 2 + head.labels.length * (count + 1) : -1;
    if (head?.form !== 1 || own.byteLength !== from + numbersIn * 4) throw new TypeError('not a saved classifier');
    const numbers = new Float32Array(own.buffer, own.byteOffset + from, numbersIn);
    const part = (at: number, size: number) => numbers.subarray(at, at + size);
    return new TrainedModel({
      labels: head.labels,
      names: new Map(head.names.map((name, at) => [name, at])),
      vocabulary: { idf: part(0, count), telling: part(count, count) },
      weights: head.labels.map((_, c) => part(count * 2 + c * (count + 1), count + 1)),
      calibration: { slope: head.slope, intercepts: Float64Array.from(head.intercepts) },
    });
  }

  #rowOf(words: Words): Row {
    return rowOf(countText(words, this.#parts.names, false), this.#parts.vocabulary);
  }

  #reasons(words: Words, row: Row, c: number): string[] {
    const { names, weights } = this.#parts;
    const value = new Map(Array.from(row.feature, (feature, k) => [feature, row.value[k]!]));
    const strength = new Map<string, number>();
    for (const word of new Set(words)) {
      let sum = 0;
      for (const mark of ['w', 'b', 'c']) {
        const feature = names.get(`${mark}${word}`);
        if (feature !== undefined) sum += (value.get(feature) ?? 0) * weights[c]![feature]!;
      }
      if (sum > 0) strength.set(word, sum);
    }
    return [...strength]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_REASONS)
      .map(([word]) => word);
  }
}

export function checkWords(words: unknown): void {
  if (!Array.isArray(words) || words.some((word) => typeof word !== 'string')) {
    throw new TypeError('words must be a list of strings');
  }
}
