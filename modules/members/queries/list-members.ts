/** One page of a term's members, narrowed and sorted. */
import type { Context } from '../../../platform/http/context.ts';
import { defineQuery } from '../../../platform/http/operation.ts';
import { readPage } from '../../../platform/http/pages.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { currentTerm } from '../../assemblies/index.ts';
import { memberEndpoints } from '../contract.ts';
import { can, isOffice } from '../policy.ts';
import { presentMembers } from '../present.ts';
import { membersByNumber } from '../store/details.ts';
import { type MemberFilter, listMembers as readMembers } from '../store.ts';

type Asked = Omit<MemberFilter, 'assemblyId' | 'termId' | 'ids'> & { termId?: string | undefined };

/** What is asked for as the store takes it: the office finds a member by identity number or telephone, by its keyed hash. */
export async function filterOf(ctx: Context, asked: Asked): Promise<MemberFilter | undefined> {
  const termId = asked.termId ?? (await currentTerm(ctx.db, ctx.assembly.id, ctx.clock.now()))?.id;
  if (!termId) return undefined;
  const ids = asked.search && isOffice(ctx.actor) ? await membersByNumber(ctx, asked.search) : undefined;
  return {
    ...asked,
    assemblyId: ctx.assembly.id,
    termId,
    ...(ids && ids.length > 0 ? { ids, search: undefined, state: asked.state ?? ('all' as const) } : {}),
  };
}

export const listMembers = defineQuery({
  ...memberEndpoints.listMembers,
  operationId: 'listMembers',
  summary: 'Members of a term with their bodies, in printed order unless another is asked for',
  tag: 'members',
  access: 'signed_in',
  scope: 'members:read',
  async handle(ctx, { query: { page: asked, size, ...narrowing } }) {
    const decision = can(ctx.actor, 'read_members');
    if (!decision.allowed) throw forbidden(decision.reason!);
    const filter = await filterOf(ctx, narrowing);
    if (!filter) return { members: [], total: 0, page: 1 };
    const { rows, total, page } = await readPage(asked, size, async (number) => {
      const found = await readMembers(ctx.db, { ...filter, limit: size, offset: (number - 1) * size });
      return { rows: found.members, total: found.total };
    });
    return { members: await presentMembers(ctx.db, rows), total, page };
  },
});
