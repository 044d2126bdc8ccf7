/** A thread of the re-index: cuts the words of batches, so that all cores take part. */
import { parentPort } from 'node:worker_threads';
import type { Redaction } from './masks.ts';
import { searchableWords } from './search.ts';
import { replyIsPublic } from './store/publicity.ts';
import type { Publicity, VocabularyRow } from './tables.ts';
import { learnable, soundOf } from './vocabulary.ts';

/** A proposal as the re-index reads it. */
export interface ReindexSource {
  id: string;
  assembly_id: string;
  version: number;
  filed_at: Date | null;
  public_from: Date | null;
  subject: string;
  written_number: string | null;
  situation: string;
  analysis: string;
  suggestions: string;
  redactions: Redaction[];
  publicity_decision: Publicity | null;
  proposers: string[] | null;
  replies: Array<{
    id: string;
    body: string;
    reply_publicity: 'public' | 'internal' | null;
    unit_publicity: Publicity | null;
  }> | null;
}

function wordsOf(source: ReindexSource) {
  const words = searchableWords({
    ...source,
    writtenNumber: source.written_number,
    proposers: source.proposers ?? [],
    replies: (source.replies ?? []).map((reply) => ({
      replyId: reply.id,
      body: reply.body,
      public: replyIsPublic(reply),
    })),
    publicity: source.publicity_decision,
  });
  const { id, assembly_id, version, filed_at, public_from } = source;
  return { id, assembly_id, version, filed_at, public_from, ...words };
}

/** What a batch comes to. */
export interface CutWords {
  /** JSON ready for the database. */
  words: string;
  /** Words this thread has not met before. */
  sounds: VocabularyRow[];
}

const met = new Set<string>();

function cut(sources: ReindexSource[]): CutWords {
  const words = sources.map(wordsOf);
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

parentPort?.on('message', (sources: ReindexSource[]) => parentPort!.postMessage(cut(sources)));
