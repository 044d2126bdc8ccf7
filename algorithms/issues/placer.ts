/**
 * Placing single messages between two settlings: under the frozen weights a new text joins the group with the
 * greatest mean cosine to it, if that reaches the threshold, and else begins a group. Exact for what it compares, but
 * groups are not regrouped and words unseen at the last settling carry no weight.
 */
import type { Corpus, Settled, TextNode } from './corpus.ts';
import { compareMessages, type Message } from './message.ts';

/** Where a new message seems to belong. */
export interface Placement {
  /** Id of the issue, or null while the message stands alone. */
  issue: string | null;
  /** Mean cosine to the texts of that group, 0 to 1; 1 for a copy. */
  fit: number;
  /** A message with the very same text, if any. */
  copyOf: string | null;
}

interface Group {
  texts: number;
  messages: number;
  first: Message;
}

export class Placer {
  readonly #corpus: Corpus;
  readonly #leastSize: number;
  readonly #threshold: number;
  readonly #groups: Group[] = [];
  readonly #nodes: TextNode[];
  readonly #groupOf: number[];
  readonly #row = new Map<TextNode, number>();
  readonly #begin: Float64Array;
  readonly #rows: Int32Array;
  readonly #weights: Float32Array;
  readonly #later = new Map<number, { rows: number[]; weights: number[] }>();
  #sum: Float64Array;

  constructor(corpus: Corpus, settled: Settled, groups: Int32Array, leastSize: number) {
    this.#corpus = corpus;
    this.#leastSize = leastSize;
    this.#threshold = corpus.threshold;
    this.#nodes = [...settled.nodes];
    const number = new Map<number, number>();
    this.#groupOf = Array.from(groups, (group) => {
      let mine = number.get(group);
      if (mine === undefined) {
        mine = number.size;
        number.set(group, mine);
      }
      return mine;
    });
    settled.nodes.forEach((node, row) => {
      this.#row.set(node, row);
      this.#enter(this.#groupOf[row]!, node.messages);
      this.#groups[this.#groupOf[row]!]!.texts++;
    });
    const { start, feature, value, features } = settled.vectors;
    this.#begin = new Float64Array(features + 1);
    for (const f of feature) this.#begin[f + 1]!++;
    for (let f = 0; f < features; f++) this.#begin[f + 1]! += this.#begin[f]!;
    const fill = this.#begin.slice();
    this.#rows = new Int32Array(feature.length);
    this.#weights = new Float32Array(feature.length);
    for (let row = 0; row < settled.nodes.length; row++) {
      for (let k = start[row]!; k < start[row + 1]!; k++) {
        const at = fill[feature[k]!]!++;
        this.#rows[at] = row;
        this.#weights[at] = value[k]!;
      }
    }
    this.#sum = new Float64Array(Math.max(16, settled.nodes.length * 2));
  }

  /** Places a message that the corpus has just taken in. */
  place(node: TextNode, message: Message): Placement {
    const held = this.#row.get(node);
    if (held !== undefined) {
      const group = this.#groupOf[held]!;
      this.#enter(group, [message]);
      return {
        issue: this.#issue(group),
        fit: 1,
        copyOf: node.messages.find((other) => other !== message)?.id ?? null,
      };
    }
    const row = this.#nodes.length;
    const { feature, value } = this.#corpus.vector(node);
    const { group, fit } = this.#nearest(feature, value) ?? { group: this.#groups.length, fit: 0 };
    this.#nodes.push(node);
    this.#row.set(node, row);
    this.#groupOf.push(group);
    this.#enter(group, [message]);
    this.#groups[group]!.texts++;
    for (let k = 0; k < feature.length; k++) {
      const list = this.#later.get(feature[k]!) ?? { rows: [], weights: [] };
      list.rows.push(row);
      list.weights.push(value[k]!);
      this.#later.set(feature[k]!, list);
    }
    return { issue: this.#issue(group), fit, copyOf: null };
  }

  /** Issue by message id; null for messages in none. */
  placements(): Map<string, string | null> {
    const placed = new Map<string, string | null>();
    this.#nodes.forEach((node, row) => {
      for (const message of node.messages) placed.set(message.id, this.#issue(this.#groupOf[row]!));
    });
    return placed;
  }

  #nearest(feature: Int32Array, value: Float32Array): { group: number; fit: number } | undefined {
    if (this.#sum.length < this.#nodes.length) this.#sum = new Float64Array(this.#nodes.length * 2);
    const sum = this.#sum;
    for (let k = 0; k < feature.length; k++) {
      const x = value[k]!;
      for (let p = this.#begin[feature[k]!]!; p < this.#begin[feature[k]! + 1]!; p++) {
        sum[this.#rows[p]!]! += x * this.#weights[p]!;
      }
      const later = this.#later.get(feature[k]!);
      if (later) for (let p = 0; p < later.rows.length; p++) sum[later.rows[p]!]! += x * later.weights[p]!;
    }
    const totals = new Map<number, number>();
    for (let row = 0; row < this.#nodes.length; row++) {
      if (sum[row] === 0) continue;
      const group = this.#groupOf[row]!;
      totals.set(group, (totals.get(group) ?? 0) + sum[row]!);
      sum[row] = 0;
    }
    let best: { group: number; fit: number } | undefined;
    for (const [group, total] of totals) {
      const fit = total / this.#groups[group]!.texts;
      if (fit < this.#threshold) continue;
      if (!best || fit > best.fit || (fit === best.fit && group < best.group)) best = { group, fit };
    }
    return best && { group: best.group, fit: Math.min(1, best.fit) };
  }

  #enter(group: number, messages: readonly Message[]): void {
    const held = this.#groups[group];
    const first = [...messages].sort(compareMessages)[0]!;
    if (!held) {
      this.#groups[group] = { texts: 0, messages: messages.length, first };
      return;
    }
    held.messages += messages.length;
    if (compareMessages(first, held.first) < 0) held.first = first;
  }

  #issue(group: number): string | null {
    const { messages, first } = this.#groups[group]!;
    return messages >= this.#leastSize ? first.id : null;
  }
}
