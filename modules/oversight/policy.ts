/** Who oversees: offices that know of every matter handed in. */
import type { Actor } from '../../platform/http/context.ts';
import { forbidden } from '../../platform/http/problem.ts';
import { overseeingRoles } from '../accounts/index.ts';

const offices: readonly string[] = overseeingRoles;

const oversees = (actor: Actor): boolean => actor.grants.some((grant) => offices.includes(grant.role));

/** @throws Problem 403 `not_your_part` */
export function mustOversee(actor: Actor): void {
  if (!oversees(actor)) throw forbidden('not_your_part');
}
