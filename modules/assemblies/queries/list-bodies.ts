/** Sectors, committees, parties, organisations and groups of one term in printed order. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { listBodies as readBodies } from '../bodies.ts';
import { currentTerm } from '../calendar.ts';
import { assemblyEndpoints } from '../contract.ts';

export const listBodies = defineQuery({
  ...assemblyEndpoints.listBodies,
  operationId: 'listBodies',
  summary: 'Bodies of a term: sectors, committees, parties, organisations, groups',
  tag: 'assemblies',
  access: 'public',
  async handle({ db, assembly, clock }, { query }) {
    const termId = query.termId ?? (await currentTerm(db, assembly.id, clock.now()))?.id;
    if (!termId) return { bodies: [] };
    const bodies = await readBodies(db, assembly.id, query.kind, { termId });
    return {
      bodies: bodies.map(({ id, kind, name, nameEn, sortWeight }) => ({
        ...{ id, termId, kind, name, sortWeight },
        nameEn: nameEn || null,
      })),
    };
  },
});
