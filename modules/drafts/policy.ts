/** What is typed belongs to the person who typed it; a token types nothing. */
import type { Actor } from '../../platform/http/context.ts';
import { forbidden } from '../../platform/http/problem.ts';

/** @returns the account whose forms are meant @throws Problem 403 `not_permitted` */
export function writerOf(actor: Actor): string {
  if (actor.kind !== 'account' || !actor.accountId) throw forbidden('not_permitted');
  return actor.accountId;
}
