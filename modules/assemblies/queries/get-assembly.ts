/** One assembly with its sessions and what a proposal handed in now counts for. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { currentTerm, listSessions, listTerms, sessionInForce } from '../calendar.ts';
import { assemblyEndpoints } from '../contract.ts';
import { presentAssembly, presentSession, presentTerm } from '../present.ts';
import { findAssemblyByCode } from '../store.ts';

export const getAssembly = defineQuery({
  ...assemblyEndpoints.getAssembly,
  operationId: 'getAssembly',
  summary: 'An assembly: name, level, current term, sessions',
  tag: 'assemblies',
  access: 'public',
  async handle({ db, assembly, clock, locale }) {
    const found = await findAssemblyByCode(db, assembly.code);
    if (!found) throw notFound();
    const now = clock.now();
    const terms = await listTerms(db, found.id);
    const sessions = await listSessions(db, found.id);
    const term = await currentTerm(db, found.id, now);
    const inForce = await sessionInForce(db, found.id, now);
    return {
      ...presentAssembly(found),
      contact: found.contact,
      term: term ? presentTerm(term, locale) : null,
      session: inForce ? presentSession(inForce.session, terms, locale) : null,
      season: inForce?.season ?? null,
      sessions: sessions.map((session) => presentSession(session, terms, locale)),
    };
  },
});
