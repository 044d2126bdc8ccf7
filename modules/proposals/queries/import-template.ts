/** The workbook an office fills in to bring its old register along. */

import { xlsxType } from '../../../platform/documents/answers.ts';
import { writeWorkbook } from '../../../platform/documents/sheets.ts';
import { ruleInForce } from '../../assemblies/index.ts';
import { requireImporter } from '../importing/examine.ts';
import { templateSheets } from '../importing/template.ts';
import { query } from '../operations.ts';
import type { ProposalRules } from '../rules.ts';

export const importTemplate = query('importTemplate', 'Workbook for importing an old register', async (ctx) => {
  requireImporter(ctx);
  const rule = await ruleInForce(ctx.db, ctx.assembly.id, 'proposals', ctx.clock.now());
  const sheets = await templateSheets(ctx, rule?.content as ProposalRules | undefined);
  return {
    filename: `${ctx.t('proposals.importing.sheet.register')}.xlsx`,
    mediaType: xlsxType,
    body: await writeWorkbook(sheets),
  };
});
