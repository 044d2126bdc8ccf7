/** Who is told how many follow: those who work on matters, of matters they may read. Everything else is open or proven by a secret. */
import type { Actor } from '../../platform/http/context.ts';

const seats = new Set(['member', 'former_member', 'body_contact']);

export const maySeeCount = (actor: Actor): boolean => actor.grants.some((grant) => !seats.has(grant.role));
