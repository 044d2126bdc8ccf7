/** Requests of members under lock; both values of a field are sealed. */
import type { Selectable } from 'kysely';
import type { SealedTable } from '../../../platform/crypto/rotate.ts';
import { announce } from '../../../platform/events/announce.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, forbidden, notFound } from '../../../platform/http/problem.ts';
import { writeHistory } from '../../../platform/matters/history.ts';
import { officeAmong } from '../../assemblies/index.ts';
import type { AskedField } from '../fields.ts';
import { type RequestAction, type RequestState, requestLife } from '../life.ts';
import { canWithRequest } from '../policy.ts';
import type { MemberRequestFieldsTable, MemberRequestsTable } from '../tables.ts';

export type RequestRow = Selectable<MemberRequestsTable>;
export type FieldRow = Selectable<MemberRequestFieldsTable>;

export const sealedRequestFields: SealedTable = {
  table: 'member_request_fields',
  columns: ['old_value', 'new_value'],
};

const placeOf = (column: 'old_value' | 'new_value', id: string) => ({
  table: 'member_request_fields',
  column,
  row: id,
});

export const sealValue = (ctx: Pick<Context, 'vault'>, column: 'old_value' | 'new_value', id: string, value: string) =>
  ctx.vault!.seal(value, placeOf(column, id));

/** Empty once the data of the member are gone. */
export const openValue = (ctx: Pick<Context, 'vault'>, column: 'old_value' | 'new_value', row: FieldRow): string =>
  row[column] === null ? '' : ctx.vault!.open(row[column], placeOf(column, row.id));

export async function openRequest(
  ctx: Context,
  requestId: string,
  action: 'read' | 'decide' | 'withdraw',
): Promise<RequestRow> {
  let query = ctx.db
    .selectFrom('member_requests')
    .selectAll()
    .where('id', '=', requestId)
    .where('assembly_id', '=', ctx.assembly.id);
  if (action !== 'read') query = query.forUpdate();
  const row = await query.executeTakeFirst();
  const subject = row && { accountId: row.account_id, state: row.state };
  if (!row || !canWithRequest(ctx.actor, 'read', subject!).allowed) throw notFound();
  const decision = canWithRequest(ctx.actor, action, subject!);
  if (decision.allowed) return row;
  if (decision.reason === 'not_your_part') throw forbidden('not_your_part');
  throw conflict(decision.reason!);
}

export const fieldsOf = (ctx: Context, requestId: string): Promise<FieldRow[]> =>
  ctx.db.selectFrom('member_request_fields').selectAll().where('request_id', '=', requestId).orderBy('field').execute();

const requestMatter = (row: Pick<RequestRow, 'id' | 'assembly_id'>) => ({
  kind: requestLife.kind,
  id: row.id,
  assemblyId: row.assembly_id,
  ruleVersionId: null,
});

/** Its line of history and what others are told. */
export async function tellRequest(
  ctx: Context,
  row: Pick<RequestRow, 'id' | 'assembly_id' | 'member_id' | 'account_id' | 'wish'>,
  step: { action: RequestAction; from: RequestState; to: RequestState; details: Record<string, unknown> },
): Promise<void> {
  requestLife.check(step);
  const office = await officeAmong(ctx, step.action === 'decide' ? ['clerk'] : ['member', 'former_member']);
  await writeHistory(ctx, requestMatter(row), { ...step, office });
  const facts = { memberId: row.member_id, accountId: row.account_id, wish: row.wish };
  await announce(
    ctx,
    requestMatter(row),
    { send: 'sent', decide: 'decided', withdraw: 'withdrawn' }[step.action],
    facts,
  );
}

/** Values as the member's record holds them, for comparison and writing. */
export type AskedValues = Partial<Record<AskedField, string>>;
