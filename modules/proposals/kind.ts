/** How a proposal is shown where others point to it. */
import { sql } from 'kysely';
import type { Context } from '../../platform/http/context.ts';
import type { ShownMatter } from '../../platform/matters/kind-book.ts';
import type { MatterKind } from '../../platform/matters/kinds.ts';
import { labelsFor } from './queries/lines.ts';
import { publicSubject } from './queries/public-subject.ts';
import { visible } from './queries/visible.ts';
import { proposalLife } from './workflow.ts';

/** The public knows of those decided as public whose day has come, with or without a number of their own. */
const known = (ctx: Context) =>
  ctx.actor.kind === 'citizen'
    ? sql<boolean>`(p.publicity_decision in ('public', 'title_only') and p.public_from <= ${ctx.clock.now()})`
    : visible(ctx);

export const proposalKind: MatterKind = {
  kind: proposalLife.kind,
  module: 'proposals',
  async shown(ctx, ids) {
    const rows = await ctx.db
      .selectFrom('proposals as p')
      .select(['p.id', 'p.number', 'p.session_id', 'p.subject', 'p.redactions'])
      .select(
        sql<string | null>`(select x.name from proposal_proposers x where x.proposal_id = p.id and x.role = 'first'
          order by x.sort_order limit 1)`.as('first_proposer'),
      )
      .where('p.id', 'in', [...ids])
      .where('p.assembly_id', '=', ctx.assembly.id)
      .where(known(ctx))
      .execute();
    if (rows.length === 0) return new Map();
    const { session } = await labelsFor(ctx);
    const open = ctx.actor.kind === 'citizen';
    const shownOf = (row: (typeof rows)[number]): ShownMatter => ({
      title: open ? publicSubject(ctx, row) : row.subject,
      label:
        row.number === null
          ? null
          : `${session(row.session_id)} ${ctx.t('proposals.documents.numberOf', { number: row.number })}`,
      who: open ? '' : (row.first_proposer ?? ''),
      path: open && row.number === null ? null : `/proposals/${row.id}`,
    });
    return new Map(rows.map((row) => [row.id, shownOf(row)]));
  },
};
