/**
 * Same-matter search over Chinese and mixed texts, in memory.
 *
 * `createSimilarityIndex({ fields: { title: 2, text: 1 }, terms })` gives an index with `add`, `change`, `remove`,
 * `search`, `passages`, `save`; `loadSimilarityIndex(bytes, { terms })` brings a saved one back. A search takes a text
 * being written (or its fields) and gives the most similar documents with a score and the passages they share with it.
 * How it works and how well: docs/algorithms/similarity.md.
 */
import { createSegmenter, type Segmenter, sharedSegmenter } from '../words/segment.ts';
import { createAnalyser } from './analysis.ts';
import { createFieldPassages, LEAST_PASSAGE } from './common-passages.ts';
import { type Corpus, compactCorpus, createCorpus, deleteDocument, insertDocument } from './corpus.ts';
import {
  type CutQuery,
  type FieldTexts,
  LONGEST_FIELD,
  type SearchOptions,
  SimilarityError,
  type SimilarityIndex,
  type SimilarityOptions,
} from './index-contract.ts';
import { createOverlap } from './overlap.ts';
import { type PreparedQuery, prepareQuery } from './query.ts';
import { createWorkspace, fillTrie, gatherCandidates, lengthNorm, scoreText } from './ranking.ts';
import { readCorpus, writeCorpus } from './saved-index.ts';

/** Candidates of the first step that the second step scores. */
const CANDIDATES = 128;
/** Entries of inverted lists a search reads: a floor, and so many more a document. */
const LEAST_BUDGET = 25_000;
const BUDGET_PER_DOCUMENT = 0.08;
/** Characters of a field that the second step reads; the first step knows the whole text. */
const SCORED_CHARACTERS = 4_000;
/** Characters of a query's field that count; later ones are left out. */
const QUERY_CHARACTERS = 20_000;

/** @throws SimilarityError `invalid` for a weight that is not positive and finite, or no field at all */
export function createSimilarityIndex(options: SimilarityOptions = {}): SimilarityIndex {
  return indexOver(options.fields ?? { text: 1 }, options.terms ?? []);
}

/**
 * @param options the terms the index was made with
 * @throws SimilarityError `damaged` for bytes that are not a whole saved index
 */
export function loadSimilarityIndex(
  bytes: Uint8Array,
  options: Pick<SimilarityOptions, 'terms'> = {},
): SimilarityIndex {
  const saved = readCorpus(bytes);
  if (!saved) throw new SimilarityError('damaged', 'not a saved similarity index, or damaged');
  return indexOver(saved.fields, options.terms ?? [], saved.corpus);
}

function indexOver(fields: Record<string, number>, terms: readonly string[], loaded?: Corpus): SimilarityIndex {
  const names = Object.keys(fields);
  if (names.length === 0) throw new SimilarityError('invalid', 'an index needs at least one field');
  for (const [name, weight] of Object.entries(fields)) {
    if (!(weight > 0 && Number.isFinite(weight))) {
      throw new SimilarityError('invalid', `the weight of field ${name} is not a positive number`);
    }
  }
  const lightest = Math.min(...Object.values(fields));
  const weights = names.map((name) => fields[name]! / lightest);
  const evenWeights = names.map(() => 1);
  const segmenter: Segmenter = terms.length > 0 ? createSegmenter(terms) : sharedSegmenter();
  const analyser = createAnalyser(weights);
  const workspace = createWorkspace();
  let corpus = loaded ?? createCorpus(names.length);

  function textsOf(given: FieldTexts | string): string[] {
    const texts = typeof given === 'string' ? { [names[0]!]: given } : given;
    if (texts === null || typeof texts !== 'object') throw new SimilarityError('invalid', 'fields are not an object');
    for (const [name, text] of Object.entries(texts)) {
      if (!Object.hasOwn(fields, name)) throw new SimilarityError('invalid', `there is no field ${name}`);
      if (typeof text !== 'string') throw new SimilarityError('invalid', `field ${name} is not a text`);
      if (text.length > LONGEST_FIELD) {
        throw new SimilarityError('invalid', `field ${name} is longer than ${LONGEST_FIELD} characters`);
      }
    }
    return names.map((name) => texts[name] ?? '');
  }
  function storedTexts(id: string): string[] {
    const doc = corpus.numbers.get(id);
    if (doc === undefined) throw new SimilarityError('unknown', `${id} is not in the index`);
    return names.map((_, f) => corpus.texts.read(doc, f));
  }
  /** Of each field what counts of it. */
  const beginnings = (given: FieldTexts | string) => textsOf(given).map((text) => text.slice(0, QUERY_CHARACTERS));
  /** A plain text stands for any field, so it weighs as the lightest. */
  const asked = (given: FieldTexts | string) =>
    prepareQuery(beginnings(given), names, typeof given === 'string' ? evenWeights : weights);
  const wordsOf = ({ parts }: PreparedQuery): CutQuery =>
    parts.flatMap(({ text, weight }) => segmenter.words(text).map((word) => [word, weight] as const));
  function compact(): void {
    if (corpus.numbers.size < corpus.ids.length) corpus = compactCorpus(corpus, names.length);
  }
  function erase(id: string): void {
    deleteDocument(corpus, analyser, id, names.length);
    if (corpus.ids.length > 1000 && corpus.ids.length > corpus.numbers.size * 2) compact();
  }

  return {
    get size() {
      return corpus.numbers.size;
    },
    has: (id) => corpus.numbers.has(id),
    get(id) {
      if (!corpus.numbers.has(id)) return undefined;
      const texts = storedTexts(id);
      return Object.fromEntries(names.map((name, f) => [name, texts[f]!]));
    },
    add(id, given) {
      if (typeof id !== 'string' || id === '') {
        throw new SimilarityError('invalid', 'an identifier is a text, not empty');
      }
      const texts = textsOf(given);
      if (corpus.numbers.has(id)) throw new SimilarityError('duplicate', `${id} is in the index already`);
      insertDocument(corpus, analyser, id, texts);
    },
    change(id, given) {
      const texts = textsOf(given);
      if (!corpus.numbers.has(id)) throw new SimilarityError('unknown', `${id} is not in the index`);
      erase(id);
      insertDocument(corpus, analyser, id, texts);
    },
    remove(id) {
      if (!corpus.numbers.has(id)) return false;
      erase(id);
      return true;
    },
    search(given, options: SearchOptions = {}) {
      const limit = wholeNumber(options.limit ?? 10, 'limit');
      const least = wholeNumber(options.passage ?? LEAST_PASSAGE, 'passage');
      const floor = options.least ?? 0;
      if (!Number.isFinite(floor)) throw new SimilarityError('invalid', 'the least score is not a number');
      const query = asked(given);
      if (limit === 0 || query.length === 0 || corpus.numbers.size === 0) return [];
      const analysis = analyser.analyse(beginnings(given));
      const overlap = options.overlap === false ? undefined : createOverlap(analysis);
      const excluded = options.exclude === undefined ? -1 : (corpus.numbers.get(options.exclude) ?? -1);
      const budget = LEAST_BUDGET + corpus.numbers.size * BUDGET_PER_DOCUMENT;
      const closely = Math.max(limit, wholeNumber(options.candidates ?? CANDIDATES, 'candidates'));
      const candidates = gatherCandidates(corpus, analysis, workspace, closely, budget, excluded);
      if (candidates.length === 0) return [];

      const trie = fillTrie(corpus, workspace, query, options.cut ?? wordsOf(query));
      for (const { folded, weight } of query.parts) trie.count(folded.codes, folded.length, weight);
      const own = trie.score(lengthNorm(corpus, query.length));
      for (const candidate of candidates) {
        const sum = scoreText(corpus, candidate.doc, trie, weights, workspace.folded, SCORED_CHARACTERS);
        candidate.score = Math.min(1, sum / own);
      }
      candidates.sort((a, b) => b.score - a.score || (corpus.ids[a.doc]! < corpus.ids[b.doc]! ? -1 : 1));
      const shown = candidates.slice(0, limit).filter(({ score }) => score >= floor);
      const finder = least > 0 && shown.length > 0 ? createFieldPassages(query) : undefined;
      return shown.map(({ doc, score }) => {
        const id = corpus.ids[doc]!;
        if (!overlap && !finder) return { id, score, overlap: 0, passages: [] };
        const own = names.map((_, f) => corpus.texts.read(doc, f));
        return {
          id,
          score,
          overlap: overlap?.(analyser.analyse(own)) ?? 0,
          passages: finder?.find(names, own, least) ?? [],
        };
      });
    },
    cut: (given) => wordsOf(asked(given)),
    passages(given, id, least = LEAST_PASSAGE) {
      const other =
        typeof given === 'object' && given !== null && 'document' in given && !Object.hasOwn(fields, 'document');
      const texts = other
        ? storedTexts((given as { document: string }).document)
        : textsOf(given as FieldTexts | string);
      const query = prepareQuery(texts, names, evenWeights);
      return createFieldPassages(query).find(names, storedTexts(id), Math.max(1, wholeNumber(least, 'least')));
    },
    compact,
    save() {
      compact();
      return writeCorpus(fields, corpus);
    },
    get bytes() {
      const { postings, texts, terms, lengths, sizes, charFrequency } = corpus;
      const arrays = [lengths, sizes, charFrequency, workspace.tally.scores, workspace.tally.touched];
      return arrays.reduce((sum, array) => sum + array.byteLength, postings.bytes + texts.bytes + terms.bytes);
    },
  };
}

function wholeNumber(value: number, name: string): number {
  if (!(Number.isInteger(value) && value >= 0)) throw new SimilarityError('invalid', `${name} is not a whole number`);
  return value;
}
