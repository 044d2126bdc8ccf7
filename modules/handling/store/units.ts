/** People of handling units. */
import type { Context } from '../../../platform/http/context.ts';
import { peopleOfUnit } from '../../accounts/index.ts';

/** May the matter be handed to this person: a handler of the unit? */
export async function unitHasHandler(ctx: Context, unitId: string, accountId: string): Promise<boolean> {
  const people = await peopleOfUnit(ctx.db, unitId, ctx.clock.now());
  return people.some((person) => person.accountId === accountId && person.roles.includes('unit_handler'));
}
