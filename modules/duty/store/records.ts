/** Rows of records: written with their line of history, and with what must be counted anew because of them. */
import '../tables.ts';
import type { Insertable, Selectable, Updateable } from 'kysely';
import { newId } from '../../../platform/db/ids.ts';
import type { Db } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { writeHistory } from '../../../platform/matters/history.ts';
import { officeAmong } from '../../assemblies/index.ts';
import { type RecordAction, type RecordState, recordLife } from '../life.ts';
import { offices } from '../policy.ts';
import type { DutyRecordRow } from '../tables.ts';

export type RecordRow = Selectable<DutyRecordRow>;
type Draft = Omit<Insertable<DutyRecordRow>, 'id' | 'assembly_id' | 'created_at' | 'entered_by' | 'entered_by_name'>;

/** For the statement that changes what counts. @param memberId null: everybody's */
export const withDue = (ctx: Pick<Context, 'db' | 'clock' | 'assembly'>, year: number, memberId: string | null): Db =>
  ctx.db.with('due', (db) =>
    db.insertInto('duty_due').values({
      assembly_id: ctx.assembly.id,
      year,
      member_id: memberId,
      since: ctx.clock.now(),
    }),
  ) as unknown as Db;

const matterOf = (row: Pick<RecordRow, 'id' | 'assembly_id'>) => ({
  kind: recordLife.kind,
  id: row.id,
  assemblyId: row.assembly_id,
  ruleVersionId: null,
});

const officeOf = (ctx: Context) => officeAmong(ctx, [...offices, 'member']);

export async function insertRecord(
  ctx: Context,
  draft: Draft,
  step: { action: 'propose' | 'record'; onBehalfOf?: string | null },
): Promise<string> {
  const id = newId(ctx.clock.now().getTime());
  recordLife.check({ action: step.action, from: draft.state, to: draft.state });
  await withDue(ctx, draft.counts_in, draft.member_id)
    .insertInto('duty_records')
    .values({
      ...draft,
      id,
      assembly_id: ctx.assembly.id,
      entered_by: ctx.actor.accountId,
      entered_by_name: ctx.actor.accountId ? ctx.actor.name : '',
      created_at: ctx.clock.now(),
      decided_at: draft.state === 'confirmed' ? ctx.clock.now() : null,
    })
    .execute();
  await writeHistory(ctx, matterOf({ id, assembly_id: ctx.assembly.id }), {
    action: step.action,
    from: draft.state,
    to: draft.state,
    office: await officeOf(ctx),
    onBehalfOf: step.onBehalfOf ?? null,
    details: { type: draft.type, title: draft.title },
  });
  return id;
}

export async function moveRecord(
  ctx: Context,
  row: RecordRow,
  action: RecordAction,
  {
    to = row.state,
    patch = {},
    details = {},
  }: { to?: RecordState; patch?: Updateable<DutyRecordRow>; details?: object },
): Promise<{ recordId: string; state: RecordState; version: number }> {
  recordLife.check({ action, from: row.state, to });
  const version = row.version + 1;
  await withDue(ctx, (patch.counts_in as number | undefined) ?? row.counts_in, row.member_id)
    .updateTable('duty_records')
    .set({ ...patch, state: to, version, ...(to === row.state ? {} : { decided_at: ctx.clock.now() }) })
    .where('id', '=', row.id)
    .execute();
  await writeHistory(ctx, matterOf(row), {
    action,
    from: row.state,
    to,
    office: await officeOf(ctx),
    details: { ...details },
  });
  return { recordId: row.id, state: to, version };
}
