/** In which office somebody acts, as history keeps it. */
import type { Context, Grant } from '../../platform/http/context.ts';
import type { ActingOffice } from '../../platform/matters/history.ts';
import { bodiesByIds } from './bodies.ts';
import { unitsByIds } from './units.ts';

const ofNoOffice: ActingOffice = { office_role: null, office_id: null, office_name: null };

/** The office of a grant under its present name; the assembly's own offices have none beside their role. */
export async function officeOfGrant(ctx: Context, grant: Grant | null): Promise<ActingOffice> {
  if (grant === null) return ofNoOffice;
  const id = grant.unitId ?? grant.bodyId;
  if (id === null) return { office_role: grant.role, office_id: null, office_name: null };
  const office = grant.unitId ? (await unitsByIds(ctx.db, [id])).get(id) : (await bodiesByIds(ctx.db, [id])).get(id);
  return { office_role: grant.role, office_id: id, office_name: office?.name ?? null };
}

/** The actor's office among these roles, the first that is held. */
export function officeAmong(ctx: Context, roles: readonly string[]): Promise<ActingOffice> {
  const held = roles.flatMap((role) => ctx.actor.grants.find((grant) => grant.role === role) ?? []);
  return officeOfGrant(ctx, held[0] ?? null);
}
