/** The supervision office of the unit's side confirms: the matter goes to the unit and its clock starts. */
import { startClocks } from '../../../platform/clocks/clocks.ts';
import type { Context } from '../../../platform/http/context.ts';
import { assignmentOf } from '../assignment.ts';
import type { HandledMatter, HandlingHost } from '../host.ts';
import { step } from '../step.ts';
import { afterAssigning } from '../store/dispatching.ts';

/** One confirmation, in the transaction of `ctx`. */
export async function confirmOne(
  host: HandlingHost,
  ctx: Context,
  matter: HandledMatter,
  assignmentId: string,
  note: string,
) {
  const assignment = assignmentOf(matter, assignmentId);
  const stretch = afterAssigning(matter, assignment.id);
  const to = host.life.states[stretch];
  const was = matter.row.state;
  const now = ctx.clock.now();
  const answer = await host.advance(ctx, matter, {
    action: 'confirm_assignment',
    ...(to === matter.row.state ? {} : { to }),
    patch: { dispatched_at: matter.row.dispatched_at ?? now },
    assignment: { row: assignment, to: 'dispatched', patch: { dispatched_at: now } },
    details: { unit: assignment.unit.name, role: assignment.role, ...(note ? { note } : {}) },
    public: true,
  });
  await startClocks(ctx, matter, [
    {
      name: 'accept',
      span: matter.rules.assignment.accept,
      waitsFor: `unit:${assignment.unit_id}`,
      partId: assignment.id,
    },
  ]);
  if (to !== was) await host.turned?.(ctx, matter, stretch);
  await host.announce(ctx, matter, 'dispatched', { assignmentId: assignment.id });
  return answer;
}

export const confirmAssignment = step(
  'confirmAssignment',
  'Confirm an assignment',
  async (host, ctx, { params, body }) => {
    const matter = await host.open(ctx, params.matterId, 'confirm_assignment', {
      assignmentId: params.assignmentId,
    });
    return confirmOne(host, ctx, matter, params.assignmentId, body.note);
  },
);
