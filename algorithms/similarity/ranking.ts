/**
 * Ranking in two steps: the inverted lists of the query's pairs of characters, rarest first and at most `budget` entries,
 * bring up the most promising documents; these are scored from their texts with everything the query holds.
 */
import type { Analysis } from './analysis.ts';
import { type Corpus, lengthOfSize } from './corpus.ts';
import { createFolded, type Folded, foldInto, unitsOf } from './fold.ts';
import { B, createGramTrie, type GramTrie, K1 } from './gram-trie.ts';
import type { CutQuery } from './index-contract.ts';
import type { Tally } from './postings.ts';
import type { PreparedQuery } from './query.ts';
import { pairKey } from './term-table.ts';

/** How much each of the three ways of reading a text counts; fixed on some of the sentence pairs, see the page. */
const WORD_WEIGHT = 1;
const PAIR_WEIGHT = 0.5;
const CHAR_WEIGHT = 1;

/** Weight of a word of so many characters: a long one counts as the short ones it could be cut into. */
function wordWeight(length: number): number {
  return WORD_WEIGHT * Math.max(1, length / 2);
}

/** A candidate: number of the document and score. */
export interface Ranked {
  doc: number;
  score: number;
}

/** Inverse document frequency of BM25, never negative; natural logarithm. */
function inverseFrequency(frequency: number, documents: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

/** Damps terms that a query repeats (BM25's third constant, 2). */
function repeated(count: number): number {
  return (3 * count) / (2 + count);
}

/** Work space of searches over one corpus, kept between searches. */
export interface Workspace {
  tally: Tally;
  folded: Folded;
  /** Filled by `fillTrie`. */
  trie: GramTrie;
}

/** An empty work space. */
export function createWorkspace(): Workspace {
  const tally = { scores: new Float32Array(0), touched: new Int32Array(0), count: 0 };
  return { tally, folded: createFolded(4096), trie: createGramTrie() };
}

/**
 * First step.
 * @param analysis the query's terms, before the next use of its analyser
 * @param budget entries of inverted lists to read at most (the rarest term's list is always read)
 * @returns at most `count` documents, best first, removed ones left out, equals by identifier
 */
export function gatherCandidates(
  corpus: Corpus,
  analysis: Analysis,
  workspace: Workspace,
  count: number,
  budget: number,
  excluded: number,
): Ranked[] {
  const slots = corpus.ids.length;
  const { tally } = workspace;
  if (tally.scores.length < slots) {
    tally.scores = new Float32Array(Math.ceil(slots * 1.25));
    tally.touched = new Int32Array(tally.scores.length);
  }
  tally.count = 0;
  const shares = sharesBySize(corpus);
  let read = 0;
  for (const { term, frequency, weight } of planOf(corpus, analysis)) {
    if (read > 0 && read + frequency > budget) break;
    read += frequency;
    corpus.postings.score(term, weight, shares, corpus.sizes, tally);
  }
  const best = selectBest(corpus, tally, count, excluded);
  for (let i = 0; i < tally.count; i++) tally.scores[tally.touched[i]!] = 0;
  return best;
}

/** BM25's tf / (tf + norm) for the four levels of tf and the 256 sizes of documents. */
function sharesBySize(corpus: Corpus): Float32Array {
  const shares = new Float32Array(1024);
  for (let level = 0; level < 4; level++) {
    for (let size = 0; size < 256; size++) {
      const tf = 1 << level;
      shares[(level << 8) | size] = tf / (tf + lengthNorm(corpus, lengthOfSize(size)));
    }
  }
  return shares;
}

interface PlannedTerm {
  term: number;
  frequency: number;
  weight: number;
  key: number;
}

/** The query's terms that the corpus knows, rarest first. */
function planOf(corpus: Corpus, analysis: Analysis): PlannedTerm[] {
  const documents = corpus.numbers.size;
  const plan: PlannedTerm[] = [];
  const add = (term: number, key: number, times: number) => {
    const frequency = corpus.postings.frequency(term);
    if (frequency === 0) return;
    plan.push({ term, frequency, weight: inverseFrequency(frequency, documents) * repeated(times), key });
  };
  for (let i = 0; i < analysis.count; i++) {
    const term = corpus.terms.find(analysis.keys[i]!);
    if (term >= 0) add(term, analysis.keys[i]!, analysis.weight[i]!);
  }
  if (analysis.charCount === 1) {
    // One character has no pair of its own: every pair with it will do.
    const char = analysis.chars[0]!;
    corpus.terms.each((key, term) => {
      if (key >>> 16 === char || (key & 0xffff) === char) add(term, key, 1);
    });
  }
  return plan.sort((a, b) => a.frequency - b.frequency || a.key - b.key);
}

function selectBest(
  corpus: Corpus,
  { scores, touched, count: found }: Tally,
  count: number,
  excluded: number,
): Ranked[] {
  const { ids } = corpus;
  /** Binary heap of the best so far, the worst of them on top. */
  const heap: Ranked[] = [];
  let floor = 0;
  const worse = (a: Ranked, b: Ranked) => a.score < b.score || (a.score === b.score && ids[a.doc]! > ids[b.doc]!);
  for (let i = 0; i < found; i++) {
    const doc = touched[i]!;
    const score = scores[doc]!;
    if (score < floor || ids[doc] === undefined || doc === excluded) continue;
    const entry = { doc, score };
    let at = heap.length;
    if (at < count) {
      heap.push(entry);
      for (let parent = (at - 1) >> 1; at > 0 && worse(entry, heap[parent]!); parent = (at - 1) >> 1) {
        heap[at] = heap[parent]!;
        at = parent;
      }
    } else if (worse(heap[0]!, entry)) {
      at = 0;
      for (let child = 1; child < count; child = at * 2 + 1) {
        if (child + 1 < count && worse(heap[child + 1]!, heap[child]!)) child++;
        if (!worse(heap[child]!, entry)) break;
        heap[at] = heap[child]!;
        at = child;
      }
    } else continue;
    heap[at] = entry;
    if (heap.length === count) floor = heap[0]!.score;
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1));
}

/**
 * Fills the work space's trie with the query's characters, pairs and words and a weight for each.
 * @param query folded query
 * @param words words of the query as they were cut, with the weight of their field
 */
export function fillTrie(
  corpus: Corpus,
  { trie, folded: scratch }: Workspace,
  query: PreparedQuery,
  words: CutQuery,
): GramTrie {
  const documents = corpus.numbers.size;
  trie.clear();
  const frequencyOf = (key: number) => {
    const term = corpus.terms.find(key);
    return term < 0 ? 0 : corpus.postings.frequency(term);
  };
  const chars = new Map<number, number>();
  const pairs = new Map<number, number>();
  for (const { folded, weight } of query.parts) {
    const { codes, length } = folded;
    for (let i = 0; i < length; i++) {
      chars.set(codes[i]!, (chars.get(codes[i]!) ?? 0) + weight);
      if (i === 0) continue;
      const pair = pairKey(codes[i - 1]!, codes[i]!);
      pairs.set(pair, (pairs.get(pair) ?? 0) + weight);
    }
  }
  for (const [char, times] of chars) {
    const idf = inverseFrequency(corpus.charFrequency[char]!, documents);
    trie.add([char], 0, 1, CHAR_WEIGHT * idf * repeated(times));
  }
  for (const [pair, times] of pairs) {
    trie.add(
      [pair >>> 16, pair & 0xffff],
      0,
      2,
      PAIR_WEIGHT * inverseFrequency(frequencyOf(pair), documents) * repeated(times),
    );
  }
  const counted = new Map<string, number>();
  for (const [word, weight] of words) counted.set(word, (counted.get(word) ?? 0) + weight);
  for (const [word, times] of counted) {
    foldInto(scratch, unitsOf(word), 0, word.length);
    const { codes, length } = scratch;
    if (length === 0) continue;
    // A word stands in no more documents than its rarest pair.
    let frequency = length === 1 ? corpus.charFrequency[codes[0]!]! : documents;
    for (let i = 1; i < length; i++) frequency = Math.min(frequency, frequencyOf(pairKey(codes[i - 1]!, codes[i]!)));
    trie.add(codes, 0, length, wordWeight(length) * inverseFrequency(frequency, documents) * repeated(times));
  }
  return trie;
}

/** Score of one document by the trie: BM25 over all fields, each occurrence counted with its field's weight. */
export function scoreText(
  corpus: Corpus,
  doc: number,
  trie: GramTrie,
  weights: readonly number[],
  folded: Folded,
  most: number,
): number {
  const { units, start, lengths, lengthsAt } = corpus.texts.locate(doc);
  let at = start;
  for (let f = 0; f < weights.length; f++) {
    const length = lengths[lengthsAt + f]!;
    foldInto(folded, units, at, Math.min(length, most));
    trie.count(folded.codes, folded.length, weights[f]!);
    at += length;
  }
  return trie.score(lengthNorm(corpus, corpus.lengths[doc]!));
}

/** BM25's k1 · (1 − b + b · length / mean length). */
export function lengthNorm(corpus: Corpus, length: number): number {
  const mean = Math.max(1, corpus.totalLength) / Math.max(1, corpus.numbers.size);
  return K1 * (1 - B + (B * length) / mean);
}
