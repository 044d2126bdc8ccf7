/** The words of a matter for the two searches: of everything for those inside, of what may be read for the public. */
import { sql } from 'kysely';
import { indexTerms } from './terms.ts';

/** What a kind lets be searched of one matter. */
export interface MatterTexts {
  /** Everything those inside may look for. */
  inside: readonly string[];
  /** What the public may read; null: the same, empty: nothing. */
  outside: readonly string[] | null;
}

/** A matter's words, each once, between blanks. */
export interface MatterWords {
  /** Of everything, and a word that only a text cut by a mask has. */
  inside: string;
  /** Of what the public may read; null where that is everything. */
  outside: string | null;
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

export function matterWords(texts: MatterTexts): MatterWords {
  const inside = wordSet(texts.inside);
  const outside = texts.outside && wordSet(texts.outside);
  for (const word of outside ?? []) inside.add(word);
  return { inside: [...inside].join(' '), outside: outside ? [...outside].join(' ') : null };
}

/** A tsvector of the words as they are: PostgreSQL's own word splitting has no say. */
export const wordVector = (words: string | null) =>
  sql<string>`array_to_tsvector(string_to_array(${words}::text, ' '))`;
