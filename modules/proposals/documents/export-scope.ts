/** Which proposals a person's lists may hold: staff what they may read, a unit its own. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { overseeingRoles } from '../../accounts/index.ts';
import type { Condition } from '../queries/lines.ts';
import { visible } from '../queries/visible.ts';

const desk: ReadonlySet<string> = new Set(overseeingRoles);

/** Units whose lists the actor may take away; null: those of every unit. @throws Problem 403 `not_your_part` for others than staff */
export function unitsOfExport(ctx: Context): string[] | null {
  const { grants } = ctx.actor;
  if (grants.some((grant) => desk.has(grant.role))) return null;
  const own = grants.flatMap((grant) => (grant.role.startsWith('unit_') && grant.unitId ? [grant.unitId] : []));
  if (own.length === 0) throw forbidden('not_your_part');
  return [...new Set(own)];
}

/**
 * Conditions on `proposals p`.
 * @throws Problem 403 `not_your_part`
 */
export function exportScope(ctx: Context, filter: { sessionId?: string | undefined } = {}): Condition[] {
  const units = unitsOfExport(ctx);
  const where: Condition[] = [
    sql<boolean>`p.assembly_id = ${ctx.assembly.id}`,
    sql<boolean>`p.state not in ('draft', 'cosigning')`,
    visible(ctx),
  ];
  if (units) {
    where.push(sql<boolean>`exists (select 1 from assignments a where a.matter_id = p.id
      and a.unit_id in (${sql.join(units)}) and a.state not in ('proposed', 'replaced'))`);
  }
  if (filter.sessionId) where.push(sql<boolean>`p.session_id = ${filter.sessionId}`);
  return where;
}
