/** The supervision office grants more time or refuses it. */

import { dayOf, endOfDay } from '../../../platform/calendar/days.ts';
import { moveClocks } from '../../../platform/clocks/clocks.ts';
import { conflict, invalid } from '../../../platform/http/problem.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';
import { latestReplyDay } from './ask-extension.ts';

export const answerExtension = step('answerExtension', 'Answer an extension', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'answer_extension', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const now = ctx.clock.now();
  const asked = await ctx.db
    .selectFrom('extensions')
    .selectAll()
    .where('assignment_id', '=', assignment.id)
    .where('status', '=', 'asked')
    .executeTakeFirst();
  if (!asked) throw conflict('no_extension_asked');
  const until = body.until ?? asked.asked_until;
  if (body.grant && until <= dayOf(now)) throw invalid('body.until', 'day_not_ahead');
  const latest = await latestReplyDay(ctx, matter, assignment);
  if (body.grant && until > latest) throw invalid('body.until', 'beyond_longest', { latest });
  if (!body.grant && body.answer === '') throw invalid('body.answer', 'reason_needed');
  await ctx.db
    .updateTable('extensions')
    .set({
      status: body.grant ? 'granted' : 'refused',
      granted_until: body.grant ? until : null,
      answer: body.answer,
      answered_by: ctx.actor.accountId,
      answered_at: now,
    })
    .where('id', '=', asked.id)
    .execute();
  if (body.grant) await moveClocks(ctx, matter, { names: ['reply', 'rework'], partId: assignment.id }, endOfDay(until));
  const answer = await host.advance(ctx, matter, {
    action: 'answer_extension',
    assignment: { row: assignment },
    details: { unit: assignment.unit.name, granted: body.grant, until: body.grant ? until : null, answer: body.answer },
  });
  await host.announce(ctx, matter, 'extension_answered', { assignmentId: assignment.id });
  return answer;
});
