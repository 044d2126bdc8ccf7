/** Who may begin which kind of proposal: members their own, contacts those of the bodies they speak for. */
import type { Assembly } from '../../../../web/shared/session.tsx';
import type { ProposalDetail } from '../../contract/detail.ts';

type Kind = ProposalDetail['kind'];

/** Whether somebody may begin a proposal here at all; former members follow, but do not propose. */
export const mayPropose = (assembly: Assembly): boolean =>
  assembly.grants.some((grant) => grant.role === 'member' || grant.role === 'body_contact');

/** Kinds somebody may choose, the usual one first. */
export function kindsFor(assembly: Assembly, options: { myBodies: readonly unknown[] }): Kind[] {
  const member = assembly.grants.some((grant) => grant.role === 'member');
  return [
    ...(member ? (['single', 'joint'] as const) : []),
    ...(options.myBodies.length > 0 ? (['body', 'joint_bodies'] as const) : []),
  ];
}
