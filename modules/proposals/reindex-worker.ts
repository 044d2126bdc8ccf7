/** A thread of the re-index: cuts the words of batches, so that all cores take part. */
import { parentPort } from 'node:worker_threads';
import { searchableWords } from './search.ts';
import { replyIsPublic } from './store/publicity.ts';
import type { Publicity, Redaction } from './tables.ts';

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

/** Answers each batch with JSON ready for the database. */
parentPort?.on('message', (sources: ReindexSource[]) => parentPort!.postMessage(JSON.stringify(sources.map(wordsOf))));
