/**
 * Lets go of what needs to be kept no longer: requests nobody confirmed, matters the public does not know of any more, matters that
 * are over. With the last matter an address is forgotten.
 */
import '../tables.ts';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { JobEnvironment } from '../../../platform/jobs/job-queue.ts';
import { endFollows } from '../store/followers.ts';
import { LINK_HOURS } from '../store/letters.ts';
import { publicOnes } from '../store/matters.ts';
import { type Followable, readerOf } from './tell-followers.ts';

const HOUR_MS = 3_600_000;
/** Matters looked at in one go. */
const BATCH = 300;

async function dropUnconfirmed(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - LINK_HOURS * HOUR_MS);
  const gone = await db
    .deleteFrom('follows')
    .where('confirmed_at', 'is', null)
    .where('asked_at', '<=', before)
    .returning(['address_id', 'matter_id'])
    .execute();
  await endFollows(db, gone, now);
  await db.deleteFrom('follow_letters').where('goes_at', '<=', before).execute();
}

/** Of these matters of one kind those nobody is told of any more. */
async function ended(ctx: Context, followable: Followable, kind: string, ids: readonly string[]): Promise<string[]> {
  const known = followable.kinds.find((item) => item.kind === kind);
  if (!known) return [...ids];
  const open = await publicOnes(ctx, new Set([kind]), kind, ids);
  const over = new Set(open.size > 0 ? await known.over(ctx, [...open.keys()]) : []);
  return ids.filter((id) => !open.has(id) || over.has(id));
}

async function dropEnded(ctx: Context, followable: Followable): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<{ kind: string; matter_id: string }>`select distinct matter_id, kind from follows
      where assembly_id = ${ctx.assembly.id} and matter_id > ${after} order by matter_id limit ${BATCH}`.execute(
      ctx.db,
    );
    if (rows.length === 0) return;
    after = rows.at(-1)!.matter_id;
    for (const [kind, matters] of Map.groupBy(rows, (row) => row.kind)) {
      const ids = await ended(
        ctx,
        followable,
        kind,
        matters.map((row) => row.matter_id),
      );
      if (ids.length === 0) continue;
      const gone = await ctx.db
        .deleteFrom('follows')
        .where('assembly_id', '=', ctx.assembly.id)
        .where('kind', '=', kind)
        .where('matter_id', 'in', ids)
        .returning(['address_id', 'matter_id'])
        .execute();
      await endFollows(ctx.db, gone, ctx.clock.now());
    }
  }
}

export const letGo = (followable: Followable) => async (environment: JobEnvironment) => {
  const { db, services } = environment;
  await db.transaction().execute((trx) => dropUnconfirmed(trx, services.now()));
  for (const assembly of await services.assemblies(db))
    await db
      .transaction()
      .execute((trx) => dropEnded(readerOf(environment, followable, trx, assembly)('zh-CN'), followable));
};
