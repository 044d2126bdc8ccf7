/** An assisting unit agrees with the lead's draft, or objects with a reason: then the draft goes back. */
import { resumeClocks } from '../../../platform/clocks/clocks.ts';
import { conflict, invalid } from '../../../platform/http/problem.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';
import { requireReply } from '../store/replies.ts';

export const answerCosign = step(
  'answerCosign',
  "Co-sign the lead unit's reply",
  async (host, ctx, { params, body }) => {
    const matter = await host.open(ctx, params.matterId, 'answer_cosign', { assignmentId: params.assignmentId });
    const assignment = assignmentOf(matter, params.assignmentId);
    const lead = matter.assignments.find((item) => item.role === 'lead' && item.state === 'cosigning');
    if (!lead) throw conflict('no_cosign_asked');
    const reply = await requireReply(ctx, matter, lead);
    if (!body.agree && body.note === '') throw invalid('body.note', 'reason_needed');
    const cosigns = await ctx.db.selectFrom('reply_cosigns').selectAll().where('reply_id', '=', reply.id).execute();
    const mine = cosigns.find((item) => item.assignment_id === assignment.id);
    if (mine?.status !== 'asked') throw conflict('no_cosign_asked');
    await ctx.db
      .updateTable('reply_cosigns')
      .set({
        status: body.agree ? 'agreed' : 'objected',
        note: body.note,
        answered_by: ctx.actor.accountId,
        answered_at: ctx.clock.now(),
      })
      .where('id', '=', mine.id)
      .execute();
    const answer = await host.advance(ctx, matter, {
      action: 'answer_cosign',
      assignment: { row: assignment },
      details: { unit: assignment.unit.name, agreed: body.agree, note: body.note },
    });
    const open = cosigns.some((item) => item.id !== mine.id && item.status === 'asked');
    if (!body.agree)
      await ctx.db.updateTable('assignments').set({ state: 'drafted' }).where('id', '=', lead.id).execute();
    if (!body.agree || !open) await resumeClocks(ctx, matter, { names: ['reply', 'rework'], partId: lead.id });
    await host.announce(ctx, matter, 'reply_cosign_answered', { assignmentId: assignment.id });
    return answer;
  },
);
