/** Rebuilds the words of all matters handed in, as after a change of the dictionary or of what is searchable. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema, Db } from '../db/schema.ts';
import type { SearchedMatter, SearchKind } from './kinds.ts';
import type { CutWords } from './reindex-worker.ts';
import { addToVocabulary } from './vocabulary.ts';

export interface ReindexOptions {
  /** Matters a statement; each batch is a transaction of its own. */
  batch?: number;
  /** Threads that cut words; each holds a dictionary of some 60 MB. */
  threads?: number;
  /** Takes the index away and builds it anew at the end: quicker, but nobody can search meanwhile. */
  rebuildIndex?: boolean;
  /** Called after each batch. */
  onProgress?(kind: string, done: number, total: number): void;
}

const zeroId = '00000000-0000-0000-0000-000000000000';

/** One statement. Where a step has meanwhile written newer words, those stay; a matter deleted meanwhile gets none. */
const writeWords = (db: Db, kind: SearchKind, words: string) =>
  sql`with given as materialized (select * from json_to_recordset(${words}::json) as v(id uuid, "assemblyId" uuid,
      version integer, "listedAt" timestamptz, "publicFrom" timestamptz, inside text, outside text)),
    standing as materialized (select m.id from ${sql.table(kind.table)} m where m.id in (select id from given) for key share)
    insert into matter_words as kept (matter_id, kind, assembly_id, version, listed_at, public_from, inside, outside)
    select v.id, ${kind.kind}, v."assemblyId", v.version, v."listedAt", v."publicFrom",
      array_to_tsvector(string_to_array(v.inside, ' ')), array_to_tsvector(string_to_array(v.outside, ' '))
    from given v join standing on standing.id = v.id
    on conflict (matter_id) do update set version = excluded.version, listed_at = excluded.listed_at,
      public_from = excluded.public_from, inside = excluded.inside, outside = excluded.outside
    where kept.version <= excluded.version`.execute(db);

/** The parts of `matter_words`, as migration 0005 made them. */
const parts = ['matter_words_0', 'matter_words_1'];
const indexOf = (part: string) => sql.id(`${part}_inside`);
const eachPart = (work: (part: string) => Promise<unknown>) => Promise.all(parts.map(work));

async function writeAll(db: Db, kind: SearchKind, worker: Worker, matters: SearchedMatter[]): Promise<void> {
  worker.postMessage(matters);
  const [cut] = (await once(worker, 'message')) as [CutWords];
  await writeWords(db, kind, cut.words);
  await addToVocabulary(db, cut.sounds);
  const ids = matters.map((matter) => matter.id);
  await db.deleteFrom('matter_words_new').where('matter_id', 'in', ids).execute();
}

/** Batches in the order of ids, for any number of takers. */
function createReader(db: Db, kind: SearchKind, batch: number): () => Promise<SearchedMatter[]> {
  let last: Promise<string | undefined> = Promise.resolve(zeroId);
  return async () => {
    const matters = last.then((id) => (id === undefined ? [] : kind.load(db, id, batch)));
    last = matters.then(
      (list) => list.at(-1)?.id,
      () => undefined,
    );
    return matters;
  };
}

async function reindexKind(db: Db, kind: SearchKind, workers: readonly Worker[], options: ReindexOptions) {
  const total = await kind.count(db);
  const next = createReader(db, kind, options.batch ?? 500);
  let done = 0;
  await Promise.all(
    workers.map(async (worker) => {
      for (let matters = await next(); matters.length > 0; matters = await next()) {
        await writeAll(db, kind, worker, matters);
        done += matters.length;
        options.onProgress?.(kind.kind, done, Math.max(total, done));
      }
    }),
  );
  return done;
}

/**
 * May run beside a server at work unless `rebuildIndex` is asked for: a matter that changes meanwhile keeps its newer
 * words, nothing is locked longer than a batch, and a run cut short can simply be run again.
 * @returns how many matters of each kind were written
 */
export async function reindexMatters(
  db: Kysely<DatabaseSchema>,
  kinds: readonly SearchKind[],
  options: ReindexOptions = {},
): Promise<Map<string, number>> {
  const file = new URL('./reindex-worker.ts', import.meta.url);
  const workers = Array.from({ length: options.threads ?? availableParallelism() }, () => new Worker(file));
  const written = new Map<string, number>();
  if (options.rebuildIndex) await eachPart((part) => sql`drop index if exists ${indexOf(part)}`.execute(db));
  try {
    for (const kind of kinds) written.set(kind.kind, await reindexKind(db, kind, workers, options));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
    await eachPart((part) =>
      sql`create index if not exists ${indexOf(part)} on ${sql.id(part)} using gin (inside)`.execute(db),
    );
  }
  return written;
}
