/** The review board: what stands where, most urgent first. */
import { sql } from 'kysely';
import { forbidden } from '../../../platform/http/problem.ts';
import { overseeingRoles } from '../../accounts/index.ts';
import { query } from '../operations.ts';
import type { ProposalState } from '../workflow.ts';
import { type Condition, selectLines } from './lines.ts';
import { visible } from './visible.ts';

const columns: ReadonlyArray<readonly [ProposalState, number]> = [
  ['submitted', 0],
  ['reviewing', 1],
  ['reviewing', 2],
  ['reviewing', 3],
  ['returned', 0],
  ['filed', 0],
  ['assigning', 0],
  ['dispatched', 0],
  ['handling', 0],
  ['rating', 0],
  ['reworking', 0],
  ['consulting', 0],
  ['tracked', 0],
];
const desk: readonly string[] = overseeingRoles;
const SHOWN = 30;

export const getBoard = query('getBoard', 'The board of proposals by state', async (ctx, { query: filter }) => {
  if (!ctx.actor.grants.some((grant) => desk.includes(grant.role))) throw forbidden('not_your_part');
  const base: Condition[] = [visible(ctx)];
  if (filter.sessionId) base.push(sql<boolean>`p.session_id = ${filter.sessionId}`);
  if (filter.category) base.push(sql<boolean>`p.category = ${filter.category}`);
  if (filter.unitId) {
    base.push(sql<boolean>`exists (select 1 from assignments a where a.matter_id = p.id and a.unit_id = ${filter.unitId}
      and a.state <> 'replaced')`);
  }
  const { rows: counts } = await sql<{ state: ProposalState; round: number; total: number }>`
    select p.state, case when p.state = 'reviewing' then p.review_round else 0 end as round, count(*) as total
    from proposals p where p.assembly_id = ${ctx.assembly.id} and ${sql.join([...base], sql` and `)}
    group by 1, 2`.execute(ctx.db);
  const order = sql`(select min(c.due_at) from clocks c where c.matter_id = p.id and c.ended_at is null and c.name <> 'look_back') nulls last, p.id`;
  const found = [];
  for (const [state, round] of columns) {
    const count = Number(counts.find((row) => row.state === state && row.round === round)?.total ?? 0);
    if (count === 0) {
      found.push({ state, round, count, items: [] });
      continue;
    }
    const where = [
      ...base,
      sql<boolean>`p.state = ${state}`,
      ...(state === 'reviewing' ? [sql<boolean>`p.review_round = ${round}`] : []),
    ];
    found.push({ state, round, count, items: await selectLines(ctx, { where, order, limit: SHOWN, offset: 0 }) });
  }
  return { columns: found };
});
