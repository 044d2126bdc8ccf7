/** The unit asks for more time, within the longest the rules allow. */
import { dayOf } from '../../../../platform/calendar/days.ts';
import { dueAfter } from '../../../../platform/calendar/spans.ts';
import { newId } from '../../../../platform/db/ids.ts';
import type { Context } from '../../../../platform/http/context.ts';
import { conflict, invalid } from '../../../../platform/http/problem.ts';
import { workCalendar } from '../../../assemblies/index.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { type Assignment, assignmentOf, type Matter, openMatter } from '../../store/matter.ts';

/** The last day a reply may be given, extensions included. */
export async function latestReplyDay(ctx: Context, matter: Matter, assignment: Assignment): Promise<string> {
  const calendar = await workCalendar(ctx.db, ctx.assembly.id);
  return dayOf(
    dueAfter(calendar, assignment.dispatched_at ?? assignment.proposed_at, matter.rules.handling.replyAtMost),
  );
}

export const askExtension = command('askExtension', 'Ask for an extension', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'ask_extension', { assignmentId: params.assignmentId });
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
      proposal_id: matter.row.id,
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
  const answer = await advance(ctx, matter, {
    action: 'ask_extension',
    assignment: { row: assignment },
    details: { unit: assignment.unit.name, until: body.until, reason: body.reason },
  });
  await announce(ctx, matter, 'extension_asked', { assignmentId: assignment.id });
  return answer;
});
