/** Begins a draft: by a member, for a body by its contact, or by staff for a member (paper, phone). */
import { newId } from '../../../../platform/db/ids.ts';
import type { Context } from '../../../../platform/http/context.ts';
import { conflict, forbidden, invalid } from '../../../../platform/http/problem.ts';
import { bodiesByIds, officeAmong, ruleInForce, sessionInForce } from '../../../assemblies/index.ts';
import { membersByIds } from '../../../members/index.ts';
import type { DraftContent } from '../../contract/writing.ts';
import { command } from '../../operations.ts';
import type { ProposalRules } from '../../rules.ts';
import { writeHistory } from '../../store/advance.ts';
import {
  checkReferences,
  draftColumns,
  type FirstProposer,
  insertProposers,
  replaceParts,
} from '../../store/drafts.ts';
import type { Proposal } from '../../store/matter.ts';

async function firstProposer(
  ctx: Context,
  content: DraftContent,
  onBehalfOf: string | undefined,
  termId: string,
): Promise<FirstProposer> {
  const clerk = ctx.actor.grants.some((grant) => grant.role === 'clerk');
  if (content.kind === 'body' || content.kind === 'joint_bodies') {
    const bodyId = content.bodyIds[0];
    if (!bodyId) throw invalid('body.bodyIds', 'required');
    const body = (await bodiesByIds(ctx.db, [bodyId])).get(bodyId);
    if (body?.assemblyId !== ctx.assembly.id) throw invalid('body.bodyIds', 'invalid_value');
    const speaks = ctx.actor.grants.some((grant) => grant.role === 'body_contact' && grant.bodyId === bodyId);
    if (!speaks && !clerk) throw forbidden('not_speaking_for_body');
    return { memberId: null, bodyId, name: body.name };
  }
  const own = ctx.actor.grants.find((grant) => grant.role === 'member')?.memberId;
  if (onBehalfOf && onBehalfOf !== own && !clerk) throw forbidden('not_your_part');
  const memberId = onBehalfOf ?? own;
  if (!memberId) throw forbidden('not_a_member');
  const member = (await membersByIds(ctx.db, [memberId])).get(memberId);
  if (!member || member.assemblyId !== ctx.assembly.id || member.termId !== termId)
    throw invalid('body.onBehalfOfMemberId', 'invalid_value');
  return { memberId, bodyId: null, name: member.name };
}

export const createDraft = command('createDraft', 'Begin a draft', async (ctx, { body }) => {
  const now = ctx.clock.now();
  const inForce = await sessionInForce(ctx.db, ctx.assembly.id, now);
  if (!inForce) throw conflict('no_session_open');
  const rule = await ruleInForce(ctx.db, ctx.assembly.id, 'proposals', now);
  if (!rule) throw conflict('no_rules_in_force');
  const rules = rule.content as ProposalRules;
  const first = await firstProposer(ctx, body, body.onBehalfOfMemberId, inForce.term.id);
  await checkReferences(ctx, body, rules);
  const proposalId = body.proposalId ?? newId(now.getTime());
  const own = ctx.actor.grants.some((grant) => grant.role === 'member' && grant.memberId === first.memberId);
  const entered =
    (first.memberId !== null && !own) ||
    (first.bodyId !== null && ctx.actor.grants.every((grant) => grant.bodyId !== first.bodyId));
  const inserted = await ctx.db
    .insertInto('proposals')
    .values({
      ...draftColumns(body),
      id: proposalId,
      assembly_id: ctx.assembly.id,
      term_id: inForce.term.id,
      session_id: inForce.session.id,
      rule_version_id: rule.id,
      state: 'draft',
      review_round: 0,
      reply_round: 1,
      version: 1,
      entered_by: entered ? ctx.actor.accountId : null,
      entered_for: entered ? `${first.name}${body.source ? `（${body.source}）` : ''}` : null,
      created_by: ctx.actor.accountId,
      created_at: now,
      updated_at: now,
      decision_note: '',
      publicity_decision_reason: '',
      is_key: false,
      is_excellent: false,
      imported: false,
      redactions: '[]',
    } as never)
    .onConflict((clash) => clash.column('id').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict('draft_exists');
  await insertProposers(ctx, proposalId, first, body.bodyIds.slice(1));
  await replaceParts(ctx, proposalId, body, true);
  const row = { id: proposalId, assembly_id: ctx.assembly.id, rule_version_id: rule.id } as Proposal;
  await writeHistory(
    ctx,
    { row },
    {
      action: 'create',
      from: 'draft',
      to: 'draft',
      office: await officeAmong(ctx, entered ? ['clerk'] : first.bodyId ? ['body_contact'] : ['member']),
      onBehalfOf: entered ? first.name : null,
      details: entered && body.source ? { source: body.source } : {},
    },
  );
  return { proposalId, state: 'draft' as const, version: 1 };
});
