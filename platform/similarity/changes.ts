/** What changed of matters since a place, for an index that stays current beside writers it does not know. */
import './tables.ts';
import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema, Db } from '../db/schema.ts';
import type { JobDefinition } from '../jobs/job-queue.ts';
import type { Position } from './shelves.ts';

/** Days for which a change is kept: an index saved longer ago is built anew. */
const KEPT_DAYS = 7;

/** Before anything a transaction under way, or one to come, can write. */
export async function positionNow(db: Db): Promise<Position> {
  const { rows } = await sql<{ xact: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xact`.execute(
    db,
  );
  return { xact: rows[0]!.xact, seq: '0' };
}

/** Whether all changes since the place can still be read, in this database and not in one put in its place. */
export async function reaches(db: Db, { xact }: Position): Promise<boolean> {
  const { rows } = await sql<{ past: boolean; kept: boolean }>`select
      ${xact}::xid8 <= pg_snapshot_xmax(pg_current_snapshot()) as past,
      exists (select 1 from matter_changes where xact <= ${xact}::xid8) or not exists (select 1 from matter_changes) as kept`.execute(
    db,
  );
  return rows[0]!.past && rows[0]!.kept;
}

export interface Changes {
  /** By kind. */
  matters: Map<string, Set<string>>;
  position: Position;
  count: number;
}

interface Row {
  xact: string;
  seq: string;
  kind: string;
  matter_id: string;
}

/** Those no transaction under way can still come before, in their order. */
export async function changesSince(db: Kysely<DatabaseSchema>, from: Position, limit: number): Promise<Changes> {
  const { rows } =
    await sql<Row>`select c.xact::text as xact, c.seq::text as seq, c.kind, c.matter_id from matter_changes c
    where (c.xact, c.seq) > (${from.xact}::xid8, ${from.seq}::bigint)
      and c.xact < pg_snapshot_xmin(pg_current_snapshot())
    order by c.xact, c.seq limit ${limit}`.execute(db);
  const matters = new Map<string, Set<string>>();
  for (const row of rows) {
    const known = matters.get(row.kind);
    if (known) known.add(row.matter_id);
    else matters.set(row.kind, new Set([row.matter_id]));
  }
  const last = rows.at(-1);
  return { matters, position: last ? { xact: last.xact, seq: last.seq } : from, count: rows.length };
}

/** The newest stays, so that an index can tell whether it missed any. */
export const purgeMatterChanges: JobDefinition = {
  name: 'purge-matter-changes',
  schedule: '40 3 * * *',
  async run({ db, services }) {
    const before = new Date(services.now().getTime() - KEPT_DAYS * 86_400_000);
    await sql`delete from matter_changes where at < ${before}
      and (xact, seq) < (select xact, seq from matter_changes order by xact desc, seq desc limit 1)`.execute(db);
  },
};
