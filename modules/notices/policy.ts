/** Notices are read by the person they were sent to and by nobody else; a token has no notices. */
import type { Actor } from '../../platform/http/context.ts';
import { forbidden } from '../../platform/http/problem.ts';

/** Who sees that messages go, and what is stuck; never what they say. */
const caretakers: readonly string[] = ['admin'];

/** @returns the account whose notices the actor reads @throws Problem 403 `not_permitted` */
export function readerOf(actor: Actor): string {
  if (actor.kind !== 'account' || !actor.accountId) throw forbidden('not_permitted');
  return actor.accountId;
}

/** @throws Problem 403 `not_permitted` */
export function mustBeCaretaker(actor: Actor): void {
  const may = actor.kind === 'account' && actor.grants.some((grant) => caretakers.includes(grant.role));
  if (!may) throw forbidden('not_permitted');
}
