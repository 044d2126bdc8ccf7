/** A body that is to be changed, and the list it stands in. */
import { dayOf } from '../../platform/calendar/days.ts';
import type { Context } from '../../platform/http/context.ts';
import { conflict, notFound } from '../../platform/http/problem.ts';
import { type Body, bodiesByIds, listBodies } from './bodies.ts';
import { currentTerm, listTerms } from './calendar.ts';
import { mustKeepHouse } from './policy.ts';
import { holdLists } from './printed-order.ts';
import type { BodyKind } from './tables.ts';

/**
 * Bodies of this kind in a term that is not over; what was, stays as it was called. Holds the assembly's lists.
 * @param termId absent: the current term @throws Problem 403, 404 for a term that is not the assembly's, 409 `term_over`
 */
export async function bodiesToChange(
  ctx: Context,
  kind: BodyKind,
  termId?: string,
): Promise<{ termId: string; alike: Body[] }> {
  mustKeepHouse(ctx);
  const { db, assembly, clock } = ctx;
  await holdLists(db, assembly.id);
  const term = termId
    ? (await listTerms(db, assembly.id)).find((one) => one.id === termId)
    : await currentTerm(db, assembly.id, clock.now());
  if (!term) throw notFound();
  if (term.endsOn < dayOf(clock.now())) throw conflict('term_over');
  return { termId: term.id, alike: await listBodies(db, assembly.id, kind, { termId: term.id }) };
}

/** @throws Problem 404 for a body that is not the assembly's, and as {@link bodiesToChange} */
export async function bodyToChange(ctx: Context, bodyId: string): Promise<{ body: Body; alike: Body[] }> {
  mustKeepHouse(ctx);
  const known = (await bodiesByIds(ctx.db, [bodyId])).get(bodyId);
  if (known?.assemblyId !== ctx.assembly.id) throw notFound();
  const { alike } = await bodiesToChange(ctx, known.kind, known.termId);
  const body = alike.find((one) => one.id === bodyId);
  if (!body) throw notFound();
  return { body, alike };
}
