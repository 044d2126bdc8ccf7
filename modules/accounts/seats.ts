/** For whom somebody speaks. */
import type { Context } from '../../platform/http/context.ts';

/** Ids of the seats the actor holds, and of the bodies it speaks for. */
export const seatsOf = ({ actor }: Pick<Context, 'actor'>): { memberIds: string[]; bodyIds: string[] } => ({
  memberIds: actor.grants.flatMap((grant) => (grant.role === 'member' ? (grant.memberId ?? []) : [])),
  bodyIds: actor.grants.flatMap((grant) => (grant.role === 'body_contact' ? (grant.bodyId ?? []) : [])),
});
