/** The set-wise forms of `canRead` and of what is public: which activities a list may hold. A test compares them. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { seatsOf } from '../../accounts/index.ts';

const invited = (memberIds: readonly string[]) =>
  sql<boolean>`exists (select 1 from activity_invitations i where i.activity_id = a.id
    and i.member_id in (${sql.join(memberIds)}))`;

/** Those the reader is invited to. */
export function mine(ctx: Pick<Context, 'actor'>) {
  const { memberIds } = seatsOf(ctx);
  return memberIds.length === 0 ? sql<boolean>`false` : sql<boolean>`(a.state <> 'draft' and ${invited(memberIds)})`;
}

/** Everything the actor may read inside. */
export function visible(ctx: Pick<Context, 'actor'>) {
  const roles = new Set(ctx.actor.grants.map((grant) => grant.role));
  if (ctx.actor.kind === 'system' || roles.has('clerk') || roles.has('auditor')) return sql<boolean>`true`;
  const ways = [mine(ctx)];
  if (roles.has('leader') || roles.has('evaluator')) ways.push(sql<boolean>`a.state <> 'draft'`);
  const { bodyIds } = seatsOf(ctx);
  if (bodyIds.length > 0) ways.push(sql<boolean>`a.body_id in (${sql.join(bodyIds)})`);
  return sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

/** What everybody may find: marked public, and announced. */
export const openToAll = (ctx: Pick<Context, 'assembly'>) =>
  sql<boolean>`(a.assembly_id = ${ctx.assembly.id} and a.is_public and a.state <> 'draft'
    and (a.state <> 'cancelled' or a.announced_at is not null))`;
