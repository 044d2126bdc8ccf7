/** The public list of members: number, name and sector, nothing more. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { readPage } from '../../../platform/http/pages.ts';
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
    if (!termId) return { members: [], total: 0, page: 1 };
    const { search, sectorId, page: asked, size } = query;
    const { rows, total, page } = await readPage(asked, size, async (number) => {
      const filter = { search, sectorId, limit: size, offset: (number - 1) * size };
      const found = await readMembers(db, { assemblyId: assembly.id, termId, ...filter });
      return { rows: found.members, total: found.total };
    });
    const sectors = await bodiesByIds(
      db,
      rows.map((member) => member.sectorId).filter((id) => id !== null),
    );
    return {
      total,
      page,
      members: rows.map(({ number, name, sectorId: id }) => ({
        number,
        name,
        sector: (id && sectors.get(id)?.name) || null,
      })),
    };
  },
});
