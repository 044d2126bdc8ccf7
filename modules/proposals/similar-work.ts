/** Comparing a text with earlier proposals on a thread of the pool: eighty texts of any length are cut into words. */
import { textPool } from '../../platform/workers/pool.ts';
import type { SimilarText } from './similar.ts';

/** The words a text is looked for by, those that tell most first. */
interface WordsOrder {
  kind: 'words';
  text: SimilarText;
  most: number;
}

interface LikenessOrder {
  kind: 'likeness';
  text: SimilarText;
  candidates: readonly SimilarText[];
  /** Least score worth a reader's time, and candidates shown at most. */
  least: number;
  most: number;
}

/** A candidate that is like the text. */
export interface Likeness {
  /** Of the candidate, from 0. */
  index: number;
  score: number;
  excerpt: string;
  /** Stretches of the excerpt that also stand in the text. */
  passages: Array<{ from: number; to: number }>;
}

export default async function work(order: WordsOrder | LikenessOrder): Promise<string[] | Likeness[]> {
  const { commonPassages, similarity, tellingExcerpt, tellingWords } = await import('./similar.ts');
  if (order.kind === 'words') return tellingWords(order.text, order.most);
  const { text, candidates, least, most } = order;
  const own = `${text.subject}\n${text.body}`;
  return similarity(text, candidates)
    .map((score, index) => ({ score, index }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ score, index }) => {
      const excerpt = tellingExcerpt(text, candidates[index]!.body);
      return { index, score, excerpt, passages: commonPassages(own, excerpt) };
    });
}

const module = new URL(import.meta.url);
const telling = textPool.define<WordsOrder, string[]>({
  name: 'telling-words',
  module,
  milliseconds: 10_000,
  small: { most: 4000, of: ({ text }) => text.subject.length + text.body.length },
});
const likening = textPool.define<LikenessOrder, Likeness[]>({ name: 'likeness', module, milliseconds: 15_000 });

/** Words to look for earlier proposals by. @param share whose work it is */
export const tellingWordsOf = (text: SimilarText, most: number, share: string): Promise<string[]> =>
  telling.run({ kind: 'words', text, most }, share);

/** Those of the candidates that are like the text, the likest first. @param share whose work it is */
export const likest = (order: Omit<LikenessOrder, 'kind'>, share: string): Promise<Likeness[]> =>
  likening.run({ kind: 'likeness', ...order }, share);
