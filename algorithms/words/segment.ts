/**
 * Word segmentation of Chinese and mixed text, shared by search, similarity and clustering.
 * Segmentation itself is jieba (prefix dictionary, HMM for unknown words); this file only normalises and filters.
 */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { simplify } from './fold.ts';

/** A segmenter holds one dictionary; building one costs some 200 ms and 60 MB, so share it. */
export interface Segmenter {
  /** Words of the text in order, normalised, punctuation and white space dropped. */
  words(text: string): string[];
  /** As `words`, plus the shorter words inside long ones (政协委员 → 政协, 委员, 政协委员): for index and query. */
  searchWords(text: string): string[];
}

const WORD = /[\p{L}\p{N}]/u;

/**
 * Folds width, case and script (NFKC, lower case, simplified characters) and replaces lone surrogates, so that texts that
 * say the same are equal.
 */
export function normaliseText(text: string): string {
  return simplify(text.toWellFormed().normalize('NFKC').toLowerCase());
}

/**
 * @param terms an assembly's own terms, added to the dictionary so that they stay whole words
 */
export function createSegmenter(terms: readonly string[] = []): Segmenter {
  const jieba = Jieba.withDict(dict);
  if (terms.length > 0) {
    const lines = terms.map((term) => `${normaliseText(term).replace(/\s+/g, '')} 100000 n`).join('\n');
    jieba.loadDict(Buffer.from(`${lines}\n`));
  }
  const keep = (word: string) => {
    const first = word.charCodeAt(0);
    return (first >= 0x4e00 && first <= 0x9fff) || WORD.test(word);
  };
  return {
    words: (text) => jieba.cut(normaliseText(text), true).filter(keep),
    searchWords: (text) => jieba.cutForSearch(normaliseText(text), true).filter(keep),
  };
}

let shared: Segmenter | undefined;

/** The process-wide segmenter with the plain dictionary. */
export function sharedSegmenter(): Segmenter {
  shared ??= createSegmenter();
  return shared;
}
