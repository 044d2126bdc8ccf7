/** What units have in hand, over all kinds of one host's matters. */
import { type RawBuilder, sql } from 'kysely';
import { overdue } from '../../../platform/clocks/overdue.ts';
import type { Context } from '../../../platform/http/context.ts';
import { listUnits } from '../../assemblies/index.ts';
import { type HandlingStates, statesAtWork } from '../workflow.ts';

export interface UnitLoad {
  unitId: string;
  /** Matters in its hands. */
  open: number;
  /** Of those, how many have a deadline of its own that has passed. */
  late: number;
  /** Matters of the same sort it has answered. */
  answered: number;
}

/**
 * What speaks for one unit or another when a matter is assigned; active units that handle, in printed order.
 * @param of where the matters are: their table, which of them are of the same sort as this one, and which one is not counted
 */
export async function unitLoads<S extends string>(
  ctx: Context,
  of: { table: string; states: HandlingStates<S>; alike: RawBuilder<boolean>; except: string },
): Promise<UnitLoad[]> {
  const atWork = sql.join(statesAtWork(of.states).map((state) => sql`${state}`));
  const inHand = sql`(a.state not in ('proposed', 'bounced', 'replaced', 'issued') and p.state in (${atWork}))`;
  const { rows } = await sql<{ unit_id: string; open: number; late: number; answered: number }>`
    select a.unit_id,
      count(*) filter (where ${inHand}) as open,
      count(*) filter (where ${inHand} and exists (select 1 from clocks c where c.matter_id = p.id and c.part_id = a.id
        and c.waits_for = 'unit:' || a.unit_id and ${overdue(ctx.clock.now())})) as late,
      count(*) filter (where a.state = 'issued' and a.role <> 'assisting' and ${of.alike}) as answered
    from assignments a join ${sql.table(of.table)} p on p.id = a.matter_id
    where p.assembly_id = ${ctx.assembly.id} and p.id <> ${of.except} group by a.unit_id`.execute(ctx.db);
  const loads = new Map(rows.map((row) => [row.unit_id, row]));
  const units = await listUnits(ctx.db, ctx.assembly.id, 'handling');
  return units
    .filter((unit) => unit.active)
    .map((unit) => ({
      unitId: unit.id,
      open: Number(loads.get(unit.id)?.open ?? 0),
      late: Number(loads.get(unit.id)?.late ?? 0),
      answered: Number(loads.get(unit.id)?.answered ?? 0),
    }));
}
