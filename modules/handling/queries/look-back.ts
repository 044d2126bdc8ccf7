/** Promises and tracked classes of one host's matters, by the day they are looked back on. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';

interface PromiseRow {
  /** Of the matter. */
  id: string;
  promise_id: string;
  number: number | null;
  subject: string;
  reply_class: string | null;
  unit_id: string | null;
  sort: string;
  text: string;
  due_on: string;
  status: string;
  report: string;
}

/**
 * One page of them in one statement.
 * @param of where the matters are, as `p`, and which of them the reader may know of
 */
export async function promisesToLookBack(
  ctx: Context,
  of: { table: string; visible: Expression<SqlBool> },
  filter: { status?: string | undefined; dueBefore?: string | undefined; limit: number; offset: number },
): Promise<{ rows: PromiseRow[]; total: number }> {
  const where: Expression<SqlBool>[] = [of.visible, sql<boolean>`p.assembly_id = ${ctx.assembly.id}`];
  if (filter.status) where.push(sql<boolean>`m.status = ${filter.status}`);
  if (filter.dueBefore) where.push(sql<boolean>`m.due_on <= ${filter.dueBefore}::date`);
  const { rows } = await sql<PromiseRow & { total: number }>`
    select p.id, m.id as promise_id, p.number, p.subject, p.reply_class, a.unit_id, m.sort, m.text,
      to_char(m.due_on, 'YYYY-MM-DD') as due_on, m.status, m.report, count(*) over () as total
    from promises m join ${sql.table(of.table)} p on p.id = m.matter_id left join assignments a on a.id = m.assignment_id
    where ${sql.join(where, sql` and `)}
    order by m.due_on, m.id limit ${filter.limit} offset ${filter.offset}`.execute(ctx.db);
  return { rows, total: Number(rows[0]?.total ?? 0) };
}
