/** How seats and requests are shown where others point to them. */
import type { MatterKind } from '../../platform/matters/kinds.ts';
import { memberLife, requestLife } from './life.ts';
import { isOffice } from './policy.ts';

export const memberKind: MatterKind = {
  kind: memberLife.kind,
  module: 'members',
  async shown(ctx, ids) {
    if (ctx.actor.grants.length === 0) return new Map();
    const rows = await ctx.db
      .selectFrom('members')
      .select(['id', 'name', 'number'])
      .where('id', 'in', [...ids])
      .where('assembly_id', '=', ctx.assembly.id)
      .execute();
    return new Map(
      rows.map((row) => [row.id, { title: row.name, label: row.number, who: '', path: `/members/${row.id}` }]),
    );
  },
};

export const memberRequestKind: MatterKind = {
  kind: requestLife.kind,
  module: 'members',
  async shown(ctx, ids) {
    let query = ctx.db
      .selectFrom('member_requests')
      .select(['id', 'member_name', 'wish'])
      .where('id', 'in', [...ids])
      .where('assembly_id', '=', ctx.assembly.id);
    if (!isOffice(ctx.actor)) query = query.where('account_id', '=', ctx.actor.accountId ?? '');
    if (ctx.actor.grants.length === 0) return new Map();
    const rows = await query.execute();
    return new Map(
      rows.map((row) => [
        row.id,
        {
          title: ctx.t(`members.wish.${row.wish}`),
          label: null,
          who: row.member_name,
          path: `/member-requests/${row.id}`,
        },
      ]),
    );
  },
};
