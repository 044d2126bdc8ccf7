/** Texts for the similarity benches, read from the data folder and, beyond what it holds, made from it by a seed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createRandom } from '../../algorithms/random/prng.ts';

/** Sentences with the pairs that mean the same, by file; numbers point into `sentences`. */
export interface SentencePairs {
  sentences: string[];
  same: Map<string, [number, number][]>;
}

function lines(file: string): string[] {
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** All distinct sentences of `pairs/`; a pair counts as the same from label 1, or 4 of 5 in the scored sets. */
export function readPairs(data: string): SentencePairs {
  const numbers = new Map<string, number>();
  const sentences: string[] = [];
  const number = (text: string) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, sentences.length);
    return sentences.push(text) - 1;
  };
  const same = new Map<string, [number, number][]>();
  for (const file of readdirSync(join(data, 'pairs')).sort()) {
    const pairs: [number, number][] = [];
    const least = file.includes('STS') ? 4 : 1;
    for (const line of lines(join(data, 'pairs', file))) {
      const [a, b, label] = line.split('\t');
      if (a === undefined || b === undefined || label === undefined) continue;
      const pair: [number, number] = [number(a), number(b)];
      if (Number(label) >= least && pair[0] !== pair[1]) pairs.push(pair);
    }
    same.set(file.replace(/\.txt\.gz$/, ''), pairs);
  }
  return { sentences, same };
}

/** A poem of one of the two editions. */
export interface Poem {
  edition: string;
  author: string;
  title: string;
  text: string;
}

/** The poems of both editions, in the order of the file. */
export function readPoems(data: string): Poem[] {
  return lines(join(data, 'poems/tang-two-editions.jsonl.gz')).map((line) => {
    const row = JSON.parse(line) as { k: string; a: string; t: string; x: string };
    return { edition: row.k, author: row.a, title: row.t, text: row.x };
  });
}

/** Whole messages: title and text as one. */
export function readMessages(data: string): string[] {
  return lines(join(data, 'messages/messages.jsonl.gz')).map((line) => {
    const row = JSON.parse(line) as { title: string; text: string };
    return `${row.title.trim()}。${row.text.trim()}`;
  });
}

/** What the large corpus and its queries are made of. */
export interface Sources {
  given: string[];
  clauses: string[];
}

/**
 * `given` are sentences, poems and messages as they are. `clauses` are the sentences of messages and official replies,
 * from which further documents are put together.
 */
export function readSources(data: string): Sources {
  const messages = readMessages(data);
  const given = [...readPairs(data).sentences, ...readPoems(data).map((poem) => poem.text), ...messages];
  const replies = lines(join(data, 'messages/replied.jsonl.gz')).map(
    (line) => (JSON.parse(line) as { reply: string }).reply,
  );
  const clauses: string[] = [];
  for (const text of [...messages, ...replies]) {
    for (const clause of text.split(/(?<=[。！？!?；;\n])/)) if (clause.trim().length >= 6) clauses.push(clause.trim());
  }
  return { given, clauses };
}

/**
 * Document `number` of the large corpus: the given ones first, in the order of their files, then texts of two to four
 * clauses put together by the seed, of which half stand together in one message or reply.
 */
export function corpusText(sources: Sources, number: number, seed: number): string {
  if (number < sources.given.length) return sources.given[number]!;
  return madeText(sources, createRandom(seed + number * 7919), 2, 4);
}

/** A text of `from` to `to` clauses, the first half of them neighbours. */
export function madeText(sources: Sources, random: () => number, from: number, to: number): string {
  const count = from + Math.floor(random() * (to - from + 1));
  const { clauses } = sources;
  let at = Math.floor(random() * clauses.length);
  let out = '';
  for (let i = 0; i < count; i++) {
    out += clauses[at % clauses.length]!;
    at = i * 2 < count ? at + 1 : Math.floor(random() * clauses.length);
  }
  return out;
}

/**
 * Pairs of poems known to be the same: one in each edition with the same author and title, no other of that name, and
 * lengths within 20 %.
 */
export function samePoems(poems: readonly Poem[]): [number, number][] {
  const named = new Map<string, [number[], number[]]>();
  poems.forEach((poem, i) => {
    const name = `${poem.author}\t${poem.title}`;
    const editions = named.get(name) ?? [[], []];
    editions[poem.edition === 'tang' ? 0 : 1].push(i);
    named.set(name, editions);
  });
  const pairs: [number, number][] = [];
  for (const [first, second] of named.values()) {
    if (first.length !== 1 || second.length !== 1) continue;
    const sizes = [poems[first[0]!]!.text.length, poems[second[0]!]!.text.length].sort((a, b) => a - b);
    if (sizes[0]! > 0 && sizes[0]! >= 0.8 * sizes[1]!) pairs.push([first[0]!, second[0]!]);
  }
  return pairs;
}
