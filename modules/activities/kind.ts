/** How an activity is shown where others point to it. */
import './tables.ts';
import { dayOf } from '../../platform/calendar/days.ts';
import type { MatterKind } from '../../platform/matters/kinds.ts';
import { activityLife } from './life.ts';
import { openToAll, visible } from './queries/visible.ts';

export const activityKind: MatterKind = {
  kind: activityLife.kind,
  module: 'activities',
  async shown(ctx, ids) {
    const open = ctx.actor.kind === 'citizen';
    const rows = await ctx.db
      .selectFrom('activities as a')
      .select(['a.id', 'a.title', 'a.type', 'a.starts_at'])
      .where('a.id', 'in', [...ids])
      .where('a.assembly_id', '=', ctx.assembly.id)
      .where(open ? openToAll(ctx) : visible(ctx))
      .execute();
    return new Map(
      rows.map((row) => [
        row.id,
        {
          title: row.title,
          label: `${ctx.t(`activities.type.${row.type}`)} ${dayOf(row.starts_at)}`,
          who: '',
          path: `/activities/${row.id}`,
        },
      ]),
    );
  },
};
