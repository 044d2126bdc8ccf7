/** The assembly's dial: what the public reads of a proposal and of each reply, with the reason. */
import { dueAfter } from '../../../../platform/calendar/spans.ts';
import { endClocks } from '../../../../platform/clocks/clocks.ts';
import { invalid, notFound } from '../../../../platform/http/problem.ts';
import { workCalendar } from '../../../assemblies/index.ts';
import { openReply } from '../../../handling/index.ts';
import { command } from '../../operations.ts';
import { openFinds } from '../../personal-data.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';
import { findsToPublish } from '../../store/publication.ts';
import { freshWords, narrower } from '../../store/publicity.ts';

export const decidePublicity = command('decidePublicity', 'Decide what is public', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'decide_publicity');
  const { row } = matter;
  if (row.confidential && body.decision !== 'internal') throw invalid('body.decision', 'confidential_stays_internal');
  const widerThanWish = narrower(body.decision, row.publicity_wish) !== body.decision;
  if ((body.decision !== 'public' || widerThanWish) && body.reason === '')
    throw invalid('body.reason', 'reason_needed');
  for (const reply of body.replies) {
    const assignment = matter.assignments.find((item) => item.id === reply.assignmentId);
    if (!assignment) throw notFound();
    await openReply(ctx, assignment, reply.publicity);
  }
  const open = openFinds(await findsToPublish(ctx, matter, body.decision));
  if (open.length > 0 && !body.acceptFinds)
    throw invalid('body.acceptFinds', 'personal_data_found', { count: open.length });
  if (open.length > 0 && body.reason === '') throw invalid('body.reason', 'reason_needed');
  const now = ctx.clock.now();
  const calendar = await workCalendar(ctx.db, ctx.assembly.id);
  const earliest = dueAfter(calendar, row.filed_at ?? now, matter.rules.publicity.delay);
  const publicFrom = body.decision === 'internal' ? null : earliest > now ? earliest : now;
  const answer = await advance(ctx, matter, {
    action: 'decide_publicity',
    patch: {
      publicity_decision: body.decision,
      publicity_decision_reason: body.reason,
      public_from: publicFrom,
    },
    words: await freshWords(ctx, matter, body.decision),
    details: {
      decision: body.decision,
      reason: body.reason,
      from: publicFrom?.toISOString() ?? null,
      ...(open.length > 0 ? { acceptedFinds: open.length } : {}),
    },
  });
  await endClocks(ctx, matter, { names: ['publication'] });
  return answer;
});
