/** A thread of the re-index: cuts the words of batches, so that all cores take part. */
import { parentPort } from 'node:worker_threads';
import type { SearchedMatter } from './kinds.ts';
import { learnable, soundOf } from './sounds.ts';
import type { VocabularyRow } from './tables.ts';
import { matterWords } from './words.ts';

/** What a batch comes to. */
export interface CutWords {
  /** JSON ready for the database. */
  words: string;
  /** Words this thread has not met before. */
  sounds: VocabularyRow[];
}

const met = new Set<string>();

function cut(matters: SearchedMatter[]): CutWords {
  const words = matters.map(({ inside, outside, ...facts }) => ({ ...facts, ...matterWords({ inside, outside }) }));
  const sounds: VocabularyRow[] = [];
  for (const { inside } of words) {
    for (const word of inside.split(' ')) {
      if (met.has(word) || !learnable(word)) continue;
      met.add(word);
      sounds.push(soundOf(word));
    }
  }
  return { words: JSON.stringify(words), sounds };
}

parentPort?.on('message', (matters: SearchedMatter[]) => parentPort!.postMessage(cut(matters)));
