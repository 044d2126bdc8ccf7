/** What is typed as a query for the words of matters. */
import { sql } from 'kysely';
import { sharedSegmenter } from '../../algorithms/words/segment.ts';
import { compounds, foldForSearch } from './terms.ts';

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

/** Of `matter_words w`: found inside, whoever asks. */
export const insideMatch = (query: WordQuery) => sql<boolean>`w.inside @@ ${query}`;

/** Of `matter_words w`, by the one index there is: found inside, and in what the public may read. */
export const outsideMatch = (query: WordQuery) =>
  sql<boolean>`(w.inside @@ ${query} and (w.outside is null or w.outside @@ ${query}))`;
