/** Comparing a text with matters on a thread of the pool: eighty texts of any length are cut into words. */
import { textPool } from '../workers/pool.ts';
import type { LikenedText } from './kinds.ts';

interface LikenessOrder {
  text: LikenedText;
  candidates: readonly LikenedText[];
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

export default async function work({ text, candidates, least, most }: LikenessOrder): Promise<Likeness[]> {
  const { likenessScores, passagesIn, tellingExcerpt } = await import('./likeness.ts');
  const own = `${text.title}\n${text.text}`;
  return likenessScores(text, candidates)
    .map((score, index) => ({ score, index }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ score, index }) => {
      const excerpt = tellingExcerpt(text, candidates[index]!.text);
      return { index, score, excerpt, passages: passagesIn(own, excerpt) };
    });
}

const likening = textPool.define<LikenessOrder, Likeness[]>({
  name: 'likeness',
  module: new URL(import.meta.url),
  milliseconds: 15_000,
});

/** Those of the candidates that are like the text, the likest first. @param share whose work it is */
export const likest = (order: LikenessOrder, share: string): Promise<Likeness[]> => likening.run(order, share);
