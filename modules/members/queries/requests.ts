/** Requests of members, for the office and for whoever sent them. */
import type { Context } from '../../../platform/http/context.ts';
import { readPage } from '../../../platform/http/pages.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { type AskedField, isSensitive, masked } from '../fields.ts';
import { type RequestState, requestLife } from '../life.ts';
import { query } from '../operations.ts';
import { can, canWithRequest } from '../policy.ts';
import { fieldsOf, openRequest, openValue } from '../store/requests.ts';
import { historyFor, readersOf } from './get-record.ts';

async function linesOf(ctx: Context, state: RequestState | undefined, page: number, size: number) {
  let requests = ctx.db.selectFrom('member_requests').where('assembly_id', '=', ctx.assembly.id);
  if (state) requests = requests.where('state', '=', state);
  const { total } = await requests.select((q) => q.fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
  const rows = await requests
    .selectAll()
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const fields = rows.length
    ? await ctx.db
        .selectFrom('member_request_fields')
        .select(['request_id', 'field'])
        .where(
          'request_id',
          'in',
          rows.map((row) => row.id),
        )
        .execute()
    : [];
  const items = rows.map((row) => ({
    requestId: row.id,
    memberId: row.member_id,
    memberName: row.member_name,
    wish: row.wish,
    state: row.state,
    version: row.version,
    fields: fields.flatMap((item) => (item.request_id === row.id ? [item.field as AskedField] : [])),
    sentAt: row.sent_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    decidedByName: row.decided_by_name,
  }));
  return { rows: items, total: Number(total) };
}

export const listMemberRequests = query(
  'listMemberRequests',
  'What members ask the office for',
  async (ctx, { query: { state, page: asked, size } }) => {
    if (!can(ctx.actor, 'list_requests').allowed) throw forbidden('not_permitted');
    const { rows, total, page } = await readPage(asked, size, (number) => linesOf(ctx, state, number, size));
    return { items: rows, total, page, size };
  },
);

export const getMemberRequest = query(
  'getMemberRequest',
  'One request, old and new side by side',
  async (ctx, { params }) => {
    const row = await openRequest(ctx, params.requestId, 'read');
    const subject = { accountId: row.account_id, state: row.state };
    const readers = readersOf(ctx, subject);
    // The new value is what the office decides on; the old one stays masked until somebody says why.
    const before = (field: string, value: string) =>
      isSensitive(field) && !readers.has('self') ? masked(field, value) : value;
    const after = (field: string, value: string) =>
      isSensitive(field) && !readers.has('self') && row.state !== 'waiting' ? masked(field, value) : value;
    return {
      requestId: row.id,
      memberId: row.member_id,
      memberName: row.member_name,
      wish: row.wish,
      state: row.state,
      version: row.version,
      sentAt: row.sent_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      decidedByName: row.decided_by_name,
      reason: row.reason,
      answer: row.answer,
      granted: row.granted,
      fields: (await fieldsOf(ctx, row.id)).map((field) => ({
        field: field.field as AskedField,
        before: before(field.field, openValue(ctx, 'old_value', field)),
        after: after(field.field, openValue(ctx, 'new_value', field)),
        approved: field.approved,
        reason: field.reason,
      })),
      history: await historyFor(ctx, requestLife.kind, row.id, readers),
      abilities: (['decide', 'withdraw'] as const).filter((act) => canWithRequest(ctx.actor, act, subject).allowed),
    };
  },
);
