/** Terms and sessions as those see them who keep them: also the coming ones, and what counts now. */
import { dayOf } from '../../../platform/calendar/days.ts';
import { defineQuery } from '../../../platform/http/operation.ts';
import { currentTerm, listSessions, listTerms, sessionInForce } from '../calendar.ts';
import { heldAt } from '../held.ts';
import { mustKeepHouse } from '../policy.ts';
import { presentSession, presentTerm } from '../present.ts';
import { windowsEndpoints } from '../windows-contract.ts';

export const listTermsOfHouse = defineQuery({
  ...windowsEndpoints.listTermsOfHouse,
  operationId: 'listTermsOfHouse',
  summary: 'Terms and sessions with what counts now, for those who keep them',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx) {
    mustKeepHouse(ctx);
    const { db, assembly, clock, locale } = ctx;
    const now = clock.now();
    const terms = await listTerms(db, assembly.id);
    const current = await currentTerm(db, assembly.id, now);
    const inForce = await sessionInForce(db, assembly.id, now);
    const handedIn = await heldAt(ctx, 'handed_in');
    return {
      terms: terms.map((term) => ({
        ...presentTerm(term, locale),
        over: term.endsOn < dayOf(now),
        current: term.id === current?.id,
      })),
      sessions: (await listSessions(db, assembly.id)).map((session) => ({
        ...presentSession(session, terms, locale),
        over: session.intersessionUntil < now,
        season: inForce?.session.id === session.id ? inForce.season : null,
        handedIn: handedIn.get(session.id) ?? 0,
      })),
    };
  },
});
