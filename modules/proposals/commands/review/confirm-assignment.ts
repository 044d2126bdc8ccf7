/** The supervision office of the unit's side confirms: the matter goes to the unit and its clock starts. */

import { startClocks } from '../../../../platform/clocks/clocks.ts';
import type { Context } from '../../../../platform/http/context.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { stateAfterAssigning } from '../../store/dispatching.ts';
import { assignmentOf, type Matter, openMatter } from '../../store/matter.ts';

/** One confirmation, in the transaction of `ctx`. */
export async function confirmOne(ctx: Context, matter: Matter, assignmentId: string, note: string) {
  const assignment = assignmentOf(matter, assignmentId);
  const to = stateAfterAssigning(matter, assignment.id);
  const now = ctx.clock.now();
  const answer = await advance(ctx, matter, {
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
  await announce(ctx, matter, 'dispatched', { assignmentId: assignment.id });
  return answer;
}

export const confirmAssignment = command(
  'confirmAssignment',
  'Confirm an assignment',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.proposalId, 'confirm_assignment', {
      assignmentId: params.assignmentId,
    });
    return confirmOne(ctx, matter, params.assignmentId, body.note);
  },
);
