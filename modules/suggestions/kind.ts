/** How a suggestion is shown where others point to it. */
import type { MatterKind } from '../../platform/matters/kinds.ts';
import { suggestionLife } from './life.ts';
import { openText } from './queries/public-lists.ts';
import { openToAll, visible } from './queries/visible.ts';

export const suggestionKind: MatterKind = {
  kind: suggestionLife.kind,
  module: 'suggestions',
  async shown(ctx, ids) {
    const open = ctx.actor.kind === 'citizen';
    const rows = await ctx.db
      .selectFrom('suggestions as s')
      .select(['s.id', 's.number', 's.receipt', 's.subject', 's.redactions', 's.lead_name'])
      .where('s.id', 'in', [...ids])
      .where('s.assembly_id', '=', ctx.assembly.id)
      .where(open ? openToAll(ctx) : visible(ctx))
      .execute();
    return new Map(
      rows.map((row) => [
        row.id,
        {
          title: open ? openText(ctx, row.redactions, 'subject', row.subject) : row.subject,
          label:
            row.number !== null
              ? ctx.t('suggestions.numbered', { number: row.number })
              : open
                ? null
                : ctx.t('suggestions.receiptNumbered', { receipt: row.receipt }),
          who: row.lead_name,
          path: `/suggestions/${row.id}`,
        },
      ]),
    );
  },
};
