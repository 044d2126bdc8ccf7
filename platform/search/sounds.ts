/** How words sound and how they may be mistyped. Pure. */
import { pinyin } from 'pinyin-pro';
import type { VocabularyRow } from './tables.ts';

const LONGEST = 8;

/** Words worth knowing for pinyin and spelling: Chinese ones, and those in Latin letters. */
export const learnable = (word: string): boolean =>
  word.length <= 20 && (/^[a-z]{3,20}$/.test(word) || new RegExp(`^\\p{Script=Han}{1,${LONGEST}}$`, 'u').test(word));

const sound = { toneType: 'none', type: 'array', v: true } as const;

/** Each character's sound in its word: 银行 is yin, hang. */
export const syllables = (word: string): string[] => pinyin(word, sound);

export function soundOf(word: string): VocabularyRow {
  if (/^[a-z]/.test(word)) return { word, pinyin: word, initials: '' };
  const parts = syllables(word);
  return { word, pinyin: parts.join(''), initials: parts.map((part) => part[0] ?? '').join('') };
}

const readings = new Map<string, string[]>();

/** All sounds of a character, tones left out. */
function readingsOf(character: string): string[] {
  let found = readings.get(character);
  if (!found) {
    found = [...new Set(pinyin(character, { ...sound, multiple: true }))];
    readings.set(character, found);
  }
  return found;
}

/** How typed letters stand for characters. */
export type Spelling = 'pinyin' | 'initials';

/** Where the characters from `at` on, one after the other, are spelt by all of `typed`. @returns their end, or -1 */
function spelt(characters: readonly string[], at: number, typed: string, how: Spelling): number {
  if (typed === '') return at;
  const character = characters[at];
  if (character === undefined || !/\p{Script=Han}/u.test(character)) return -1;
  for (const reading of readingsOf(character)) {
    const part = how === 'initials' ? reading.slice(0, 1) : reading;
    if (part === '' || !typed.startsWith(part)) continue;
    const end = spelt(characters, at + 1, typed.slice(part.length), how);
    if (end >= 0) return end;
  }
  return -1;
}

/** Stretches of Chinese characters in a text that the letters spell, each once, the most frequent first. */
export function speltIn(texts: readonly string[], typed: string, how: Spelling): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const characters = [...text];
    for (let at = 0; at < characters.length; at += 1) {
      const end = spelt(characters, at, typed, how);
      if (end <= at) continue;
      const stretch = characters.slice(at, end).join('');
      counts.set(stretch, (counts.get(stretch) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([stretch]) => stretch);
}

/**
 * Cuts letters into known pieces, as few as possible. @param known pieces that spell words @param longest letters a piece
 * @returns undefined when they cannot be cut so
 */
export function cutLetters(typed: string, known: ReadonlySet<string>, longest: number): string[] | undefined {
  const best: Array<string[] | undefined> = [[]];
  for (let end = 1; end <= typed.length; end += 1) {
    for (let start = Math.max(0, end - longest); start < end; start += 1) {
      const before = best[start];
      const piece = typed.slice(start, end);
      if (!before || !known.has(piece)) continue;
      const sofar = best[end];
      if (!sofar || before.length + 1 < sofar.length) best[end] = [...before, piece];
    }
  }
  return best[typed.length];
}

/** Every piece of the letters that may spell a word. */
export function piecesOf(typed: string, most: number): string[] {
  const pieces = new Set<string>();
  for (let start = 0; start < typed.length; start += 1) {
    for (let end = start + 1; end <= Math.min(typed.length, start + most); end += 1)
      pieces.add(typed.slice(start, end));
  }
  return [...pieces];
}

/** Patterns (SQL `like`) of words one step from a word: a sign changed, left out, too many, or two exchanged. */
export function nearbyPatterns(word: string): string[] {
  const signs = [...word];
  const patterns = new Set<string>();
  for (let at = 0; at <= signs.length; at += 1) {
    const before = signs.slice(0, at).join('');
    patterns.add(`${before}_${signs.slice(at).join('')}`);
    if (at === signs.length) continue;
    patterns.add(`${before}_${signs.slice(at + 1).join('')}`);
    if (signs.length > 2) patterns.add(before + signs.slice(at + 1).join(''));
    if (at + 1 < signs.length) patterns.add(`${before}${signs[at + 1]}${signs[at]}${signs.slice(at + 2).join('')}`);
  }
  return [...patterns];
}
