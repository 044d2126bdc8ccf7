/** As whom an actor proposes. */
import type { Context } from '../../../platform/http/context.ts';

/** Ids the actor proposes with: memberships and bodies. */
export function proposingIds(ctx: Context): { memberIds: string[]; bodyIds: string[] } {
  const grants = ctx.actor.grants;
  return {
    memberIds: grants.flatMap((grant) => (grant.role === 'member' && grant.memberId ? [grant.memberId] : [])),
    bodyIds: grants.flatMap((grant) => (grant.role === 'body_contact' && grant.bodyId ? [grant.bodyId] : [])),
  };
}
