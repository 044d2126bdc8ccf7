/** Something the unit promised, with a day: it is followed until kept. */

import { dayOf, endOfDay } from '../../../platform/calendar/days.ts';
import { startClocks } from '../../../platform/clocks/clocks.ts';
import { newId } from '../../../platform/db/ids.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';
import { notLookedBack } from '../store/promises.ts';

export const addPromise = step('addPromise', 'Add a promise to be followed', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'add_promise', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const now = ctx.clock.now();
  if (body.dueOn <= dayOf(now)) throw invalid('body.dueOn', 'day_not_ahead');
  const promiseId = newId(now.getTime());
  await ctx.db
    .insertInto('promises')
    .values({
      id: promiseId,
      assembly_id: ctx.assembly.id,
      kind: matter.kind,
      matter_id: matter.row.id,
      assignment_id: assignment.id,
      sort: 'promise',
      text: body.text,
      due_on: body.dueOn,
      ...notLookedBack,
      created_at: now,
    })
    .execute();
  const masked = host.mask(ctx, matter, { field: 'promise', itemId: promiseId }, body.text);
  const answer = await host.advance(ctx, matter, {
    action: 'add_promise',
    masked,
    assignment: { row: assignment },
    details: { unit: assignment.unit.name, text: body.text, dueOn: body.dueOn },
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
