/** The unit asks for more time, within the longest the rules allow. */

import { calendarOf } from '../../../platform/calendar/calendar-reader.ts';
import { dayOf } from '../../../platform/calendar/days.ts';
import { dueAfter } from '../../../platform/calendar/spans.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, invalid } from '../../../platform/http/problem.ts';
import { type Assignment, assignmentOf } from '../assignment.ts';
import type { HandledMatter } from '../host.ts';
import { step } from '../step.ts';

/** The last day a reply may be given, extensions included. */
export async function latestReplyDay(ctx: Context, matter: HandledMatter, assignment: Assignment): Promise<string> {
  const calendar = await calendarOf(ctx);
  return dayOf(
    dueAfter(calendar, assignment.dispatched_at ?? assignment.proposed_at, matter.rules.handling.replyAtMost),
  );
}

export const askExtension = step('askExtension', 'Ask for an extension', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'ask_extension', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const now = ctx.clock.now();
  const latest = await latestReplyDay(ctx, matter, assignment);
  if (latest <= dayOf(now)) throw conflict('extension_exhausted', { latest });
  if (body.until <= dayOf(now)) throw invalid('body.until', 'day_not_ahead');
  if (body.until > latest) throw invalid('body.until', 'beyond_longest', { latest });
  const open = await ctx.db
    .selectFrom('extensions')
    .select('id')
    .where('assignment_id', '=', assignment.id)
    .where('status', '=', 'asked')
    .executeTakeFirst();
  if (open) throw conflict('extension_open');
  await ctx.db
    .insertInto('extensions')
    .values({
      id: newId(now.getTime()),
      matter_id: matter.row.id,
      assignment_id: assignment.id,
      reason: body.reason,
      asked_until: body.until,
      asked_by: ctx.actor.accountId,
      asked_at: now,
      status: 'asked',
      granted_until: null,
      answer: '',
      answered_by: null,
      answered_at: null,
    })
    .execute();
  const answer = await host.advance(ctx, matter, {
    action: 'ask_extension',
    assignment: { row: assignment },
    details: { unit: assignment.unit.name, until: body.until, reason: body.reason },
  });
  await host.announce(ctx, matter, 'extension_asked', { assignmentId: assignment.id });
  return answer;
});
