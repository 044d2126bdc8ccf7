/**
 * How like two texts are, for "somebody proposed this before": shared words weighted by their rarity among the
 * candidates, and the stretches they share letter by letter. Pure.
 */
import { simplify, withoutBlanks, withoutBlanksPlaced } from '../../algorithms/words/fold.ts';
import { normaliseText, sharedSegmenter } from '../../algorithms/words/segment.ts';

export interface SimilarText {
  subject: string;
  body: string;
}

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

/** Words to look for: those of the subject first, then the most frequent of the body. @returns at most `most` */
export function tellingWords({ subject, body }: SimilarText, most: number): string[] {
  const first = [...counts(subject).keys()];
  const rest = [...counts(body)]
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
 * Scores of the candidates against a text: half from the subjects, half from the bodies (where one side has no body,
 * from the subjects alone). tf–idf with sublinear tf and idf = ln(1 + N/n) over the candidates and the text itself
 * (Manning, Raghavan and Schütze 2008, chapter 6).
 * @returns 0–1 each, in the order given
 */
export function similarity(text: SimilarText, candidates: readonly SimilarText[]): number[] {
  const all = [text, ...candidates].map((item) => ({ subject: counts(item.subject), body: counts(item.body) }));
  const inTexts = new Map<string, number>();
  for (const item of all) {
    for (const word of new Set([...item.subject.keys(), ...item.body.keys()])) {
      inTexts.set(word, (inTexts.get(word) ?? 0) + 1);
    }
  }
  const rarity = (word: string) => Math.log(1 + all.length / (inTexts.get(word) ?? 1));
  const own = all[0]!;
  return all.slice(1).map((item) => {
    const subject = cosine(own.subject, item.subject, rarity);
    if (own.body.size === 0 || item.body.size === 0) return subject;
    return (subject + cosine(own.body, item.body, rarity)) / 2;
  });
}

const GRAM = 6;

/** Letter by letter as it is compared: blanks inside Chinese text count no more than width, case and script do. */
const comparable = (text: string) => simplify(withoutBlanks(text).toLowerCase());

/** Stretches of at least six letters of `shown` that also stand in `text`. @returns offsets in UTF-16 units, in order */
export function commonPassages(text: string, shown: string): Array<{ from: number; to: number }> {
  const grams = new Set<string>();
  const own = comparable(text);
  for (let at = 0; at + GRAM <= own.length; at += 1) grams.add(own.slice(at, at + GRAM));
  const { text: kept, places } = withoutBlanksPlaced(shown);
  const other = simplify(kept.toLowerCase());
  if (other.length !== kept.length) return [];
  const found: Array<{ from: number; to: number }> = [];
  let end = -1;
  for (let at = 0; at + GRAM <= other.length; at += 1) {
    const gram = other.slice(at, at + GRAM);
    if (/\s/.test(gram) || !grams.has(gram)) continue;
    const to = places[at + GRAM - 1]! + 1;
    if (at <= end) found.at(-1)!.to = to;
    else found.push({ from: places[at]!, to });
    end = at + GRAM;
  }
  return found;
}

const SHOWN = 180;
const STEP = 30;

/** The piece of a body that shares most with the text; its beginning when nothing is shared. */
export function tellingExcerpt(text: SimilarText, body: string): string {
  const words = new Set(tellingWords(text, 40));
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
