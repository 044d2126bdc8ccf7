/**
 * Issues in a stream of messages: which messages are about one matter, what it is called, where it is, how hot.
 * What `report` returns depends on the set of messages and the list of decisions alone, not on the order of arrival;
 * `add` answers at once from the last settled grouping. See docs/algorithms/issues.md.
 */
import { type Segmenter, sharedSegmenter } from '../words/segment.ts';
import { Corpus, type Settled, THRESHOLD } from './corpus.ts';
import { applyDecisions, type Decision, type Dismissal } from './decisions.ts';
import { HALF_LIFE } from './heat.ts';
import { checkMessage, type Message } from './message.ts';
import { type Placement, Placer } from './placer.ts';
import { type IssueReport, reportIssues } from './report.ts';

export interface IssueOptions {
  /** Words of texts; by default the shared one. Give one with the assembly's own terms where they matter. */
  segmenter?: Segmenter;
  /** Fewest messages of an issue; fewer are outliers. Default 2. */
  leastSize?: number;
  /** Least mean cosine inside an issue when two parts join, in (0, 1]. Default 0.2. */
  threshold?: number;
  /** Half-life of heat in milliseconds. Default thirty days. */
  halfLife?: number;
  /** Decisions kept from before. */
  decisions?: readonly Decision[];
}

export class IssueIndex {
  readonly #corpus: Corpus;
  readonly #options: { leastSize: number; halfLife: number };
  #decisions: Decision[];
  #settledAt: Settled | undefined;
  #placer: Placer | undefined;
  #groups: Int32Array = new Int32Array(0);
  #dismissed = new Map<number, Dismissal>();
  #report: IssueReport | undefined;
  #pending = 0;

  /** @throws {RangeError} when an option is out of its range */
  constructor(options: IssueOptions = {}) {
    const { leastSize = 2, threshold = THRESHOLD, halfLife = HALF_LIFE } = options;
    if (!Number.isInteger(leastSize) || leastSize < 1) throw new RangeError('leastSize must be a whole number from 1');
    if (!(threshold > 0 && threshold <= 1)) throw new RangeError('threshold must lie in (0, 1]');
    if (!(halfLife > 0)) throw new RangeError('halfLife must be positive');
    this.#corpus = new Corpus(options.segmenter ?? sharedSegmenter(), threshold);
    this.#options = { leastSize, halfLife };
    this.#decisions = structuredClone([...(options.decisions ?? [])]);
  }

  /** Messages held. */
  get size(): number {
    return this.#corpus.size;
  }

  /** Messages added or removed since the grouping was last settled; settle when it passes some 5 % of `size`. */
  get pending(): number {
    return this.#pending;
  }

  /** The decisions taken, oldest first, as plain data to keep. */
  get decisions(): Decision[] {
    return structuredClone(this.#decisions);
  }

  /**
   * Takes one message in and says at once where it seems to belong (some milliseconds at 4,000 messages).
   * @throws {TypeError} on a malformed message, {RangeError} when its id is already there; nothing is changed then
   */
  add(message: Message): Placement {
    const held = this.#insert(message);
    const node = this.#corpus.nodeOf(message.id)!;
    if (this.#placer) return this.#placer.place(node, held);
    return { issue: null, fit: 0, copyOf: node.messages.find((other) => other !== held)?.id ?? null };
  }

  /** Takes many messages in without placing them; a malformed one stops it there. */
  addAll(messages: Iterable<Message>): void {
    for (const message of messages) this.#insert(message);
    this.#placer = undefined;
  }

  /** Takes a message out. @returns false when it was not there */
  remove(id: string): boolean {
    if (!this.#corpus.remove(id)) return false;
    this.#pending++;
    this.#report = undefined;
    this.#settledAt = undefined;
    this.#placer = undefined;
    return true;
  }

  /** Groups anew from all messages: a second or two for 4,000, minutes for 100,000; call it from a worker. */
  settle(): void {
    if (!this.#settledAt || this.#pending > 0) {
      this.#settledAt = this.#corpus.settle();
      this.#pending = 0;
    }
    const settled = this.#settledAt;
    const row = new Map(settled.nodes.map((node, i) => [node, i]));
    this.#groups = Int32Array.from(settled.nodes, (node) => node.group);
    this.#dismissed = applyDecisions(this.#groups, this.#decisions, {
      rowOf: (id) => {
        const node = this.#corpus.nodeOf(id);
        return node && row.get(node);
      },
      closeness: (from, others) => closeness(settled, from, others),
    });
    this.#placer = new Placer(this.#corpus, settled, this.#groups, this.#options.leastSize);
    this.#report = undefined;
  }

  /** All issues, hottest first, after settling if anything changed. */
  report(): IssueReport {
    if (this.#report) return this.#report;
    if (!this.#settledAt || this.#pending > 0 || !this.#placer) this.settle();
    this.#report = reportIssues({
      settled: this.#settledAt!,
      groups: this.#groups,
      dismissed: this.#dismissed,
      words: this.#corpus.wordStrings(),
      ...this.#options,
    });
    return this.#report;
  }

  /**
   * The quick grouping: every message with its issue as `add` placed it, without settling.
   * @returns issue name by message id; null for a message in none
   */
  placements(): Map<string, string | null> {
    if (!this.#placer) this.settle();
    return this.#placer!.placements();
  }

  /** Makes one issue of several, for good. @throws {RangeError} for fewer than two or unknown issues */
  merge(issues: readonly string[]): void {
    if (new Set(issues).size < 2) throw new RangeError('merge needs at least two different issues');
    this.#decide({ kind: 'merge', parts: issues.map((issue) => this.#members(issue)) });
  }

  /** Makes `messages` an issue of their own, for good. @throws {RangeError} when not a proper part of the issue */
  split(issue: string, messages: readonly string[]): void {
    const members = this.#members(issue);
    const part = new Set(messages);
    for (const id of part) if (!members.includes(id)) throw new RangeError(`message ${id} is not in issue ${issue}`);
    const texts = new Set([...part].map((id) => this.#corpus.nodeOf(id)));
    const rest = members.filter((id) => !texts.has(this.#corpus.nodeOf(id)));
    if (part.size === 0 || rest.length === 0) throw new RangeError('split needs a part and a rest that are not copies');
    this.#decide({ kind: 'split', part: [...part], rest });
  }

  /** Sets an issue aside, for good, with what joins it later. @throws {RangeError} for an unknown issue */
  dismiss(issue: string, reason: string): void {
    this.#decide({ kind: 'dismiss', members: this.#members(issue), reason });
  }

  /** Takes back a decision by its place in `decisions`. @throws {RangeError} when there is none */
  undo(place: number): void {
    if (!(place in this.#decisions)) throw new RangeError(`no decision ${place}`);
    this.#decisions.splice(place, 1);
    this.#placer = undefined;
    this.#report = undefined;
  }

  #insert(message: Message): Message {
    checkMessage(message);
    if (this.#corpus.has(message.id)) throw new RangeError(`message ${message.id} is already there`);
    const held = { ...message };
    this.#corpus.insert(held);
    this.#pending++;
    this.#report = undefined;
    return held;
  }

  #decide(decision: Decision): void {
    this.#decisions.push(decision);
    this.#placer = undefined;
    this.#report = undefined;
  }

  #members(issue: string): string[] {
    const { issues, dismissed } = this.report();
    const found = [...issues, ...dismissed].find(({ id }) => id === issue);
    if (!found) throw new RangeError(`no issue ${issue}`);
    return found.members.map(({ id }) => id);
  }
}

function closeness({ vectors }: Settled, from: number, others: readonly number[]): number {
  const { start, feature, value } = vectors;
  const mine = new Map<number, number>();
  for (let k = start[from]!; k < start[from + 1]!; k++) mine.set(feature[k]!, value[k]!);
  let sum = 0;
  for (const other of others) {
    for (let k = start[other]!; k < start[other + 1]!; k++) sum += (mine.get(feature[k]!) ?? 0) * value[k]!;
  }
  return sum;
}
