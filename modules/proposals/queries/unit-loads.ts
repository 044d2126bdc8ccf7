/** What speaks for one unit or another when a proposal is assigned: work in hand, what is late, answers in the category. */
import { sql } from 'kysely';
import { overdue } from '../../../platform/clocks/overdue.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { listUnits } from '../../assemblies/index.ts';
import { query } from '../operations.ts';
import { partsOf } from '../policy.ts';
import { readMatter } from '../store/matter.ts';

interface LoadRow {
  unit_id: string;
  open: number;
  late: number;
  answered: number;
}

const inHand = sql`(a.state not in ('proposed', 'bounced', 'replaced', 'issued')
  and p.state in ('assigning', 'dispatched', 'handling', 'reworking'))`;

export const unitLoads = query(
  'unitLoads',
  'Work in hand of the units a proposal may go to',
  async (ctx, { params }) => {
    const matter = await readMatter(ctx, params.proposalId);
    const held = partsOf(ctx.actor, matter.subject);
    if (!held.has('assigner') && !held.has('supervisor')) throw forbidden('not_your_part');
    const { rows } = await sql<LoadRow>`
      select a.unit_id,
        count(*) filter (where ${inHand}) as open,
        count(*) filter (where ${inHand} and exists (select 1 from clocks c where c.matter_id = p.id and c.part_id = a.id
          and c.waits_for = 'unit:' || a.unit_id and ${overdue(ctx.clock.now())})) as late,
        count(*) filter (where a.state = 'issued' and a.role <> 'assisting' and p.category = ${matter.row.category}) as answered
      from assignments a join proposals p on p.id = a.proposal_id
      where p.assembly_id = ${ctx.assembly.id} and p.id <> ${matter.row.id} group by a.unit_id`.execute(ctx.db);
    const loads = new Map(rows.map((row) => [row.unit_id, row]));
    const units = await listUnits(ctx.db, ctx.assembly.id, 'handling');
    return {
      items: units
        .filter((unit) => unit.active)
        .map((unit) => ({
          unitId: unit.id,
          open: Number(loads.get(unit.id)?.open ?? 0),
          late: Number(loads.get(unit.id)?.late ?? 0),
          answered: Number(loads.get(unit.id)?.answered ?? 0),
        })),
    };
  },
);
