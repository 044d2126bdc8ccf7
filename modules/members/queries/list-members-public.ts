/** The public list of members: number, name and sector, nothing more. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { bodiesByIds, currentTerm } from '../../assemblies/index.ts';
import { memberEndpoints } from '../contract.ts';
import { listMembers as readMembers } from '../store.ts';

export const listMembersPublic = defineQuery({
  ...memberEndpoints.listMembersPublic,
  operationId: 'listMembersPublic',
  summary: 'The public list of a term: number, name, sector',
  tag: 'members',
  access: 'public',
  async handle({ db, assembly, clock }, { query }) {
    const termId = query.termId ?? (await currentTerm(db, assembly.id, clock.now()))?.id;
    if (!termId) return { members: [], total: 0 };
    const { search, sectorId, page, size } = query;
    const filter = { assemblyId: assembly.id, termId, search, sectorId, limit: size, offset: (page - 1) * size };
    const { members, total } = await readMembers(db, filter);
    const sectors = await bodiesByIds(
      db,
      members.map((member) => member.sectorId).filter((id) => id !== null),
    );
    return {
      total,
      members: members.map(({ number, name, sectorId: id }) => ({
        number,
        name,
        sector: (id && sectors.get(id)?.name) || null,
      })),
    };
  },
});
