/** The register to take away: staff what they may read, a unit its own. */

import { documentAnswer, workbookAnswer } from '../../../platform/documents/answers.ts';
import { print } from '../../../platform/documents/printing.ts';
import { fileName } from '../../../platform/documents/wording.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { collected, exportIds, exportLines } from '../documents/export-rows.ts';
import { exportScope, requireFewForDocx } from '../documents/export-scope.ts';
import { registerDocument, registerSheet } from '../documents/register-list.ts';
import { query } from '../operations.ts';
import { listConditions } from './list-conditions.ts';

export const exportRegister = query(
  'exportRegister',
  'The register as a spreadsheet or a Word list',
  async (ctx, { query: filter }) => {
    const ids = await exportIds(ctx, [...exportScope(ctx), ...(await listConditions(ctx, filter))]);
    const name = fileName(ctx.assembly.name, ctx.t('proposals.documents.register.file'));
    if (filter.format === 'xlsx') return workbookAnswer(name, [registerSheet(exportLines(ctx, ids), ctx)]);
    requireFewForDocx(ids.length);
    const lines = await collected(exportLines(ctx, ids));
    const list = registerDocument(lines, ctx, ctx.assembly.name, ctx.clock.now());
    return documentAnswer(
      name,
      'docx',
      await print({ kind: 'list', format: 'docx', document: list }, shareOf(ctx.actor)),
    );
  },
  { limit: 20, audited: 'data.exported' },
);
