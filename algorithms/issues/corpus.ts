/**
 * The messages of an index as distinct texts, and their grouping. The grouping after `settle` is a function of the set
 * of messages alone: texts are put in the order of their content, words numbered in that order, and only then counted.
 */
import type { Segmenter } from '../words/segment.ts';
import { averageLinkage } from './linkage.ts';
import { compareMessages, contentKey, type Message } from './message.ts';
import { strongPairs } from './neighbours.ts';
import { fitWeights, type Tokens, type Vectors, vectorOf, vectorsOf, type WeightModel } from './vectors.ts';

/** One distinct text with the messages that carry it; the canonically first leads and gives the title. */
export interface TextNode {
  key: string;
  messages: Message[];
  /** Whether all of them stand in canonical order; after settling they do. */
  sorted: boolean;
  tokens: Tokens;
  /** Group number; texts of one group share it. */
  group: number;
}

/** A settled grouping: rows are `nodes`, in canonical order. */
export interface Settled {
  nodes: TextNode[];
  vectors: Vectors;
  model: WeightModel;
}

/** Least mean cosine at which two groups join; fixed on issues of our own choosing. */
export const THRESHOLD = 0.2;
/** Partners kept for each text in the graph of strong pairs. */
const PARTNERS = 12;

export class Corpus {
  readonly #segmenter: Segmenter;
  /** Least mean cosine at which two groups join. */
  readonly threshold: number;
  readonly #nodes = new Map<string, TextNode>();
  readonly #byId = new Map<string, TextNode>();
  #words = new Map<string, number>();
  #settled: Settled | undefined;

  constructor(segmenter: Segmenter, threshold = THRESHOLD) {
    this.#segmenter = segmenter;
    this.threshold = threshold;
  }

  /** Messages held. */
  get size(): number {
    return this.#byId.size;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  nodeOf(id: string): TextNode | undefined {
    return this.#byId.get(id);
  }

  /** The distinct texts, in order of arrival. */
  nodes(): Iterable<TextNode> {
    return this.#nodes.values();
  }

  /** Word strings by number, valid until the next `settle`. */
  wordStrings(): string[] {
    const strings: string[] = [];
    for (const [word, number] of this.#words) strings[number] = word;
    return strings;
  }

  /**
   * Takes a message in (already checked).
   * @returns its text, and whether that text is new
   */
  insert(message: Message): { node: TextNode; fresh: boolean } {
    const key = contentKey(message);
    let node = this.#nodes.get(key);
    const fresh = node === undefined;
    if (!node) {
      node = { key, messages: [message], sorted: true, tokens: this.#tokens(message), group: -1 };
      this.#nodes.set(key, node);
    } else {
      const first = node.messages[0]!;
      node.messages.push(message);
      node.sorted = false;
      if (compareMessages(message, first) < 0) {
        node.messages[0] = message;
        node.messages[node.messages.length - 1] = first;
        if (message.title !== first.title) node.tokens = this.#tokens(message);
      }
    }
    this.#byId.set(message.id, node);
    return { node, fresh };
  }

  /** Takes a message out. @returns false when it was not there */
  remove(id: string): boolean {
    const node = this.#byId.get(id);
    if (!node) return false;
    this.#byId.delete(id);
    const first = node.messages[0]!;
    node.messages = node.messages.filter((message) => message.id !== id);
    if (first.id === id) node.messages.sort(compareMessages);
    if (node.messages.length === 0) this.#nodes.delete(node.key);
    else if (first.id === id) node.tokens = this.#tokens(node.messages[0]!);
    return true;
  }

  /** Groups all texts anew. */
  settle(): Settled {
    const nodes = [...this.#nodes.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    for (const node of nodes) {
      if (!node.sorted) node.messages.sort(compareMessages);
      node.sorted = true;
    }
    this.#renumber(nodes);
    const texts = nodes.map((node) => node.tokens);
    const model = fitWeights(texts, this.#words.size);
    const vectors = vectorsOf(texts, model);
    const labels = averageLinkage(vectors, strongPairs(vectors, this.threshold, PARTNERS), this.threshold);
    nodes.forEach((node, i) => {
      node.group = labels[i]!;
    });
    this.#settled = { nodes, vectors, model };
    return this.#settled;
  }

  /** The vector of a text under the settled weights. */
  vector(node: TextNode): { feature: Int32Array; value: Float32Array } {
    return vectorOf(node.tokens, this.#settled!.model);
  }

  #tokens(message: Message): Tokens {
    const title = this.#segmenter.words(message.title);
    const words = [...title, ...this.#segmenter.words(message.text)].map((word) => {
      let number = this.#words.get(word);
      if (number === undefined) {
        number = this.#words.size;
        this.#words.set(word, number);
      }
      return number;
    });
    return { words: Int32Array.from(words), titleLength: title.length };
  }

  /** Numbers the words by first use in canonical order and forgets unused ones. */
  #renumber(nodes: readonly TextNode[]): void {
    const number = new Int32Array(this.#words.size).fill(-1);
    let next = 0;
    for (const { tokens } of nodes) {
      const { words } = tokens;
      for (let k = 0; k < words.length; k++) {
        const word = words[k]!;
        if (number[word] === -1) number[word] = next++;
        words[k] = number[word]!;
      }
    }
    const renumbered = new Map<string, number>();
    for (const [word, old] of this.#words) if (number[old]! >= 0) renumbered.set(word, number[old]!);
    this.#words = renumbered;
  }
}
