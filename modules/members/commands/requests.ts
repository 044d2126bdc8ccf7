/** A member asks for changes of the record, or that the data go; the office decides field by field, with reasons. */
import { sql } from 'kysely';
import { writeAudit } from '../../../platform/audit/audit.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, invalid } from '../../../platform/http/problem.ts';
import type { MemberChanges } from '../contract/shared.ts';
import { type AskedField, askedFields, internalFields, sensitiveFields } from '../fields.ts';
import { command, type InputOf } from '../operations.ts';
import { checkDetails, emptyDetails, readDetails, writeDetails } from '../store/details.ts';
import { fieldsOf, openRequest, openValue, type RequestRow, sealValue, tellRequest } from '../store/requests.ts';
import { changeDetails, moveSeat, openPatch, openSeat, type SeatRow } from '../store/seat.ts';

/** What stands there now, as texts. */
async function present(ctx: Context, row: SeatRow): Promise<Record<AskedField, string>> {
  const { born, sex, ...details } = await readDetails(ctx, row.id);
  return { name: row.name, workplace: row.workplace, post: row.post, ...details, born: born ?? '', sex: sex ?? '' };
}

/** @throws Problem 409 `request_waiting` */
async function requireNoneWaiting(ctx: Context, memberId: string, wish: 'change' | 'erasure'): Promise<void> {
  const waiting = await ctx.db
    .selectFrom('member_requests')
    .select('id')
    .where('member_id', '=', memberId)
    .where('wish', '=', wish)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (waiting) throw conflict('request_waiting');
}

async function insertRequest(ctx: Context, seat: SeatRow, wish: 'change' | 'erasure', reason: string) {
  const now = ctx.clock.now();
  const row = {
    id: newId(),
    assembly_id: seat.assembly_id,
    member_id: seat.id,
    member_name: seat.name,
    account_id: seat.account_id,
    wish,
    state: 'waiting' as const,
    reason,
    sent_at: now,
    updated_at: now,
  };
  await ctx.db.insertInto('member_requests').values(row).execute();
  return row;
}

export const askMemberChange = command(
  'askMemberChange',
  'Ask the office to change one’s own record',
  async (ctx, { params, body }) => {
    const seat = await openSeat(ctx, params.memberId, 'ask');
    const asked = body.changes;
    checkDetails(ctx, asked as never, 'body.changes');
    const now = await present(ctx, seat);
    const fields = askedFields.filter((field) => asked[field] !== undefined && (asked[field] ?? '') !== now[field]);
    if (fields.length === 0) throw invalid('body.changes', 'nothing_changed');
    await requireNoneWaiting(ctx, seat.id, 'change');
    const request = await insertRequest(ctx, seat, 'change', body.reason);
    const rows = fields.map((field) => {
      const id = newId();
      return {
        id,
        request_id: request.id,
        field,
        old_value: sealValue(ctx, 'old_value', id, now[field]),
        new_value: sealValue(ctx, 'new_value', id, asked[field] ?? ''),
        sealed_with: ctx.vault!.keyId(),
        approved: null,
      };
    });
    await ctx.db.insertInto('member_request_fields').values(rows).execute();
    await tellRequest(ctx, request, {
      action: 'send',
      from: 'waiting',
      to: 'waiting',
      details: { wish: 'change', fields },
    });
    return { requestId: request.id, state: 'waiting' as const, version: 1 };
  },
  { keyless: true },
);

export const askMemberErasure = command(
  'askMemberErasure',
  'Ask the office to delete what is kept of oneself beyond the register',
  async (ctx, { params, body }) => {
    const seat = await openSeat(ctx, params.memberId, 'ask_erasure');
    await requireNoneWaiting(ctx, seat.id, 'erasure');
    const request = await insertRequest(ctx, seat, 'erasure', body.reason);
    await tellRequest(ctx, request, { action: 'send', from: 'waiting', to: 'waiting', details: { wish: 'erasure' } });
    return { requestId: request.id, state: 'waiting' as const, version: 1 };
  },
);

async function close(ctx: Context, row: RequestRow, patch: Partial<RequestRow>): Promise<void> {
  await ctx.db
    .updateTable('member_requests')
    .set({ ...patch, version: row.version + 1, updated_at: ctx.clock.now() })
    .where('id', '=', row.id)
    .execute();
}

export const withdrawMemberRequest = command(
  'withdrawMemberRequest',
  'Take one’s request back',
  async (ctx, { params }) => {
    const row = await openRequest(ctx, params.requestId, 'withdraw');
    await close(ctx, row, { state: 'withdrawn' });
    await tellRequest(ctx, row, { action: 'withdraw', from: 'waiting', to: 'withdrawn', details: {} });
    return { requestId: row.id, state: 'withdrawn' as const, version: row.version + 1 };
  },
);

async function decideChange(
  ctx: Context,
  request: RequestRow,
  seat: SeatRow,
  body: InputOf<'decideMemberRequest'>['body'],
) {
  const rows = await fieldsOf(ctx, request.id);
  const said = new Map(body.fields.map((item) => [item.field as string, item]));
  for (const { field } of rows) {
    const item = said.get(field);
    if (!item) throw invalid('body.fields', 'field_undecided', { field: ctx.t(`members.field.${field}`) });
    if (!item.approved && item.reason === '') {
      throw invalid('body.fields', 'decline_reason', { field: ctx.t(`members.field.${field}`) });
    }
  }
  const approved = rows.filter((row) => said.get(row.field)!.approved);
  const changes = Object.fromEntries(
    approved.map((row) => {
      const value = openValue(ctx, 'new_value', row);
      return [row.field, (row.field === 'born' || row.field === 'sex') && value === '' ? null : value];
    }),
  ) as MemberChanges;
  const declined = rows.filter((row) => !said.get(row.field)!.approved);
  const outcomes = rows.map(({ id, field }) => {
    const { approved: yes, reason } = said.get(field)!;
    return sql`(${id}::uuid, ${yes}::boolean, ${reason})`;
  });
  await sql`update member_request_fields f set approved = v.approved, reason = v.reason
    from (values ${sql.join(outcomes)}) as v(id, approved, reason) where f.id = v.id`.execute(ctx.db);
  if (approved.length > 0) {
    await changeDetails(ctx, { id: seat.id, termId: seat.term_id }, changes, 'body.fields');
    await moveSeat(ctx, seat, {
      action: 'edit',
      patch: openPatch(changes),
      details: { fields: approved.map((row) => row.field), requestId: request.id },
    });
  }
  return { approved: approved.map((row) => row.field), declined: declined.map((row) => row.field) };
}

/** What is kept beyond the register goes, also out of earlier requests. */
async function erase(ctx: Context, request: RequestRow, seat: SeatRow): Promise<void> {
  await writeDetails(ctx, { id: seat.id, termId: seat.term_id }, emptyDetails, 'body');
  await ctx.db
    .updateTable('member_request_fields')
    .set({ old_value: null, new_value: null })
    .where('request_id', 'in', (q) => q.selectFrom('member_requests').select('id').where('member_id', '=', seat.id))
    .where('field', 'in', [...internalFields, ...sensitiveFields])
    .execute();
  await moveSeat(ctx, seat, { action: 'erase', details: { requestId: request.id } });
  await writeAudit(ctx, 'member.erased', `member/${seat.id}`, { name: seat.name });
}

export const decideMemberRequest = command(
  'decideMemberRequest',
  'Decide on a member’s request, field by field',
  async (ctx, { params, body }) => {
    const row = await openRequest(ctx, params.requestId, 'decide');
    if (row.version !== body.expectedVersion) {
      throw conflict('changed_meanwhile', { state: row.state, version: row.version });
    }
    const seat = await openSeat(ctx, row.member_id, 'edit');
    const details: Record<string, unknown> = {};
    if (row.wish === 'change') Object.assign(details, await decideChange(ctx, row, seat, body));
    else {
      if (body.granted === undefined) throw invalid('body.granted', 'erasure_undecided');
      if (!body.granted && body.answer === '') throw invalid('body.answer', 'erasure_reason');
      if (body.granted) await erase(ctx, row, seat);
      details.granted = body.granted;
    }
    await close(ctx, row, {
      state: 'decided',
      answer: body.answer,
      granted: body.granted ?? null,
      decided_by: ctx.actor.accountId,
      decided_by_name: ctx.actor.name,
    });
    await tellRequest(ctx, row, { action: 'decide', from: 'waiting', to: 'decided', details });
    return { requestId: row.id, state: 'decided' as const, version: row.version + 1 };
  },
);
