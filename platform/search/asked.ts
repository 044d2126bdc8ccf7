/** What somebody means who types into a search box, as far as it is words. */
import type { Context } from '../http/context.ts';
import { learnWords, wordsHolding } from './vocabulary.ts';
import { loneCharacters, queryWords, searchQuery, type WordQuery } from './word-query.ts';

/** Matters whose words a search that needs the vocabulary learns before it looks. */
const LEARNED = 60;
const HOLDING = 500;

/** The vocabulary, with what was handed in a moment ago. */
export const freshVocabulary = async (ctx: Context): Promise<void> => {
  await learnWords(ctx.db, LEARNED);
};

/** Reads what was typed as words; a character by itself stands for the words that hold it. @returns undefined without words */
export async function readWords(ctx: Context, typed: string): Promise<WordQuery | undefined> {
  const holding = new Map<string, string[]>();
  const lone = loneCharacters(typed).filter((character) => queryWords(typed).includes(character));
  if (lone.length > 0) await freshVocabulary(ctx);
  for (const character of lone) holding.set(character, await wordsHolding(ctx.db, character, HOLDING));
  return searchQuery(typed, holding);
}
