/** Promises and tracked classes, for the look-back of the next year. */
import { sql } from 'kysely';
import { readPage } from '../../../platform/http/pages.ts';
import { query } from '../operations.ts';
import { type Condition, unitNames } from './lines.ts';
import { visible } from './visible.ts';

interface Row {
  id: string;
  promise_id: string;
  number: number | null;
  subject: string;
  unit_id: string | null;
  kind: string;
  text: string;
  due_on: string;
  status: string;
  report: string;
  reply_class: string | null;
  total: number;
}

export const lookBackList = query(
  'lookBackList',
  'Promises and classes to look back on',
  async (ctx, { query: filter }) => {
    const where: Condition[] = [visible(ctx), sql<boolean>`p.assembly_id = ${ctx.assembly.id}`];
    if (filter.status) where.push(sql<boolean>`m.status = ${filter.status}`);
    if (filter.dueBefore) where.push(sql<boolean>`m.due_on <= ${filter.dueBefore}::date`);
    const read = async (page: number) => {
      const { rows } = await sql<Row>`
    select p.id, m.id as promise_id, p.number, p.subject, a.unit_id, m.sort as kind, m.text, to_char(m.due_on, 'YYYY-MM-DD') as due_on,
      m.status, m.report, p.reply_class, count(*) over () as total
    from promises m join proposals p on p.id = m.matter_id left join assignments a on a.id = m.assignment_id
    where ${sql.join([...where], sql` and `)}
    order by m.due_on, m.id limit ${filter.size} offset ${(page - 1) * filter.size}`.execute(ctx.db);
      return { rows, total: Number(rows[0]?.total ?? 0) };
    };
    const { rows, total, page } = await readPage(filter.page, filter.size, read);
    const units = await unitNames(
      ctx,
      rows.flatMap((row) => row.unit_id ?? []),
    );
    return {
      items: rows.map((row) => ({
        proposalId: row.id,
        promiseId: row.promise_id,
        number: row.number,
        subject: row.subject,
        unitName: row.unit_id ? (units.get(row.unit_id) ?? '') : '',
        kind: row.kind,
        text: row.text,
        dueOn: row.due_on,
        status: row.status,
        report: row.report,
        class: row.reply_class,
      })),
      total,
      page,
      size: filter.size,
    };
  },
);
