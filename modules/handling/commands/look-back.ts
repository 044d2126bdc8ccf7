/** A promise or a class is looked at again: kept, partly or not; what is not kept may be looked at once more. */

import { dayOf, endOfDay } from '../../../platform/calendar/days.ts';
import { startClocks } from '../../../platform/clocks/clocks.ts';
import { newId } from '../../../platform/db/ids.ts';
import { announce } from '../../../platform/events/announce.ts';
import { conflict, invalid, notFound } from '../../../platform/http/problem.ts';
import { step } from '../step.ts';
import { notLookedBack } from '../store/promises.ts';

export const lookBack = step('lookBack', 'Look back on a promise or class', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'look_back');
  const now = ctx.clock.now();
  const promise = await ctx.db
    .selectFrom('promises')
    .selectAll()
    .where('id', '=', params.promiseId)
    .where('matter_id', '=', matter.row.id)
    .executeTakeFirst();
  if (!promise) throw notFound();
  if (promise.status !== 'open') throw conflict('looked_back_before');
  if (body.classAfter && !matter.rules.classes.some((item) => item.code === body.classAfter))
    throw invalid('body.classAfter', 'invalid_value');
  if (body.lookAgainOn && body.lookAgainOn <= dayOf(now)) throw invalid('body.lookAgainOn', 'day_not_ahead');
  const report = promise.report === '' ? body.note : `${promise.report}\n${body.note}`;
  let masked = host.mask(ctx, matter, { field: 'report', itemId: promise.id }, report, {
    text: promise.report,
  });
  await ctx.db
    .updateTable('promises')
    .set({
      status: body.status,
      looked_back_by: ctx.actor.accountId,
      looked_back_at: now,
      class_after: body.classAfter ?? null,
      report,
    })
    .where('id', '=', promise.id)
    .execute();
  if (body.lookAgainOn) {
    const againId = newId(now.getTime());
    const copied = host.mask(ctx, matter, { field: 'promise', itemId: againId }, promise.text, {
      text: promise.text,
      itemId: promise.id,
    });
    masked = { patch: { ...masked.patch, ...copied.patch }, details: masked.details };
    await ctx.db
      .insertInto('promises')
      .values({
        ...promise,
        id: againId,
        due_on: body.lookAgainOn,
        ...notLookedBack,
        created_at: now,
      })
      .execute();
    await startClocks(ctx, matter, [
      { name: 'look_back', span: matter.rules.lookBack, waitsFor: 'role:clerk', dueAt: endOfDay(body.lookAgainOn) },
    ]);
  }
  const { id, kind, assemblyId } = matter;
  await announce(ctx, { kind, id, assemblyId }, 'looked_back');
  return host.advance(ctx, matter, {
    action: 'look_back',
    masked,
    ...(body.classAfter ? { patch: { reply_class: body.classAfter } } : {}),
    details: {
      text: promise.text,
      status: body.status,
      ...(body.classAfter ? { classAfter: body.classAfter } : {}),
    },
    public: true,
  });
});
