/** In which office somebody acts, as history keeps it. */

import type { Context } from '../../../platform/http/context.ts';
import type { ActingOffice } from '../../../platform/matters/history.ts';
import { bodiesByIds, unitsByIds } from '../../assemblies/index.ts';
import type { PolicyGrant } from '../../handling/contract.ts';
import { actingOffice } from '../policy.ts';
import type { Action } from '../workflow.ts';
import type { Assignment, Matter } from './matter.ts';

const ofNoOffice: ActingOffice = { office_role: null, office_id: null, office_name: null };

/** The office of a grant under its present name; the assembly's own offices have none beside their role. */
export async function officeOfGrant(ctx: Context, grant: PolicyGrant | null): Promise<ActingOffice> {
  if (grant === null) return ofNoOffice;
  const id = grant.unitId ?? grant.bodyId;
  if (id === null) return { office_role: grant.role, office_id: null, office_name: null };
  const office = grant.unitId ? (await unitsByIds(ctx.db, [id])).get(id) : (await bodiesByIds(ctx.db, [id])).get(id);
  return { office_role: grant.role, office_id: id, office_name: office?.name ?? null };
}

/** The office that lets the actor take this action on the matter. */
export function officeActing(
  ctx: Context,
  matter: Matter,
  action: Action,
  assignment?: Assignment,
): Promise<ActingOffice> {
  const known = assignment && matter.subject.assignments.find((item) => item.id === assignment.id);
  return officeOfGrant(ctx, actingOffice(ctx.actor, action, matter.subject, known));
}

/** The actor's office among these roles, the first that is held. */
export function officeAmong(ctx: Context, roles: readonly string[]): Promise<ActingOffice> {
  const held = roles.flatMap((role) => ctx.actor.grants.find((grant) => grant.role === role) ?? []);
  return officeOfGrant(ctx, held[0] ?? null);
}
