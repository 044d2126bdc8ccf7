/** The assembly's dial: what the public reads of a proposal and of each reply, with the reason. */
import { dueAfter } from '../../../../platform/calendar/spans.ts';
import { endClocks } from '../../../../platform/clocks/clocks.ts';
import { notFound } from '../../../../platform/http/problem.ts';
import { requireLookedAt, requireReason } from '../../../../platform/publicity/decisions.ts';
import { publicFrom } from '../../../../platform/publicity/dials.ts';
import { workCalendar } from '../../../assemblies/index.ts';
import { openReply } from '../../../handling/index.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';
import { findsToPublish } from '../../store/publication.ts';
import { freshWords } from '../../store/publicity.ts';

export const decidePublicity = command('decidePublicity', 'Decide what is public', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'decide_publicity');
  const { row } = matter;
  requireReason(body, { confidential: row.confidential, wish: row.publicity_wish });
  for (const reply of body.replies) {
    const assignment = matter.assignments.find((item) => item.id === reply.assignmentId);
    if (!assignment) throw notFound();
    await openReply(ctx, assignment, reply.publicity);
  }
  const accepted = requireLookedAt(body, await findsToPublish(ctx, matter, body.decision));
  const now = ctx.clock.now();
  const calendar = await workCalendar(ctx.db, ctx.assembly.id);
  const earliest = dueAfter(calendar, row.filed_at ?? now, matter.rules.publicity.delay);
  const from = publicFrom(body.decision, earliest, now);
  const answer = await advance(ctx, matter, {
    action: 'decide_publicity',
    patch: {
      publicity_decision: body.decision,
      publicity_decision_reason: body.reason,
      public_from: from,
    },
    words: await freshWords(ctx, matter, body.decision),
    details: {
      decision: body.decision,
      reason: body.reason,
      from: from?.toISOString() ?? null,
      ...(accepted > 0 ? { acceptedFinds: accepted } : {}),
    },
  });
  await endClocks(ctx, matter, { names: ['publication'] });
  return answer;
});
