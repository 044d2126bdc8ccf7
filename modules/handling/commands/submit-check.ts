/** The reply goes to the supervision office; the unit's clock stands still while it is checked. */
import { pauseClocks, startClocks } from '../../../platform/clocks/clocks.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, invalid } from '../../../platform/http/problem.ts';
import { decisiveFinds } from '../../../platform/privacy/decisive-work.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';
import { assistingAtWork, requireReply } from '../store/replies.ts';

/** Facts of the step where the letter holds personal data. @throws Problem 422 when nobody has said why it stands there */
async function heldFinds(
  ctx: Context,
  reply: { body: string },
  said: { personal?: 'mask' | 'needed' | undefined; personalReason?: string | undefined },
) {
  const [count = 0] = await decisiveFinds([reply.body], shareOf(ctx.actor));
  if (count === 0) return {};
  if (!said.personal) throw invalid('body.personal', 'personal_in_letter', { count });
  if (said.personal === 'needed' && !said.personalReason) throw invalid('body.personalReason', 'reason_needed');
  return { heldFinds: count, personal: said.personal, ...(said.personalReason ? { reason: said.personalReason } : {}) };
}

export const submitCheck = step('submitCheck', 'Send the reply to be checked', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'submit_check', {
    assignmentId: params.assignmentId,
    expectedVersion: body.expectedVersion,
  });
  const assignment = assignmentOf(matter, params.assignmentId);
  const { handling } = matter.rules;
  const reply = await requireReply(ctx, matter, assignment);
  if (handling.contactRequired && assignment.first_contact_at === null) throw conflict('contact_first');
  if (assignment.role === 'lead' && assistingAtWork(matter).length > 0) {
    const cosigns = await ctx.db
      .selectFrom('reply_cosigns')
      .select(['assignment_id', 'status'])
      .where('reply_id', '=', reply.id)
      .execute();
    const missing = assistingAtWork(matter).filter(
      (item) => cosigns.find((cosign) => cosign.assignment_id === item.id)?.status !== 'agreed',
    );
    if (missing.length > 0)
      throw conflict('cosign_missing', { units: missing.map((item) => item.unit.name).join('、') });
  }
  const personal = await heldFinds(ctx, reply, body);
  const to = handling.checkRequired ? ('checking' as const) : ('approved' as const);
  const answer = await host.advance(ctx, matter, {
    action: 'submit_check',
    assignment: { row: assignment, to },
    details: { unit: assignment.unit.name, class: reply.class, ...personal },
  });
  if (to === 'approved') {
    await host.announce(ctx, matter, 'reply_approved', { assignmentId: assignment.id });
    return answer;
  }
  await pauseClocks(ctx, matter, { names: ['reply', 'rework'], partId: assignment.id });
  await startClocks(ctx, matter, [
    {
      name: 'check',
      span: handling.check,
      waitsFor: `role:supervision_${assignment.unit.side}`,
      partId: assignment.id,
    },
  ]);
  await host.announce(ctx, matter, 'check_asked', { assignmentId: assignment.id });
  return answer;
});
