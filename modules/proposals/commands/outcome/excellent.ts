/** Choosing excellent proposals: a round with a quota, nominations, scores by several judges, a decision. */
import { sql } from 'kysely';
import { newId } from '../../../../platform/db/ids.ts';
import { announce } from '../../../../platform/events/announce.ts';
import type { Context } from '../../../../platform/http/context.ts';
import { conflict, forbidden, invalid, notFound } from '../../../../platform/http/problem.ts';
import { listSessions } from '../../../assemblies/index.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';
import { proposalLife } from '../../workflow.ts';

const requireRole = (ctx: Context, ...roles: string[]) => {
  if (!ctx.actor.grants.some((grant) => roles.includes(grant.role))) throw forbidden('not_your_part');
};

async function openSelectionRow(ctx: Context, selectionId: string) {
  const selection = await ctx.db
    .selectFrom('excellent_selections')
    .selectAll()
    .where('id', '=', selectionId)
    .where('assembly_id', '=', ctx.assembly.id)
    .forUpdate()
    .executeTakeFirst();
  if (!selection) throw notFound();
  if (selection.status !== 'open') throw conflict('selection_decided');
  return selection;
}

export const openSelection = command(
  'openSelection',
  'Open a selection of excellent proposals',
  async (ctx, { body }) => {
    requireRole(ctx, 'clerk');
    const sessions = await listSessions(ctx.db, ctx.assembly.id);
    if (!sessions.some((session) => session.id === body.sessionId)) throw invalid('body.sessionId', 'invalid_value');
    const selectionId = newId(ctx.clock.now().getTime());
    await ctx.db
      .insertInto('excellent_selections')
      .values({
        id: selectionId,
        assembly_id: ctx.assembly.id,
        session_id: body.sessionId,
        title: body.title,
        status: 'open',
        quota: body.quota,
        opened_by: ctx.actor.accountId,
        opened_at: ctx.clock.now(),
        decided_at: null,
      })
      .execute();
    return { selectionId };
  },
);

export const nominateExcellent = command(
  'nominateExcellent',
  'Nominate a proposal as excellent',
  async (ctx, { params, body }) => {
    const selection = await openSelectionRow(ctx, params.selectionId);
    const matter = await openMatter(ctx, body.proposalId, 'nominate_excellent');
    if (matter.row.session_id !== selection.session_id) throw conflict('other_session');
    const nominationId = newId(ctx.clock.now().getTime());
    const inserted = await ctx.db
      .insertInto('excellent_nominations')
      .values({
        id: nominationId,
        selection_id: selection.id,
        proposal_id: matter.row.id,
        reason: body.reason,
        scores: '{}',
        nominated_by: ctx.actor.accountId,
        chosen: false,
      })
      .onConflict((clash) => clash.columns(['selection_id', 'proposal_id']).doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict('nominated_before');
    await advance(ctx, matter, {
      action: 'nominate_excellent',
      details: { selection: selection.title, reason: body.reason },
    });
    return { nominationId };
  },
);

export const scoreNomination = command(
  'scoreNomination',
  'Score a nominated proposal',
  async (ctx, { params, body }) => {
    requireRole(ctx, 'clerk', 'evaluator', 'reviewer_1', 'reviewer_2', 'reviewer_3');
    const nomination = await ctx.db
      .selectFrom('excellent_nominations')
      .select(['id', 'selection_id'])
      .where('id', '=', params.nominationId)
      .executeTakeFirst();
    if (!nomination) throw notFound();
    await openSelectionRow(ctx, nomination.selection_id);
    const scores = JSON.stringify({ [ctx.actor.accountId!]: body });
    await sql`update excellent_nominations set scores = scores || ${scores}::jsonb where id = ${nomination.id}`.execute(
      ctx.db,
    );
    return { nominationId: nomination.id };
  },
);

export const decideSelection = command(
  'decideSelection',
  'Decide on excellent proposals',
  async (ctx, { params, body }) => {
    requireRole(ctx, 'clerk');
    const selection = await openSelectionRow(ctx, params.selectionId);
    const chosen = [...new Set(body.chosen)];
    if (chosen.length > selection.quota) throw invalid('body.chosen', 'over_quota', { quota: selection.quota });
    const rows = await ctx.db
      .updateTable('excellent_nominations')
      .set({ chosen: true })
      .where('selection_id', '=', selection.id)
      .where('id', 'in', chosen)
      .returning('proposal_id')
      .execute();
    if (rows.length !== chosen.length) throw invalid('body.chosen', 'invalid_value');
    await ctx.db
      .updateTable('excellent_selections')
      .set({ status: 'decided', decided_at: ctx.clock.now() })
      .where('id', '=', selection.id)
      .execute();
    const ids = rows.map((row) => row.proposal_id);
    await ctx.db.updateTable('proposals').set({ is_excellent: true }).where('id', 'in', ids).execute();
    await sql`insert into history (assembly_id, kind, matter_id, action, from_state, to_state, actor_id, actor_name,
      office_role, at, rule_version_id, public, details)
    select assembly_id, 'proposal', id, 'decide_excellent', state, state, ${ctx.actor.accountId}, ${ctx.actor.name},
      'clerk', ${ctx.clock.now()}, rule_version_id, true, ${JSON.stringify({ selection: selection.title })}::jsonb
    from proposals where id in (${sql.join(ids.map((id) => sql`${id}`))})`.execute(ctx.db);
    for (const id of ids)
      await announce(ctx, { kind: proposalLife.kind, id, assemblyId: ctx.assembly.id }, 'marked_excellent');
    return { selectionId: selection.id, chosen: rows.length };
  },
);
