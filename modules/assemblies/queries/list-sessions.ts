/** Plenary sessions of all terms, oldest first. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { listTerms, listSessions as readSessions } from '../calendar.ts';
import { assemblyEndpoints } from '../contract.ts';
import { presentSession } from '../present.ts';

export const listSessions = defineQuery({
  ...assemblyEndpoints.listSessions,
  operationId: 'listSessions',
  summary: 'Plenary sessions of all terms with their windows, oldest first',
  tag: 'assemblies',
  access: 'public',
  async handle({ db, assembly, locale }) {
    const terms = await listTerms(db, assembly.id);
    const sessions = await readSessions(db, assembly.id);
    return { sessions: sessions.map((session) => presentSession(session, terms, locale)) };
  },
});
