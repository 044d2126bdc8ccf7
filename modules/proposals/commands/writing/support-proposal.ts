/** A member supports a proposal that has been handed in (附议). */
import { newId } from '../../../../platform/db/ids.ts';
import { conflict, forbidden } from '../../../../platform/http/problem.ts';
import { membersByIds } from '../../../members/index.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';

export const supportProposal = command('supportProposal', 'Support a proposal', async (ctx, { params }) => {
  const matter = await openMatter(ctx, params.proposalId, 'support');
  const memberId = ctx.actor.grants.find((grant) => grant.role === 'member')?.memberId;
  const member = memberId ? (await membersByIds(ctx.db, [memberId])).get(memberId) : undefined;
  if (!member || member.termId !== matter.row.term_id) throw forbidden('not_a_member');
  if (matter.proposers.some((item) => item.member_id === member.id && item.status === 'confirmed'))
    throw conflict('already_proposer');
  const now = ctx.clock.now();
  await ctx.db
    .insertInto('proposal_proposers')
    .values({
      id: newId(now.getTime()),
      proposal_id: matter.row.id,
      role: 'supporter',
      member_id: member.id,
      body_id: null,
      name: member.name,
      status: 'confirmed',
      signed_by: ctx.actor.name,
      seal_file_id: null,
      invited_at: now,
      answered_at: now,
      sort_order: 1000 + matter.proposers.length,
    })
    .onConflict((clash) =>
      clash
        .columns(['proposal_id', 'member_id'])
        .doUpdateSet({ role: 'supporter', status: 'confirmed', answered_at: now }),
    )
    .execute();
  return advance(ctx, matter, { action: 'support', details: { name: member.name } });
});
