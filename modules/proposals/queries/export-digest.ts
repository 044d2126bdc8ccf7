/** What each proposal wants, in a few lines, by category. */

import { documentAnswer, workbookAnswer } from '../../../platform/documents/answers.ts';
import { print } from '../../../platform/documents/printing.ts';
import { fileName } from '../../../platform/documents/wording.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { digestDocument, digestSheet } from '../documents/digest-list.ts';
import { collected, exportIds, exportLines } from '../documents/export-rows.ts';
import { exportScope, requireFewForDocx } from '../documents/export-scope.ts';
import { query } from '../operations.ts';

export const exportDigest = query(
  'exportDigest',
  'The digest of proposals as a Word file or a spreadsheet',
  async (ctx, { query: filter }) => {
    const ids = await exportIds(ctx, exportScope(ctx, filter));
    const name = fileName(ctx.assembly.name, ctx.t('proposals.documents.digest.file'));
    if (filter.format === 'xlsx') return workbookAnswer(name, [digestSheet(exportLines(ctx, ids), ctx)]);
    requireFewForDocx(ids.length);
    const lines = await collected(exportLines(ctx, ids));
    const document = digestDocument(lines, ctx, ctx.assembly.name, ctx.clock.now());
    return documentAnswer(name, 'docx', await print({ kind: 'list', format: 'docx', document }, shareOf(ctx.actor)));
  },
  { limit: 20, audited: 'data.exported' },
);
