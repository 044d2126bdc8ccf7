/** How many deadlines of a kind are overdue, by whom they wait for and which clock it is. */
import './tables.ts';
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Context } from '../http/context.ts';
import { overdue } from './overdue.ts';

/** @param matters the kind's table with its alias, as `proposals p`, and conditions on it */
export async function lateBy(
  ctx: Context,
  kind: string,
  matters: { table: string; alias: string },
  where: readonly Expression<SqlBool>[],
): Promise<Array<{ waitsFor: string; clock: string; count: number }>> {
  const { rows } = await sql<{ waits_for: string; name: string; count: number }>`
    select c.waits_for, c.name, count(*) as count
    from clocks c join ${sql.raw(matters.table)} on ${sql.ref(`${matters.alias}.id`)} = c.matter_id
    where c.kind = ${kind} and c.assembly_id = ${ctx.assembly.id} and ${overdue(ctx.clock.now())}
      and ${sql.join([...where], sql` and `)}
    group by 1, 2 order by 1, 2`.execute(ctx.db);
  return rows.map((row) => ({ waitsFor: row.waits_for, clock: row.name, count: Number(row.count) }));
}
