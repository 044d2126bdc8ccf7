/** One member of this assembly, of any term. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { forbidden, notFound } from '../../../platform/http/problem.ts';
import { memberEndpoints } from '../contract.ts';
import { can } from '../policy.ts';
import { presentMembers } from '../present.ts';
import { membersByIds } from '../store.ts';

export const getMember = defineQuery({
  ...memberEndpoints.getMember,
  operationId: 'getMember',
  summary: 'One member with sector, committee, party and group',
  tag: 'members',
  access: 'signed_in',
  scope: 'members:read',
  async handle({ db, actor, assembly }, { params }) {
    const decision = can(actor, 'read_members');
    if (!decision.allowed) throw forbidden(decision.reason!);
    const member = (await membersByIds(db, [params.memberId])).get(params.memberId);
    if (member?.assemblyId !== assembly.id) throw notFound();
    return (await presentMembers(db, [member]))[0]!;
  },
});
