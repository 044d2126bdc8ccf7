/** Asking all faces for characters, on a thread of the pool: opening them takes time and memory. */
import { pool } from '../workers/pool.ts';

/** @returns characters no face can draw, each once */
export default async function work(text: string): Promise<string[]> {
  const { missingCharacters } = await import('./document-fonts.ts');
  return missingCharacters(text);
}

const asking = pool.define<string, string[]>({
  name: 'unprintable',
  module: new URL(import.meta.url),
  milliseconds: 15_000,
});

/** What every main face has: Latin, general marks, kana, the common block of Chinese and full-width forms. */
const usual = /[\s!-~\u00a0-\u00ff\u2010-\u2027\u2030-\u205e\u3000-\u30ff\u4e00-\u9fa5\uff01-\uff5e\uffe5]/gu;

/**
 * Characters of a text that would print as empty boxes, each once; asks another thread only when there is something
 * unusual in the text.
 */
export async function unprintable(text: string, share: string): Promise<string[]> {
  const strange = text.toWellFormed().replace(usual, '');
  return strange === '' ? [] : asking.run(strange.slice(0, 20_000), share);
}
