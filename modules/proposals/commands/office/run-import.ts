/** Begins to take an old register in as its preview showed it; the same file again adds nothing. */
import { writeAudit } from '../../../../platform/audit/audit.ts';
import { conflict, invalid } from '../../../../platform/http/problem.ts';
import { isOpen } from '../../importing/check-row.ts';
import { examineImport } from '../../importing/examine.ts';
import { headingChoices, keepHeadings } from '../../importing/headings-kept.ts';
import { beginImport, importJob } from '../../importing/imports.ts';
import { command } from '../../operations.ts';

export const runImport = command(
  'runImport',
  'Take an old register in',
  async (ctx, { body }) => {
    const { fileId, people, withWarnings, unanswered } = body;
    const columns = await headingChoices(ctx, body.columns);
    const examined = await examineImport(ctx, fileId, { columns, people });
    if (examined.fingerprint !== body.fingerprint) throw conflict('preview_outdated');
    if (examined.rows.length === 0) throw invalid('body.fileId', 'workbook_no_headings');
    const open = examined.rows.some((row) => row.proposal && isOpen(row.proposal.state));
    if (open && unanswered === null) throw invalid('body.unanswered', 'unanswered_undecided');
    const choices = { columns: Object.fromEntries(columns), people, withWarnings, unanswered };
    const importId = await ctx.db.transaction().execute(async (trx) => {
      const inside = { ...ctx, db: trx };
      await keepHeadings(inside, body.columns);
      const id = await beginImport(inside, examined, { fileId, choices });
      await writeAudit(inside, 'register.import_begun', `import/${id}`, { file: examined.filename, fileId });
      await ctx.jobs.send(trx, importJob, { importId: id });
      return id;
    });
    return { importId };
  },
  { ownTransaction: true, limit: 10, bodyLimit: 2 << 20 },
);
