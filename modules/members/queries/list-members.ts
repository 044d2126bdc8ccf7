/** One page of a term's members in printed order. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { readPage } from '../../../platform/http/pages.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { currentTerm } from '../../assemblies/index.ts';
import { memberEndpoints } from '../contract.ts';
import { can } from '../policy.ts';
import { presentMembers } from '../present.ts';
import { listMembers as readMembers } from '../store.ts';

export const listMembers = defineQuery({
  ...memberEndpoints.listMembers,
  operationId: 'listMembers',
  summary: 'Members of a term with their bodies, in printed order',
  tag: 'members',
  access: 'signed_in',
  scope: 'members:read',
  async handle({ db, actor, assembly, clock }, { query }) {
    const decision = can(actor, 'read_members');
    if (!decision.allowed) throw forbidden(decision.reason!);
    const termId = query.termId ?? (await currentTerm(db, assembly.id, clock.now()))?.id;
    if (!termId) return { members: [], total: 0, page: 1 };
    const { search, sectorId, committeeId, bodyId, page: asked, size } = query;
    const { rows, total, page } = await readPage(asked, size, async (number) => {
      const filter = { search, sectorId, committeeId, bodyId, limit: size, offset: (number - 1) * size };
      const found = await readMembers(db, { assemblyId: assembly.id, termId, ...filter });
      return { rows: found.members, total: found.total };
    });
    return { members: await presentMembers(db, rows), total, page };
  },
});
