/**
 * The changing heart of the index: documents, inverted lists and the counts BM25 needs, kept so that the same documents
 * give the same numbers whatever was added, changed and removed before.
 */
import type { Analyser } from './analysis.ts';
import { createPostings, levelOf, type Postings } from './postings.ts';
import { createTermTable, type TermTable } from './term-table.ts';
import { createTextStore, type TextStore } from './text-store.ts';

/** Documents by number; a removed one keeps its number until `compact`. */
export interface Corpus {
  /** Identifier by document number, undefined once removed. */
  ids: (string | undefined)[];
  numbers: Map<string, number>;
  terms: TermTable;
  postings: Postings;
  texts: TextStore;
  /** Weighted folded length by document number. */
  lengths: Float32Array;
  /** The lengths on a coarse scale, for the first step of a search: see `sizeOf`. */
  sizes: Uint8Array;
  /** Documents that hold the character, by UTF-16 unit. */
  charFrequency: Uint32Array;
  /** Sum of the lengths of the documents that are not removed. */
  totalLength: number;
}

/** An empty corpus of documents with so many fields. */
export function createCorpus(fieldCount: number): Corpus {
  return {
    ids: [],
    numbers: new Map(),
    terms: createTermTable(),
    postings: createPostings(),
    texts: createTextStore(fieldCount),
    lengths: new Float32Array(1024),
    sizes: new Uint8Array(1024),
    charFrequency: new Uint32Array(65_536),
    totalLength: 0,
  };
}

/** Room for so many documents. */
export function reserveDocuments(corpus: Corpus, count: number): void {
  const lengths = new Float32Array(count);
  lengths.set(corpus.lengths);
  corpus.lengths = lengths;
  const sizes = new Uint8Array(count);
  sizes.set(corpus.sizes);
  corpus.sizes = sizes;
}

/** Steps of the coarse scale for a doubling of the length. */
const STEPS = 10;

/** A weighted length on the coarse scale, 0 … 255: steps of 7 %. */
export function sizeOf(length: number): number {
  return Math.min(255, Math.round(Math.log2(Math.max(1, length)) * STEPS));
}

/** The length that a step of the coarse scale stands for. */
export function lengthOfSize(size: number): number {
  return 2 ** (size / STEPS);
}

/** Adds a document under an identifier that is not there yet. */
export function insertDocument(corpus: Corpus, analyser: Analyser, id: string, fields: readonly string[]): void {
  const analysis = analyser.analyse(fields);
  const doc = corpus.texts.append(fields);
  if (doc >= corpus.lengths.length) reserveDocuments(corpus, Math.ceil(corpus.lengths.length * 1.5));
  corpus.ids[doc] = id;
  corpus.numbers.set(id, doc);
  // In steps of 1/64 all sums are exact, so they come out the same in any order.
  corpus.lengths[doc] = Math.round(analysis.length * 64) / 64;
  corpus.sizes[doc] = sizeOf(corpus.lengths[doc]!);
  corpus.totalLength += corpus.lengths[doc]!;
  for (let i = 0; i < analysis.count; i++) {
    const term = corpus.terms.intern(analysis.keys[i]!);
    corpus.postings.append(term, doc, levelOf(analysis.weight[i]!));
  }
  for (let i = 0; i < analysis.charCount; i++) corpus.charFrequency[analysis.chars[i]!]!++;
}

/** Removes a document that is there; its entries in the lists stay until `compact`. */
export function deleteDocument(corpus: Corpus, analyser: Analyser, id: string, fieldCount: number): void {
  const doc = corpus.numbers.get(id)!;
  const fields = Array.from({ length: fieldCount }, (_, f) => corpus.texts.read(doc, f));
  const analysis = analyser.analyse(fields);
  for (let i = 0; i < analysis.count; i++) {
    corpus.postings.release(corpus.terms.find(analysis.keys[i]!));
  }
  for (let i = 0; i < analysis.charCount; i++) corpus.charFrequency[analysis.chars[i]!]!--;
  corpus.totalLength -= corpus.lengths[doc]!;
  corpus.ids[doc] = undefined;
  corpus.numbers.delete(id);
}

/** A corpus of the same documents, in the same order, without the places and terms of removed ones. */
export function compactCorpus(corpus: Corpus, fieldCount: number): Corpus {
  const renumber = new Int32Array(corpus.ids.length).fill(-1);
  const next = createCorpus(fieldCount);
  let count = 0;
  for (let doc = 0; doc < corpus.ids.length; doc++) {
    const id = corpus.ids[doc];
    if (id === undefined) continue;
    next.ids.push(id);
    next.numbers.set(id, count);
    renumber[doc] = count++;
  }
  reserveDocuments(next, Math.max(1024, count));
  for (let doc = 0; doc < corpus.ids.length; doc++) {
    if (renumber[doc]! < 0) continue;
    next.lengths[renumber[doc]!] = corpus.lengths[doc]!;
    next.sizes[renumber[doc]!] = corpus.sizes[doc]!;
  }
  next.texts = createTextStore(
    fieldCount,
    corpus.texts.parts(corpus.ids.length, (doc) => renumber[doc]! >= 0),
  );
  next.charFrequency = corpus.charFrequency;
  next.totalLength = corpus.totalLength;
  const keys = corpus.terms.keys();
  let alive = 0;
  keys.forEach((key, term) => {
    if (corpus.postings.frequency(term) === 0) return;
    next.terms.intern(key);
    corpus.postings.each(term, (doc, level) => {
      if (renumber[doc]! >= 0) next.postings.append(alive, renumber[doc]!, level);
    });
    alive++;
  });
  return next;
}
