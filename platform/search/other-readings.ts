/** When nothing is found: what the words typed may have meant, by sound, by first letters, by a slip of the finger. */
import type { Context } from '../http/context.ts';
import { shareOf } from '../workers/pool.ts';
import { freshVocabulary } from './asked.ts';
import { oftenest, speltInTexts } from './readings-work.ts';
import { cutLetters, piecesOf, type Spelling, syllables } from './sounds.ts';
import { foldForSearch } from './terms.ts';
import { knownWords, wordsNear, wordsSpelt } from './vocabulary.ts';
import { groupQuery, queryWords, type WordQuery } from './word-query.ts';

/** Texts looked through for a stretch spelt so; words tried for a slip. */
const TEXTS = 300;
const NEAR = 60;
/** Words of one spelling looked for. */
const ALIKE = 400;
const LONGEST = 40;

/** Of matters that match and the asker may read, newest first: texts shown to them whole. */
export type ReadTexts = (query: WordQuery, limit: number) => Promise<string[]>;

async function speltSo(ctx: Context, letters: string, how: Spelling, read: ReadTexts): Promise<string[]> {
  const words = Map.groupBy(await wordsSpelt(ctx.db, how, piecesOf(letters, 24)), (item) => item.spelling);
  const known = new Set(words.keys());
  const tried = new Set<string>();
  for (const longest of how === 'initials' ? [8, 3, 2, 1] : [24, 14, 10, 6]) {
    const pieces = cutLetters(letters, known, longest);
    if (!pieces || tried.has(pieces.join(' '))) continue;
    tried.add(pieces.join(' '));
    const query = groupQuery(
      pieces.map((piece) =>
        words
          .get(piece)!
          .map((item) => item.word)
          .slice(0, ALIKE),
      ),
    );
    const found = query ? await speltInTexts(await read(query, TEXTS), letters, how, shareOf(ctx.actor)) : [];
    if (found.length > 0) return found;
  }
  return [];
}

/** Neighbouring words cut too small: a mistyped one falls into pieces. */
function joinedTokens(tokens: readonly string[], known: ReadonlySet<string>): string[][] {
  const ways: string[][] = [[...tokens]];
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const pair = tokens[at]! + tokens[at + 1]!;
    if (known.has(pair) || pair.length > 4) continue;
    if (tokens[at]!.length === 1 || tokens[at + 1]!.length === 1)
      ways.push([...tokens.slice(0, at), pair, ...tokens.slice(at + 2)]);
  }
  return ways.reverse();
}

/** A word nobody has written, long enough to be near one that somebody has. */
const isStrange = (token: string, known: ReadonlySet<string>) =>
  !known.has(token) && token.length > 1 && !/\d/.test(token);

async function slips(ctx: Context, typed: string, read: ReadTexts): Promise<string[]> {
  const tokens = queryWords(typed).slice(0, 6);
  const pairs = tokens.slice(1).map((token, at) => tokens[at]! + token);
  const known = await knownWords(ctx.db, [...tokens, ...pairs]);
  const found: string[] = [];
  for (const way of joinedTokens(tokens, known).slice(0, 4)) {
    const groups: string[][] = [];
    for (const token of way) {
      groups.push(isStrange(token, known) ? await wordsNear(ctx.db, token, NEAR) : [token]);
    }
    const query = groupQuery(groups);
    if (!query || groups.some((group) => group.length === 0) || way.every((token) => !isStrange(token, known)))
      continue;
    const best = await oftenest(await read(query, TEXTS), groups, shareOf(ctx.actor));
    const blank = /[a-z]/.test(best.join('')) || /\s/.test(typed.trim()) ? ' ' : '';
    if (best.length > 0) found.push(best.join(blank));
  }
  return found;
}

/** Marks of the four tones over the vowels of pinyin; the two dots of ü are none. */
const tones = /[\u0300\u0301\u0304\u030c]/g;

/** @returns what may have been meant, the likeliest first; each stands in a text the asker may read */
export async function otherReadings(ctx: Context, typed: string, read: ReadTexts): Promise<string[]> {
  const folded = foldForSearch(typed).trim();
  if (folded.length < 2 || folded.length > LONGEST) return [];
  await freshVocabulary(ctx);
  const letters = folded
    .normalize('NFD')
    .replace(tones, '')
    .normalize('NFC')
    .replace(/[\s'’-]/g, '');
  if (/^[a-zü]+$/.test(letters)) {
    const spelling = letters.replaceAll('ü', 'v');
    const bySound = await speltSo(ctx, spelling, 'pinyin', read);
    const byInitials = bySound.length > 0 ? [] : await speltSo(ctx, spelling, 'initials', read);
    if (bySound.length + byInitials.length > 0) return [...bySound, ...byInitials].slice(0, 3);
  } else if (/^\p{Script=Han}{2,12}$/u.test(folded)) {
    const alike = (await speltSo(ctx, syllables(folded).join(''), 'pinyin', read)).filter((item) => item !== folded);
    if (alike.length > 0) return alike.slice(0, 3);
  }
  return (await slips(ctx, folded, read)).filter((item) => item !== folded).slice(0, 3);
}
