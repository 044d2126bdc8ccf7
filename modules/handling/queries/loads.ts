/** What units have in hand, over all kinds of matters. */
import { type RawBuilder, sql } from 'kysely';
import { overdue } from '../../../platform/clocks/overdue.ts';
import type { Context } from '../../../platform/http/context.ts';
import { listUnits, tellsOfHeld } from '../../assemblies/index.ts';
import { taughtKinds } from '../learning/taught.ts';
import { statesAtWork } from '../workflow.ts';

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
 * What speaks for one unit or another when a matter is assigned; active units that handle, in printed order. Work in hand is of
 * every kind, answers are of the matter's own.
 * @param of its kind, which of the kind are of the same sort as this one, and which one is not counted
 */
export async function unitLoads(
  ctx: Context,
  of: { kind: string; alike: RawBuilder<boolean>; except: string | null },
): Promise<UnitLoad[]> {
  const ofEach = taughtKinds().map(({ kind, table, states }) => {
    const atWork = sql.join(statesAtWork(states).map((state) => sql`${state}`));
    const inHand = sql`(a.state not in ('proposed', 'bounced', 'replaced', 'issued') and p.state in (${atWork}))`;
    const alike = kind === of.kind ? sql`(a.state = 'issued' and a.role <> 'assisting' and ${of.alike})` : sql`false`;
    return sql`select a.unit_id, ${inHand} as open,
        ${inHand} and exists (select 1 from clocks c where c.matter_id = p.id and c.part_id = a.id
          and c.waits_for = 'unit:' || a.unit_id and ${overdue(ctx.clock.now())}) as late,
        ${alike} as answered
      from assignments a join ${sql.table(table)} p on p.id = a.matter_id
      where p.assembly_id = ${ctx.assembly.id} and p.id is distinct from ${of.except}::uuid`;
  });
  const { rows } = await sql<{ unit_id: string; open: number; late: number; answered: number }>`
    select unit_id, count(*) filter (where open) as open, count(*) filter (where late) as late,
      count(*) filter (where answered) as answered
    from (${sql.join(ofEach, sql` union all `)}) work group by unit_id`.execute(ctx.db);
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

// Those who keep the list of units see what each has in hand, and close none that has.
tellsOfHeld('work', async (ctx) => {
  if (taughtKinds().length === 0) return new Map();
  const loads = await unitLoads(ctx, { kind: '', alike: sql<boolean>`false`, except: null });
  return new Map(loads.map(({ unitId, open }) => [unitId, open]));
});
