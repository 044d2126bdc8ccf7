/**
 * Routing of texts to labels: a linear classifier on words with calibrated probabilities, retrained by use.
 * Training is deterministic: the same examples in any order give the same classifier. See docs/algorithms/classification.md.
 */
import { fitCalibration } from './calibration.ts';
import { type Counts, countText, learnVocabulary, rowOf, type Vocabulary, type Words } from './features.ts';
import { marginsOf, TRAINING, trainAll } from './svm.ts';
import { checkWords, type Prediction, TrainedModel } from './trained-model.ts';
import { type Validation, validate } from './validation.ts';

/** A text with the label people gave it. */
export interface Example {
  /** Any string that names the text; a later example with the same id replaces the earlier (a corrected label). */
  id: string;
  words: Words;
  label: string;
}

/** Folds for the margins the calibration is fitted on. */
const FOLDS = 3;

export class Classifier {
  readonly #examples = new Map<string, Example>();
  #model: TrainedModel | undefined;
  #validation: Validation | undefined;
  #pending = 0;

  /** Examples held. */
  get size(): number {
    return this.#examples.size;
  }

  /** Examples added, changed or removed since the last training. */
  get pending(): number {
    return this.#pending;
  }

  /** Labels of the trained model, in order of code units; empty before training. */
  get labels(): readonly string[] {
    return this.#model?.labels ?? [];
  }

  /** What the last training left; undefined before. */
  get model(): TrainedModel | undefined {
    return this.#model;
  }

  /** How well folds left out of the last training were labelled; undefined before. */
  get validation(): Validation | undefined {
    return this.#validation;
  }

  /**
   * Takes examples in, to count from the next `train` on: what staff confirm or correct goes here.
   * @throws {TypeError} when an example has the wrong shape or an empty id or label; those before it are kept
   */
  learn(examples: Iterable<Example>): void {
    for (const example of examples) {
      checkWords(example?.words);
      if (typeof example.id !== 'string' || example.id === '')
        throw new TypeError('example.id must be a non-empty string');
      if (typeof example.label !== 'string' || example.label === '') {
        throw new TypeError(`example ${example.id}: label must be a non-empty string`);
      }
      this.#examples.set(example.id, { id: example.id, words: [...example.words], label: example.label });
      this.#pending++;
    }
  }

  /** Takes an example out. @returns false when it was not there */
  forget(id: string): boolean {
    const held = this.#examples.delete(id);
    if (held) this.#pending++;
    return held;
  }

  /**
   * Trains anew on all examples (7,000 texts of 140 words: some 10 s of processor with calibration; call it from a worker).
   * @throws {RangeError} with fewer than two labels
   */
  train(): void {
    const labels = [...new Set([...this.#examples.values()].map(({ label }) => label))].sort();
    if (labels.length < 2) throw new RangeError('training needs examples of at least two labels');
    const names = new Map<string, number>();
    const samples = samplesOf(this.#examples.values(), labels, names);
    const margins: Float64Array[] = new Array(samples.texts.length);
    for (let fold = 0; fold < FOLDS; fold++) {
      const part = fitModel(
        samples,
        indices(samples.folds, (f) => f !== fold),
        labels.length,
        names.size,
      );
      for (const i of indices(samples.folds, (f) => f === fold))
        margins[i] = marginsOf(rowOf(samples.texts[i]!, part.vocabulary), part.weights);
    }
    const calibration = fitCalibration(margins, samples.classes, samples.times);
    const all = fitModel(
      samples,
      indices(samples.folds, () => true),
      labels.length,
      names.size,
    );
    for (const [name, feature] of names) if (all.vocabulary.idf[feature] === 0) names.delete(name);
    this.#model = new TrainedModel({ labels, names, ...all, calibration });
    this.#validation = validate(margins, samples.classes, samples.times);
    this.#pending = 0;
  }

  /**
   * Labels one text.
   * @throws {Error} before the first training, {TypeError} when words are not strings
   */
  predict(words: Words): Prediction {
    if (!this.#model) throw new Error('the classifier is not trained yet');
    return this.#model.predict(words);
  }
}

/** The different texts under each label, in order of their words. */
interface Samples {
  texts: Counts[];
  classes: Int32Array;
  /** How often the text stands under the label. */
  times: Int32Array;
  folds: Int32Array;
}

/**
 * Equal texts of a label become one sample that counts as often as it was said. Folds are for out-of-sample margins:
 * within a label, texts go round the folds, and equal texts of several labels share one, so that copies do not make the
 * classifier look surer than it is.
 */
function samplesOf(examples: Iterable<Example>, labels: readonly string[], names: Map<string, number>): Samples {
  const byText = new Map<string, { words: Words; times: Map<string, number> }>();
  for (const { words, label } of examples) {
    const key = JSON.stringify(words);
    let text = byText.get(key);
    if (!text) {
      text = { words, times: new Map() };
      byText.set(key, text);
    }
    text.times.set(label, (text.times.get(label) ?? 0) + 1);
  }
  const texts: Counts[] = [];
  const [classes, times, folds]: [number[], number[], number[]] = [[], [], []];
  const turns = new Int32Array(labels.length);
  for (const [, text] of [...byText].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const counts = countText(text.words, names, true);
    const own = [...text.times]
      .map(([label, count]) => ({ c: labels.indexOf(label), count }))
      .sort((a, b) => a.c - b.c);
    const fold = turns[own[0]!.c]!++ % FOLDS;
    for (const { c, count } of own) {
      texts.push(counts);
      classes.push(c);
      times.push(count);
      folds.push(fold);
    }
  }
  return { texts, classes: Int32Array.from(classes), times: Int32Array.from(times), folds: Int32Array.from(folds) };
}

function fitModel(
  samples: Samples,
  chosen: Int32Array,
  classCount: number,
  features: number,
): { vocabulary: Vocabulary; weights: Float64Array[] } {
  const texts = Array.from(chosen, (i) => samples.texts[i]!);
  const classes = chosen.map((i) => samples.classes[i]!);
  const times = chosen.map((i) => samples.times[i]!);
  const vocabulary = learnVocabulary(texts, classes, times, classCount, features);
  const rows = texts.map((counts) => rowOf(counts, vocabulary));
  return { vocabulary, weights: trainAll(rows, classes, times, classCount, features, TRAINING) };
}

function indices(folds: Int32Array, keep: (fold: number) => boolean): Int32Array {
  const list: number[] = [];
  folds.forEach((fold, i) => {
    if (keep(fold)) list.push(i);
  });
  return Int32Array.from(list);
}
