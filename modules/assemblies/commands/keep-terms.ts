/** Adds the next term, or changes the days of one that is not over. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { dayOf } from '../../../platform/calendar/days.ts';
import type { Context } from '../../../platform/http/context.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict, invalid, notFound } from '../../../platform/http/problem.ts';
import { insertTerm, listSessions, listTerms, updateTerm } from '../calendar.ts';
import { termLabel } from '../labels.ts';
import { mustKeepHouse } from '../policy.ts';
import { holdLists } from '../printed-order.ts';
import type { Term } from '../time.ts';
import { faultOfTerm } from '../windows.ts';
import { windowsEndpoints } from '../windows-contract.ts';

/** Terms as they stand, held; refuses days that do not fit. */
async function checked(ctx: Context, pick: (terms: Term[]) => Omit<Term, 'id'> & { id: string | null }) {
  mustKeepHouse(ctx);
  await holdLists(ctx.db, ctx.assembly.id);
  const terms = await listTerms(ctx.db, ctx.assembly.id);
  const term = pick(terms);
  const held = (await listSessions(ctx.db, ctx.assembly.id)).filter((session) => session.termId === term.id);
  const fault = faultOfTerm(term, terms, held);
  if (fault) throw invalid(`body.${fault.field}`, fault.code);
  return { term, terms };
}

export const addTerm = defineCommand({
  ...windowsEndpoints.addTerm,
  operationId: 'addTerm',
  summary: 'Add the term after the last one',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx, { body }) {
    const { term } = await checked(ctx, (terms) => ({
      ...{ id: null, assemblyId: ctx.assembly.id, ...body },
      ordinal: Math.max(0, ...terms.map((one) => one.ordinal)) + 1,
    }));
    const id = await insertTerm(ctx.db, term);
    await writeAudit(ctx, 'term.added', `term/${id}`, { name: termLabel(term.ordinal, 'zh-CN'), ...body });
    return { termId: id };
  },
});

export const changeTerm = defineCommand({
  ...windowsEndpoints.changeTerm,
  operationId: 'changeTerm',
  summary: 'Change the days of a term that is not over',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx, { params, body }) {
    const { term, terms } = await checked(ctx, (all) => {
      const known = all.find((one) => one.id === params.termId);
      if (!known) throw notFound();
      if (known.endsOn < dayOf(ctx.clock.now())) throw conflict('term_over');
      return { ...known, ...body };
    });
    const before = terms.find((one) => one.id === term.id)!;
    if (before.startsOn === body.startsOn && before.endsOn === body.endsOn) return {};
    await updateTerm(ctx.db, { ...before, ...body });
    const { startsOn, endsOn } = before;
    const details = { name: termLabel(term.ordinal, 'zh-CN'), ...body, before: { startsOn, endsOn } };
    await writeAudit(ctx, 'term.changed', `term/${before.id}`, details);
    return {};
  },
});
