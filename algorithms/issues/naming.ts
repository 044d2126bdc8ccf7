/**
 * Names for an issue in its writers' own words: phrases that many of its texts share and few others use, the place
 * among them, and as a name the member's title that says most of them in the least room.
 */
import type { TextNode } from './corpus.ts';

/** Chinese endings of names of places and of bodies that stand for one. */
const PLACE_ENDING =
  /(?:小区|社区|街道|大道|新城|新村|家园|花园|公园|广场|市场|学院|学校|大学|中学|小学|幼儿园|医院|公司|集团|中心|国际|大厦|车站|高速|[路街镇乡村城苑园湾站湖山桥巷郡庭里轩区县市省])$/u;
/** A phrase that begins like this is the tail of a longer name. */
const FRAGMENT = /^[省市区县镇乡路街村号栋的了]$/u;
/** A stretch of time or a count that ends like a place (十年里). */
const COUNTED = /^[\d一二三四五六七八九十百千两几]+[年月天个]/u;
/** What is left of “…区” or “…县” before the name proper. */
const CUT_OFF = /^[区县](?!域|间|政府|城)(?=.{3})/u;
const WIDE_PLACE = /(?:省|市|区|县)$/u;
const MOST_TEXTS = 100;
const MOST_WORDS = 120;
const LONGEST_PHRASE = 5;
const LONGEST_TEXT = 10;

export interface Naming {
  /** A member's title (or the beginning of its text, where it has none), at most forty characters. */
  name: string;
  /** Up to six phrases, the most telling first. */
  words: string[];
  /** The place most of the texts name and the share of the texts that do; null where fewer than three in ten agree. */
  place: { name: string; share: number } | null;
}

interface Phrase {
  words: number[];
  text: string;
  share: number;
  score: number;
}

/**
 * @param nodes the issue's texts, those that fit it best first
 * @param strings word strings by number
 * @param rarity ln(texts / texts with the word), by word number
 */
export function nameIssue(
  nodes: readonly TextNode[],
  strings: readonly string[],
  rarity: (word: number) => number,
): Naming {
  const sample = nodes.slice(0, MOST_TEXTS);
  const phrases = sharedPhrases(sample, strings, rarity);
  const chosen: Phrase[] = [];
  for (const phrase of phrases) {
    if (chosen.length === 6) break;
    if (!chosen.some((other) => overlaps(other, phrase))) chosen.push(phrase);
  }
  const places = phrases.filter(
    (phrase) => phrase.share >= 0.3 && PLACE_ENDING.test(phrase.text) && !COUNTED.test(phrase.text),
  );
  const place = places.find((phrase) => !WIDE_PLACE.test(phrase.text) && phrase.words.length > 1) ?? places[0];
  return {
    name: bestTitle(sample, phrases, strings),
    words: chosen.map((phrase) => spelling(phrase.text, sample)),
    place: place ? { name: spelling(place.text.replace(CUT_OFF, ''), sample), share: place.share } : null,
  };
}

function sharedPhrases(
  nodes: readonly TextNode[],
  strings: readonly string[],
  rarity: (word: number) => number,
): Phrase[] {
  const least = Math.max(Math.min(2, nodes.length), 0.25 * nodes.length);
  const counts = new Map<number, number>();
  const lists = nodes.map(({ tokens }) => [
    tokens.words.subarray(0, tokens.titleLength),
    tokens.words.subarray(tokens.titleLength, tokens.titleLength + MOST_WORDS),
  ]);
  for (const list of lists)
    for (const word of new Set([...list[0]!, ...list[1]!])) counts.set(word, (counts.get(word) ?? 0) + 1);
  const grams = new Map<string, { words: number[]; count: number }>();
  for (const list of lists) {
    const seen = new Set<string>();
    for (const words of list) {
      for (let from = 0; from < words.length; from++) {
        for (let to = from; to < Math.min(words.length, from + LONGEST_PHRASE); to++) {
          if (counts.get(words[to]!)! < least) break;
          const gram = [...words.subarray(from, to + 1)];
          const key = gram.join(' ');
          if (seen.has(key)) continue;
          seen.add(key);
          const held = grams.get(key);
          if (held) held.count++;
          else grams.set(key, { words: gram, count: 1 });
        }
      }
    }
  }
  const phrases: Phrase[] = [];
  for (const { words, count } of grams.values()) {
    const text = words.map((word) => strings[word]!).join('');
    if (
      count < least ||
      FRAGMENT.test(strings[words[0]!]!) ||
      text.length < 2 ||
      text.length > LONGEST_TEXT ||
      /^\d+$/.test(text)
    )
      continue;
    const share = count / nodes.length;
    const weight = words.reduce((sum, word) => sum + Math.max(0, rarity(word) - 1), 0);
    phrases.push({ words, text, share, score: (share * weight) / Math.sqrt(words.length) });
  }
  return phrases.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
}

function overlaps(a: Phrase, b: Phrase): boolean {
  return a.words.some((word) => b.words.includes(word));
}

function bestTitle(nodes: readonly TextNode[], phrases: readonly Phrase[], strings: readonly string[]): string {
  const singles = new Map<number, number>();
  for (const phrase of phrases) if (phrase.words.length === 1) singles.set(phrase.words[0]!, phrase.score);
  let best = '';
  let most = -1;
  for (const { tokens, messages } of nodes) {
    const shown = messages[0]!.title.trim() || messages[0]!.text.trim();
    const words = new Set(tokens.words.subarray(0, tokens.titleLength || 20));
    let length = 6;
    let score = 0;
    for (const word of words) {
      length += strings[word]!.length;
      score += singles.get(word) ?? 0;
    }
    score /= Math.sqrt(length);
    if (score > most || (score === most && shown < best)) [best, most] = [shown, score];
  }
  const characters = [...best.replace(/\s+/g, ' ')];
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('');
}

/** The phrase as its writers spell it (phrases are held in folded form). */
function spelling(text: string, nodes: readonly TextNode[]): string {
  if (!/[a-z]/.test(text)) return text;
  for (const { messages } of nodes) {
    const whole = `${messages[0]!.title}\n${messages[0]!.text}`;
    const at = whole.toLowerCase().indexOf(text);
    if (at >= 0 && whole.length === whole.toLowerCase().length) return whole.slice(at, at + text.length);
  }
  return text;
}
