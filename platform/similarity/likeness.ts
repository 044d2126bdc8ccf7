/**
 * How like two texts are, for "somebody proposed this before": shared words weighted by their rarity among the
 * candidates, and the stretches they share letter by letter. Pure.
 */
import { commonPassages } from '../../algorithms/similarity/common-passages.ts';
import { simplify, withoutBlanks } from '../../algorithms/words/fold.ts';
import { normaliseText, sharedSegmenter } from '../../algorithms/words/segment.ts';
import type { LikenedText } from './kinds.ts';

type Weights = Map<string, number>;

/** Words that carry no matter of their own in a proposal's subject. */
const empty = new Set(
  '关于 的 建议 提案 进一步 加强 推进 完善 加快 推动 促进 提升 优化 支持 建设 工作 问题 我省 我市 我县 全省 全市 全县 和 与 及 对 在 of the on and for to in a'.split(
    ' ',
  ),
);

const counts = (text: string): Weights => {
  const found: Weights = new Map();
  for (const word of sharedSegmenter().words(withoutBlanks(text))) {
    if (word.length < 2 || empty.has(word)) continue;
    found.set(word, (found.get(word) ?? 0) + 1);
  }
  return found;
};

/** Words that say what a text is about: those of the title first, then the most frequent of the rest. @returns at most `most` */
export function tellingWords({ title, text }: LikenedText, most: number): string[] {
  const first = [...counts(title).keys()];
  const rest = [...counts(text)]
    .filter(([, count]) => count > 1)
    .sort((a, b) => b[1] - a[1] || b[0].length - a[0].length);
  return [...new Set([...first, ...rest.map(([word]) => word)])].slice(0, most);
}

function cosine(left: Weights, right: Weights, rarity: (word: string) => number): number {
  let dot = 0;
  let a = 0;
  let b = 0;
  const weight = (word: string, count: number) => (1 + Math.log(count)) * rarity(word);
  for (const [word, count] of left) {
    const w = weight(word, count);
    a += w * w;
    const other = right.get(word);
    if (other) dot += w * weight(word, other);
  }
  for (const [word, count] of right) b += weight(word, count) ** 2;
  return a * b === 0 ? 0 : dot / Math.sqrt(a * b);
}

/**
 * Matters of other things the candidates are thought to stand among. They are alike already: by rarity among themselves alone, the words
 * that make them so would count least.
 */
const BACKGROUND = 10_000;

/**
 * Scores of the candidates against a text: half from the titles, half from the texts (where one side lacks one, from the
 * other alone). tf–idf with sublinear tf and idf = ln(1 + (B + N)/n) over the candidates, the text itself and B others
 * (Manning, Raghavan and Schütze 2008, chapter 6).
 * @returns 0–1 each, in the order given
 */
export function likenessScores(text: LikenedText, candidates: readonly LikenedText[]): number[] {
  const all = [text, ...candidates].map((item) => ({ title: counts(item.title), text: counts(item.text) }));
  const inMatters = new Map<string, number>();
  for (const item of all) {
    for (const word of new Set([...item.title.keys(), ...item.text.keys()])) {
      inMatters.set(word, (inMatters.get(word) ?? 0) + 1);
    }
  }
  const rarity = (word: string) => Math.log(1 + (BACKGROUND + all.length) / (inMatters.get(word) ?? 1));
  const own = all[0]!;
  return all.slice(1).map((item) => {
    const text = cosine(own.text, item.text, rarity);
    // A message without a title is all text; a title alone is compared with titles.
    if (own.title.size === 0 || item.title.size === 0) return text;
    const title = cosine(own.title, item.title, rarity);
    return own.text.size === 0 || item.text.size === 0 ? title : (title + text) / 2;
  });
}

/** Letters a stretch must have to be worth marking. */
const LEAST_LETTERS = 6;

/**
 * Stretches of `shown` that also stand in `text`: blanks and marks count no more than width, case and script do.
 * @returns offsets in UTF-16 units of `shown`, in order
 */
export const passagesIn = (text: string, shown: string): Array<{ from: number; to: number }> =>
  commonPassages(simplify(shown), simplify(text), LEAST_LETTERS).map(({ start, end }) => ({ from: start, to: end }));

const SHOWN = 180;
const STEP = 30;

/** The piece of a body that shares most with what is asked; its beginning when nothing is shared. */
export function tellingExcerpt(asked: LikenedText, body: string): string {
  const words = new Set(tellingWords(asked, 40));
  let best = { from: 0, hits: 0 };
  for (let from = 0; from < Math.max(1, body.length - SHOWN / 2); from += STEP) {
    const piece = normaliseText(withoutBlanks(body.slice(from, from + SHOWN)));
    let hits = 0;
    for (const word of words) if (piece.includes(word)) hits += 1;
    if (hits > best.hits) best = { from, hits };
  }
  const piece = body.slice(best.from, best.from + SHOWN).toWellFormed();
  return `${best.from > 0 ? '…' : ''}${piece}${best.from + SHOWN < body.length ? '…' : ''}`;
}
