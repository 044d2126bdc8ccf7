/** The unit records how it spoke with the proposer: a visit, a call, a meeting, a letter. */
import { endClocks } from '../../../platform/clocks/clocks.ts';
import { newId } from '../../../platform/db/ids.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';

export const recordContact = step(
  'recordContact',
  'Record a contact with the proposer',
  async (host, ctx, { params, body }) => {
    const matter = await host.open(ctx, params.matterId, 'record_contact', { assignmentId: params.assignmentId });
    const assignment = assignmentOf(matter, params.assignmentId);
    const now = ctx.clock.now();
    const happenedAt = new Date(body.happenedAt);
    if (happenedAt > now) throw invalid('body.happenedAt', 'day_in_future');
    await ctx.db
      .insertInto('contacts')
      .values({
        id: newId(now.getTime()),
        matter_id: matter.row.id,
        assignment_id: assignment.id,
        kind: body.kind,
        happened_at: happenedAt,
        with_whom: body.withWhom,
        note: body.note,
        recorded_by: ctx.actor.accountId,
        recorded_at: now,
      })
      .execute();
    const answer = await host.advance(ctx, matter, {
      action: 'record_contact',
      assignment: { row: assignment, patch: { first_contact_at: assignment.first_contact_at ?? happenedAt } },
      details: { kind: body.kind, unit: assignment.unit.name },
      public: true,
    });
    await endClocks(ctx, matter, { names: ['first_contact'], partId: assignment.id });
    await host.announce(ctx, matter, 'contact_recorded', { assignmentId: assignment.id });
    return answer;
  },
);
