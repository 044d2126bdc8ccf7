/** Says row by row what an import of the uploaded register would do; writes nothing. */
import { headingOf } from '../../importing/columns.ts';
import { examineImport } from '../../importing/examine.ts';
import { command } from '../../operations.ts';

export const previewImport = command(
  'previewImport',
  'Look through an old register before it is taken in',
  async (ctx, { body }) => {
    const examined = await examineImport(ctx, body.fileId, { columns: new Map(), people: [] });
    const rows = examined.rows.map((row) => {
      const refused = row.problems.some((problem) => problem.refused);
      return {
        sheet: row.sheet,
        row: row.row,
        status: refused ? ('refused' as const) : row.problems.length > 0 ? ('warning' as const) : ('ready' as const),
        subject: row.subject,
        problems: row.problems.map((problem) => ({
          column: examined.columns.get(problem.column) ?? headingOf(problem.column, ctx.locale),
          code: problem.code,
          message: ctx.t(`proposals.importing.problem.${problem.code}`, problem.params),
        })),
      };
    });
    const count = (status: string) => rows.filter((row) => row.status === status).length;
    return {
      fileId: body.fileId,
      fingerprint: examined.fingerprint,
      total: rows.length,
      ready: count('ready'),
      warnings: count('warning'),
      refused: count('refused'),
      rows,
      sheets: examined.sheets,
      unmappedColumns: [...new Set(examined.headings.flatMap((item) => (item.key === null ? [item.heading] : [])))],
    };
  },
  { ownTransaction: true, limit: 20 },
);
