/** A unit takes the matter on: the clocks of its work start. */
import { endClocks, startClocks } from '../../../platform/clocks/clocks.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';
import { unitHasHandler } from '../store/units.ts';

export const acceptAssignment = step(
  'acceptAssignment',
  'Accept an assignment',
  async (host, ctx, { params, body }) => {
    const matter = await host.open(ctx, params.matterId, 'accept', { assignmentId: params.assignmentId });
    const assignment = assignmentOf(matter, params.assignmentId);
    if (body.handlerId && !(await unitHasHandler(ctx, assignment.unit_id, body.handlerId))) throw notFound();
    const { handling } = matter.rules;
    const first = matter.row.state === host.life.states.dispatched && matter.row.state !== host.life.states.handling;
    const answer = await host.advance(ctx, matter, {
      action: 'accept',
      ...(first ? { to: host.life.states.handling } : {}),
      assignment: {
        row: assignment,
        to: 'accepted',
        patch: { accepted_at: ctx.clock.now(), ...(body.handlerId ? { handler_id: body.handlerId } : {}) },
      },
      details: { unit: assignment.unit.name },
      public: true,
    });
    await endClocks(ctx, matter, { names: ['accept'], partId: assignment.id });
    const waitsFor = `unit:${assignment.unit_id}`;
    const common = { waitsFor, partId: assignment.id };
    await startClocks(
      ctx,
      matter,
      assignment.role === 'assisting'
        ? [{ ...common, name: 'opinion', span: handling.opinion }]
        : [
            { ...common, name: 'first_contact', span: handling.firstContact },
            { ...common, name: 'reply', span: handling.reply, from: assignment.dispatched_at ?? ctx.clock.now() },
          ],
    );
    if (first) await host.turned?.(ctx, matter, 'handling');
    await host.announce(ctx, matter, 'accepted', { assignmentId: assignment.id });
    return answer;
  },
);
