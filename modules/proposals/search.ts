/** Words for the two searches: everything for the inside, only what may be read for the public. */

import { sql } from 'kysely';
import { sharedSegmenter } from '../../algorithms/words/segment.ts';
import { type MaskableField, maskedText, masksOf, type Redaction } from './masks.ts';
import type { Publicity } from './tables.ts';
import { compounds, foldForSearch, indexTerms } from './terms.ts';

export interface SearchableTexts {
  subject: string;
  /** Of an old register, as it was written there. */
  writtenNumber?: string | null;
  situation: string;
  analysis: string;
  suggestions: string;
  proposers: readonly string[];
  replies: ReadonlyArray<{ replyId: string; body: string; public: boolean }>;
  redactions: readonly Redaction[];
  publicity: Publicity | null;
}

const MAX_WORDS = 20_000;
/** PostgreSQL takes lexemes up to 2,046 bytes; no word anybody looks for is near that. */
const LONGEST_WORD = 255;

function wordSet(texts: readonly string[]): Set<string> {
  const words = new Set<string>();
  for (const word of indexTerms(texts.join('\n'))) {
    if (word.length <= LONGEST_WORD && words.size < MAX_WORDS) words.add(word);
  }
  return words;
}

const fields = ['situation', 'analysis', 'suggestions'] as const;

/** Words of what the public may read; undefined: of everything. */
function outsideWords(texts: SearchableTexts): Set<string> | undefined {
  const shown = (text: string, field: MaskableField, itemId?: string) =>
    maskedText(text, masksOf(texts.redactions, field, itemId), ' ');
  const head = [shown(texts.subject, 'subject'), texts.writtenNumber ?? '', ...texts.proposers];
  if (texts.publicity === 'title_only') return wordSet(head);
  if (texts.publicity !== 'public') return new Set();
  if (texts.redactions.length === 0 && texts.replies.every((reply) => reply.public)) return undefined;
  const replies = texts.replies
    .filter((reply) => reply.public)
    .map((reply) => shown(reply.body, 'reply', reply.replyId));
  return wordSet([...head, ...fields.map((field) => shown(texts[field], field)), ...replies]);
}

/** A proposal's words for the two searches, each once, between blanks. */
export interface SearchableWords {
  /** Of everything, and a word that only the cut text has. */
  inside: string;
  /** Of what the public may read; null where that is everything. */
  outside: string | null;
}

export function searchableWords(texts: SearchableTexts): SearchableWords {
  const inside = wordSet([
    texts.subject,
    texts.writtenNumber ?? '',
    ...texts.proposers,
    ...fields.map((field) => texts[field]),
    ...texts.replies.map((reply) => reply.body),
  ]);
  const outside = outsideWords(texts);
  for (const word of outside ?? []) inside.add(word);
  return { inside: [...inside].join(' '), outside: outside ? [...outside].join(' ') : null };
}

/** A tsvector of the words as they are: PostgreSQL's own word splitting has no say. */
export const wordVector = (words: string | null) =>
  sql<string>`array_to_tsvector(string_to_array(${words}::text, ' '))`;

const KEPT = 500;
const cutLately = new Map<string, readonly string[]>();

/** Words looked for, each once. What was typed lately is cut once, as one search asks several times. */
export function queryWords(words: string): readonly string[] {
  const kept = cutLately.get(words);
  if (kept) return kept;
  const found = [...new Set(sharedSegmenter().words(foldForSearch(words)))].slice(0, 20);
  if (cutLately.size >= KEPT) cutLately.clear();
  cutLately.set(words, found);
  return found;
}

const quoted = (word: string) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
const every = (words: readonly string[]) => words.map(quoted).join(' & ');
/** Longest run of Chinese characters tried as one word; no dictionary word is longer than a few. */
const RUN = 6;

/** Any of the words, halved and halved again, so that no reader of the query goes deep. */
function any(words: readonly string[]): string {
  if (words.length === 1) return quoted(words[0]!);
  const middle = words.length >> 1;
  return `(${any(words.slice(0, middle))} | ${any(words.slice(middle))})`;
}

/** A query of groups of words: of each group one must occur. @returns undefined without groups */
export function groupQuery(groups: ReadonlyArray<readonly string[]>) {
  const said = groups.filter((group) => group.length > 0);
  return said.length === 0 ? undefined : sql<string>`${said.map(any).join(' & ')}::tsquery`;
}

/** Chinese characters typed by themselves: 桥 is meant wherever it stands, also in 大桥. */
export const loneCharacters = (words: string): string[] => [
  ...new Set(foldForSearch(words).match(/(?<![\p{L}\p{N}])\p{Script=Han}(?![\p{L}\p{N}])/gu) ?? []),
];

/** A letter or two and a number, typed apart: G 318. */
const codeApart = /(?<![a-z0-9])[a-z]{1,2}\s+\d{1,6}(?![a-z0-9])/g;

/**
 * The query for a column of words: every word must occur. A short run of Chinese characters may also stand in a text as
 * one word although it is cut when it stands alone (算起 in 从明天算起), and Wi-Fi as wifi, so both ways are looked for.
 * @param inside for a character typed by itself the words that hold it
 * @returns undefined when nothing searchable was typed
 */
export function searchQuery(words: string, inside: ReadonlyMap<string, readonly string[]> = new Map()) {
  const found = queryWords(words);
  if (found.length === 0) return undefined;
  const folded = foldForSearch(words);
  const runs = new Map<string, string[]>();
  const tryWhole = (whole: string, written: string) => {
    const pieces = sharedSegmenter().words(written);
    if (pieces.length > 0 && pieces.join('\n') !== whole && pieces.every((piece) => found.includes(piece)))
      runs.set(whole, pieces);
  };
  for (const run of folded.match(/\p{Script=Han}+/gu) ?? []) if (run.length <= RUN) tryWhole(run, run);
  for (const { written, joined } of compounds(folded)) tryWhole(joined, written);
  for (const code of folded.match(codeApart) ?? []) tryWhole(code.replace(/\s+/g, ''), code);
  const inRuns = new Set([...runs.values()].flat());
  const rest = found.filter((word) => !inRuns.has(word));
  const text = [
    ...rest.map((word) => any([word, ...(inside.get(word) ?? [])])),
    ...[...runs].map(([whole, pieces]) => `(${quoted(whole)} | (${every(pieces)}))`),
  ].join(' & ');
  return sql<string>`${text}::tsquery`;
}

export type WordQuery = NonNullable<ReturnType<typeof searchQuery>>;

/** Of `proposal_words w`: found inside, whoever asks. */
export const insideMatch = (query: WordQuery) => sql<boolean>`w.inside @@ ${query}`;

/** Of `proposal_words w`, by the one index there is: found inside, and in what the public may read. */
export const outsideMatch = (query: WordQuery) =>
  sql<boolean>`(w.inside @@ ${query} and (w.outside is null or w.outside @@ ${query}))`;
