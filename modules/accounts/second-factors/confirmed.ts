/** Weighty acts are done only by somebody who proved lately who they are. */
import type { Actor, Context } from '../../../platform/http/context.ts';
import { forbidden, unauthenticated } from '../../../platform/http/problem.ts';

/** @throws Problem 403 `confirmation_needed`: the screen asks for a proof and sends the same again */
export function mustBeConfirmed({ actor, clock }: Pick<Context, 'actor' | 'clock'>): void {
  if (!(actor.confirmedUntil && actor.confirmedUntil > clock.now())) throw forbidden('confirmation_needed');
}

/** The account and session of somebody signed in. @throws Problem 401 */
export function sessionOf({ accountId, sessionId }: Actor): { accountId: string; sessionId: string } {
  if (!accountId || !sessionId) throw unauthenticated();
  return { accountId, sessionId };
}
