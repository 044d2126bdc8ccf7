/** What the public that follows a proposal is told, and until when. */
import { sql } from 'kysely';
import type { FollowedKind } from '../../platform/following/kind.ts';
import { notFound } from '../../platform/http/problem.ts';
import { loadParts } from './queries/parts.ts';
import { publicSteps } from './queries/public-timeline.ts';
import { loadMatter } from './store/matter.ts';
import { proposalLife } from './workflow.ts';

/** Days after the end in which something may still come of it. */
const AFTER_DAYS = 180;
const DAY_MS = 86_400_000;

export const followedProposals: FollowedKind = {
  kind: proposalLife.kind,
  async steps(ctx, id) {
    const matter = await loadMatter(ctx, id, false);
    const { publicity_decision: decision, public_from: from } = matter.row;
    if ((decision !== 'public' && decision !== 'title_only') || from === null || from > ctx.clock.now())
      throw notFound();
    const parts = await loadParts(ctx, id, ['publicHistory']);
    return publicSteps(matter, parts, ctx.locale).map(({ seq, event, unitName }) => ({
      seq,
      says: [ctx.t(`proposals.done.${event}`), unitName].filter(Boolean).join(' · '),
    }));
  },
  async over(ctx, ids) {
    const before = new Date(ctx.clock.now().getTime() - AFTER_DAYS * DAY_MS);
    const rows = await ctx.db
      .selectFrom('proposals')
      .select('id')
      .where('id', 'in', [...ids])
      .where('assembly_id', '=', ctx.assembly.id)
      .where(sql<boolean>`(state = 'archived' or (state = 'closed' and closed_at < ${before}))`)
      .where('updated_at', '<', before)
      .execute();
    return rows.map((row) => row.id);
  },
};
