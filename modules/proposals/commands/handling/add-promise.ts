/** Something the unit promised, with a day: it is followed until kept. */
import { dayOf, endOfDay } from '../../../../platform/calendar/days.ts';
import { startClocks } from '../../../../platform/clocks/clocks.ts';
import { newId } from '../../../../platform/db/ids.ts';
import { invalid } from '../../../../platform/http/problem.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { maskNewText } from '../../store/masking.ts';
import { assignmentOf, openMatter } from '../../store/matter.ts';

export const addPromise = command('addPromise', 'Add a promise to be followed', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'add_promise', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const now = ctx.clock.now();
  if (body.dueOn <= dayOf(now)) throw invalid('body.dueOn', 'day_not_ahead');
  const promiseId = newId(now.getTime());
  await ctx.db
    .insertInto('promises')
    .values({
      id: promiseId,
      assembly_id: ctx.assembly.id,
      proposal_id: matter.row.id,
      assignment_id: assignment.id,
      kind: 'promise',
      text: body.text,
      due_on: body.dueOn,
      status: 'open',
      report: '',
      reported_at: null,
      looked_back_by: null,
      looked_back_at: null,
      class_after: null,
      created_at: now,
    })
    .execute();
  const masked = maskNewText(ctx, matter, { field: 'promise', itemId: promiseId }, body.text);
  const answer = await advance(ctx, matter, {
    action: 'add_promise',
    patch: masked.patch,
    assignment: { row: assignment },
    details: { unit: assignment.unit.name, text: body.text, dueOn: body.dueOn, ...masked.details },
  });
  await startClocks(ctx, matter, [
    {
      name: 'look_back',
      span: matter.rules.lookBack,
      waitsFor: `unit:${assignment.unit_id}`,
      partId: assignment.id,
      dueAt: endOfDay(body.dueOn),
    },
  ]);
  return answer;
});
