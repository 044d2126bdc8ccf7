/** Rebuilds the words of all proposals handed in, as after a change of the dictionary or of what is searchable. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema, Db } from '../../platform/db/schema.ts';
import type { CutWords, ReindexSource } from './reindex-worker.ts';
import { addToVocabulary } from './store/vocabulary.ts';

export interface ReindexOptions {
  /** Proposals a statement; each batch is a transaction of its own. */
  batch?: number;
  /** Threads that cut words; each holds a dictionary of some 60 MB. */
  threads?: number;
  /** Takes the index away and builds it anew at the end: quicker, but nobody can search meanwhile. */
  rebuildIndex?: boolean;
  /** Called after each batch. */
  onProgress?(done: number, total: number): void;
}

const zeroId = '00000000-0000-0000-0000-000000000000';

const columns = sql`p.id, p.assembly_id, p.version, p.filed_at, p.public_from, p.subject, p.written_number, p.situation, p.analysis,
  p.suggestions, p.redactions, p.publicity_decision,
  (select json_agg(x.name order by x.sort_order, x.id) from proposal_proposers x where x.proposal_id = p.id
    and x.status = 'confirmed') as proposers,
  (select json_agg(json_build_object('id', r.id, 'body', r.body, 'reply_publicity', a.reply_publicity,
      'unit_publicity', a.unit_publicity)) from replies r join assignments a on a.id = r.assignment_id
    where r.proposal_id = p.id and r.issued_at is not null) as replies`;

async function readAfter(db: Db, id: string, limit: number): Promise<ReindexSource[]> {
  const { rows } = await sql<ReindexSource>`select ${columns} from proposals p
    where p.id > ${id} and p.submitted_at is not null order by p.id limit ${limit}`.execute(db);
  return rows;
}

/** One statement. Where a step has meanwhile written newer words, those stay. */
const writeWords = (db: Db, words: string) =>
  sql`insert into proposal_words as kept (proposal_id, assembly_id, version, filed_at, public_from, inside, outside)
    select v.id, v.assembly_id, v.version, v.filed_at, v.public_from,
      array_to_tsvector(string_to_array(v.inside, ' ')), array_to_tsvector(string_to_array(v.outside, ' '))
    from json_to_recordset(${words}::json) as v(id uuid, assembly_id uuid, version integer, filed_at timestamptz,
      public_from timestamptz, inside text, outside text)
    where exists (select 1 from proposals p where p.id = v.id)
    on conflict (proposal_id) do update set version = excluded.version, filed_at = excluded.filed_at,
      public_from = excluded.public_from, inside = excluded.inside, outside = excluded.outside
    where kept.version <= excluded.version`.execute(db);

/** The parts of `proposal_words`, as migration 0005 made them. */
const parts = ['proposal_words_0', 'proposal_words_1'];
const indexOf = (part: string) => sql.id(`${part}_inside`);
const eachPart = (work: (part: string) => Promise<unknown>) => Promise.all(parts.map(work));

async function writeAll(db: Db, worker: Worker, sources: ReindexSource[]): Promise<void> {
  worker.postMessage(sources);
  const [cut] = (await once(worker, 'message')) as [CutWords];
  await writeWords(db, cut.words);
  await addToVocabulary(db, cut.sounds);
  await db
    .deleteFrom('proposal_words_new')
    .where(
      'proposal_id',
      'in',
      sources.map((source) => source.id),
    )
    .execute();
}

/** Batches in the order of ids, for any number of takers. */
function createReader(db: Db, batch: number): () => Promise<ReindexSource[]> {
  let last: Promise<string | undefined> = Promise.resolve(zeroId);
  return async () => {
    const sources = last.then((id) => (id === undefined ? [] : readAfter(db, id, batch)));
    last = sources.then(
      (list) => list.at(-1)?.id,
      () => undefined,
    );
    return sources;
  };
}

/**
 * May run beside a server at work unless `rebuildIndex` is asked for: a proposal that changes meanwhile keeps its newer
 * words, nothing is locked longer than a batch, and a run cut short can simply be run again.
 * @returns how many proposals were written
 */
export async function reindexProposals(db: Kysely<DatabaseSchema>, options: ReindexOptions = {}): Promise<number> {
  const { rows } = await sql<{
    total: number;
  }>`select count(*) as total from proposals where submitted_at is not null`.execute(db);
  const total = Number(rows[0]!.total);
  const batch = options.batch ?? 500;
  const next = createReader(db, batch);
  const threads = Math.max(1, Math.min(options.threads ?? availableParallelism(), Math.ceil(total / batch)));
  const file = new URL('./reindex-worker.ts', import.meta.url);
  const workers = Array.from({ length: threads }, () => new Worker(file));
  let done = 0;
  if (options.rebuildIndex) await eachPart((part) => sql`drop index if exists ${indexOf(part)}`.execute(db));
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (let sources = await next(); sources.length > 0; sources = await next()) {
          await writeAll(db, worker, sources);
          done += sources.length;
          options.onProgress?.(done, Math.max(total, done));
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
    await eachPart((part) =>
      sql`create index if not exists ${indexOf(part)} on ${sql.id(part)} using gin (inside)`.execute(db),
    );
  }
  return done;
}
