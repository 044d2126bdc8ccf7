/** The bodies of a term as those see them who keep the list, with who sits in them. */
import { dayOf } from '../../../platform/calendar/days.ts';
import { defineQuery } from '../../../platform/http/operation.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { bodiesInUse, listBodies } from '../bodies.ts';
import { currentTerm, listTerms } from '../calendar.ts';
import { heldAt } from '../held.ts';
import { houseEndpoints } from '../house-contract.ts';
import { termLabel } from '../labels.ts';
import { mustKeepHouse } from '../policy.ts';

export const listBodiesOfHouse = defineQuery({
  ...houseEndpoints.listBodiesOfHouse,
  operationId: 'listBodiesOfHouse',
  summary: 'Bodies of a term with their seats, for those who keep the list',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx, { query }) {
    mustKeepHouse(ctx);
    const { db, assembly, clock, locale } = ctx;
    const terms = await listTerms(db, assembly.id);
    const term = query.termId
      ? terms.find((one) => one.id === query.termId)
      : await currentTerm(db, assembly.id, clock.now());
    if (query.termId && !term) throw notFound();
    const bodies = term ? await listBodies(db, assembly.id, undefined, { termId: term.id }) : [];
    const seats = await heldAt(ctx, 'seats');
    const used = await bodiesInUse(
      db,
      bodies.map((body) => body.id),
    );
    const today = dayOf(clock.now());
    return {
      terms: terms.map(({ id, ordinal, startsOn, endsOn }) => ({
        ...{ id, label: termLabel(ordinal, locale), startsOn, endsOn, over: endsOn < today },
      })),
      termId: term?.id ?? null,
      bodies: bodies.map(({ assemblyId: _, ...body }) => ({
        ...body,
        nameEn: body.nameEn || null,
        place: bodies.filter((other) => other.kind === body.kind).findIndex((other) => other.id === body.id) + 1,
        seats: seats.get(body.id) ?? 0,
        used: used.has(body.id),
      })),
    };
  },
});
