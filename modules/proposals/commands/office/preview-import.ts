/** Says row by row what an import of the uploaded register would do; writes nothing. */
import { isOpen } from '../../importing/check-row.ts';
import { columnKeys, headingOf, requiredColumns } from '../../importing/columns.ts';
import { type Examined, examineImport, turns } from '../../importing/examine.ts';
import { headingChoices } from '../../importing/headings-kept.ts';
import { command } from '../../operations.ts';

type Row = Examined['rows'][number];

function statusOf(row: Row): 'ready' | 'warning' | 'known' | 'refused' {
  if (row.problems.some((problem) => problem.code === 'already_imported')) return 'known';
  if (row.problems.some((problem) => problem.refused)) return 'refused';
  return row.problems.length > 0 ? 'warning' : 'ready';
}

export const previewImport = command(
  'previewImport',
  'Look through an old register before it is taken in',
  async (ctx, { body }) => {
    const columns = await headingChoices(ctx, body.columns);
    const examined = await examineImport(ctx, body.fileId, { columns, people: body.people });
    const shown = (row: Row) => ({
      sheet: row.sheet,
      row: row.row,
      status: statusOf(row),
      subject: row.subject,
      problems: row.problems.map((problem) => ({
        column: examined.columns.get(problem.column) ?? headingOf(problem.column, ctx.locale),
        code: problem.code,
        message: ctx.t(`proposals.importing.problem.${problem.code}`, problem.params),
        people: problem.choices ? { name: String(problem.params.name), choices: problem.choices } : null,
      })),
    });
    const rows: Array<ReturnType<typeof shown>> = [];
    const turn = turns();
    for (const row of examined.rows) {
      rows.push(shown(row));
      await turn();
    }
    const count = (status: string) => rows.filter((row) => row.status === status).length;
    return {
      fileId: body.fileId,
      fingerprint: examined.fingerprint,
      total: rows.length,
      ready: count('ready'),
      warnings: count('warning'),
      known: count('known'),
      refused: count('refused'),
      open: examined.rows.filter((row) => row.proposal && isOpen(row.proposal.state)).length,
      rows,
      sheets: examined.sheets,
      headings: examined.headings.map(({ key, ...heading }) => ({ ...heading, column: key })),
      columnNames: columnKeys.map((column) => ({
        column,
        name: headingOf(column, ctx.locale),
        required: requiredColumns.includes(column),
      })),
    };
  },
  { ownTransaction: true, limit: 20, bodyLimit: 2 << 20 },
);
