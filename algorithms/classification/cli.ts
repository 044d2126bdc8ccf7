/**
 * Labels for texts, learnt from labelled ones.
 *   npm run -s exec -- algorithms/classification/cli.ts EXAMPLES.jsonl[.gz] TEXTS.jsonl[.gz]
 * Lines of JSON: examples with `label` and either `tokens` or `text` (with or without `title`); texts the same without
 * label. For each text a line of JSON with id (or line number), label, probability and the words that spoke for it.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { sharedSegmenter } from '../words/segment.ts';
import { Classifier } from './classifier.ts';

interface Line {
  id?: string | number;
  tokens?: string[];
  title?: string;
  text?: string;
  label?: string;
}

function read(file: string): Line[] {
  const bytes = readFileSync(file);
  const content = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  return content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);
}

function wordsOf({ tokens, title, text }: Line): string[] {
  return tokens ?? sharedSegmenter().words(`${title ?? ''}\n${text ?? ''}`);
}

function run([examples, texts]: string[]): void {
  if (!examples || !texts) throw new Error('usage: cli.ts EXAMPLES.jsonl[.gz] TEXTS.jsonl[.gz]');
  const classifier = new Classifier();
  classifier.learn(
    read(examples).map((line, i) => ({ id: String(line.id ?? i + 1), words: wordsOf(line), label: line.label ?? '' })),
  );
  classifier.train();
  read(texts).forEach((line, i) => {
    const { label, probability, because } = classifier.predict(wordsOf(line));
    console.log(JSON.stringify({ id: line.id ?? i + 1, label, probability: Number(probability.toFixed(4)), because }));
  });
}

try {
  run(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
