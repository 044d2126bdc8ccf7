/** Units a matter may go to, and the handlers of the reader's own units. */
import type { Context } from '../../../platform/http/context.ts';
import { defineQuery } from '../../../platform/http/operation.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { peopleOfUnit } from '../../accounts/index.ts';
import { listUnits, localName } from '../../assemblies/index.ts';
import { choicesEndpoints } from '../contract/choices.ts';

export async function choicesOf(ctx: Context) {
  const units = await listUnits(ctx.db, ctx.assembly.id, 'handling');
  const ownUnits = [...new Set(ctx.actor.grants.flatMap((grant) => grant.unitId ?? []))];
  const handlers = [];
  for (const unitId of ownUnits) {
    for (const person of await peopleOfUnit(ctx.db, unitId, ctx.clock.now())) {
      if (person.roles.includes('unit_handler'))
        handlers.push({ accountId: person.accountId, name: person.name, unitId });
    }
  }
  return {
    units: units
      .filter((unit) => unit.active)
      .map((unit) => ({ unitId: unit.id, name: localName(unit, ctx.locale), side: unit.side })),
    handlers,
  };
}

export const handlingChoices = defineQuery({
  ...choicesEndpoints.handlingChoices,
  operationId: 'handlingChoices',
  summary: 'Units a matter may go to, and the handlers of one’s own units',
  tag: 'handling',
  access: 'signed_in',
  async handle(ctx) {
    if (ctx.actor.grants.length === 0) throw forbidden('not_permitted');
    return choicesOf(ctx);
  },
});
