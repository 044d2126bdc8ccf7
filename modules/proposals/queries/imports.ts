/** The log of imports, and one of them row by row. */
import { type Selectable, sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { pageShown } from '../../../platform/http/pages.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { type ColumnKey, headingOf } from '../importing/columns.ts';
import { requireImporter } from '../importing/examine.ts';
import { query } from '../operations.ts';
import type { RegisterImportLine, RegisterImportRow, RowOutcome } from '../tables-importing.ts';

const iso = (at: Date | null) => (at === null ? null : at.toISOString());

function summaryOf(ctx: Context, row: Selectable<RegisterImportRow>) {
  const field = `errors.field.${row.problem}`;
  const said = ctx.t(field);
  return {
    importId: row.id,
    fileName: row.file_name,
    state: row.state,
    problem: row.problem === null ? null : said === field ? ctx.t(`errors.${row.problem}`) : said,
    total: row.total,
    wanted: row.wanted,
    done: row.done,
    startedBy: row.started_by_name,
    createdAt: row.created_at.toISOString(),
    finishedAt: iso(row.finished_at),
    takenBackBy: row.taken_back_by_name,
    takenBackAt: iso(row.taken_back_at),
  };
}

export const listImports = query('listImports', 'Imports of old registers, the newest first', async (ctx, input) => {
  requireImporter(ctx);
  const { size } = input.query;
  const imports = ctx.db.selectFrom('register_imports').where('assembly_id', '=', ctx.assembly.id);
  const { total } = await imports.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const page = pageShown(input.query.page, Number(total), size);
  const rows = await imports
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { items: rows.map((row) => summaryOf(ctx, row)), total: Number(total), page, size };
});

export const getImport = query(
  'getImport',
  'An import, row by row',
  async (ctx, { params, query: { page: asked, size, outcome } }) => {
    requireImporter(ctx);
    const found = await ctx.db
      .selectFrom('register_imports')
      .selectAll()
      .where('id', '=', params.importId)
      .where('assembly_id', '=', ctx.assembly.id)
      .executeTakeFirst();
    if (!found) throw notFound();
    const { rows: counted } = await sql<{ outcome: RowOutcome; total: number }>`select outcome, count(*) as total
    from register_import_rows where import_id = ${found.id} group by outcome`.execute(ctx.db);
    const counts = { waiting: 0, taken_in: 0, known: 0, left_out: 0, refused: 0 };
    for (const row of counted) counts[row.outcome] = Number(row.total);
    const rowTotal = outcome ? counts[outcome] : Object.values(counts).reduce((sum, count) => sum + count, 0);
    const page = pageShown(asked, rowTotal, size);
    let select = ctx.db.selectFrom('register_import_rows').selectAll().where('import_id', '=', found.id);
    if (outcome) select = select.where('outcome', '=', outcome);
    const rows: Selectable<RegisterImportLine>[] = await select
      .orderBy('place')
      .limit(size)
      .offset((page - 1) * size)
      .execute();
    return {
      ...summaryOf(ctx, found),
      fileId: found.file_id,
      counts,
      rows: rows.map((row) => ({
        sheet: row.sheet,
        row: row.row_number,
        subject: row.subject,
        outcome: row.outcome,
        proposalId: found.state === 'taken_back' ? null : row.proposal_id,
        problems: row.problems.map(({ column, code, params: values }) => ({
          column: headingOf(column as ColumnKey, ctx.locale),
          code,
          message: ctx.t(`proposals.importing.problem.${code}`, values),
        })),
      })),
      rowTotal,
      page,
      size,
    };
  },
);
