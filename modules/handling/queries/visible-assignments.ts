/** Which assignments lists may count and name for an actor: one predicate for columns, filters and choices. */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { overseeingRoles } from '../../accounts/index.ts';

const list = (ids: readonly string[]) => sql.join(ids.map((id) => sql`${id}`));

/** Roles to whom assignments are shown before they are confirmed and after they were given back; a unit sees its own. */
const assigners: readonly string[] = overseeingRoles.filter((role) => role !== 'evaluator');

/** The set-wise form of `readsAssignment`, for an alias `a` of assignments. */
export function visibleAssignments(ctx: Context): RawBuilder<boolean> {
  const grants = ctx.actor.grants;
  if (grants.some((grant) => assigners.includes(grant.role))) return sql<boolean>`a.state <> 'replaced'`;
  const unitIds = grants.flatMap((grant) => (grant.role.startsWith('unit_') && grant.unitId ? [grant.unitId] : []));
  const own =
    unitIds.length > 0 ? sql`or (a.unit_id in (${list(unitIds)}) and a.state not in ('proposed', 'replaced'))` : sql``;
  return sql<boolean>`(${saidAloudAssignments} ${own})`;
}

/** The set-wise form of `saidAloud`: what the public and those without a part may know of. */
export const saidAloudAssignments: RawBuilder<boolean> = sql<boolean>`a.state not in ('proposed', 'replaced', 'bounced')`;
