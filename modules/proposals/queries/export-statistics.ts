/** The figures of the register as tables, with how each was counted. */

import { documentAnswer, workbookAnswer } from '../../../platform/documents/answers.ts';
import { print } from '../../../platform/documents/printing.ts';
import { fileName } from '../../../platform/documents/wording.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { unitsOfExport } from '../documents/export-scope.ts';
import { statisticsDocument, statisticsSheets } from '../documents/statistics.ts';
import { computeFigures } from '../figures/compute.ts';
import { query } from '../operations.ts';
import { seesAllFigures } from './get-figures.ts';

export const exportStatistics = query(
  'exportStatistics',
  'The statistics as a spreadsheet or a Word file',
  async (ctx, { query: filter }) => {
    unitsOfExport(ctx);
    if (filter.audience === 'inside' && !seesAllFigures(ctx)) throw forbidden('not_your_part');
    const figures = await computeFigures(ctx, {
      ...filter,
      audience: filter.audience ?? (seesAllFigures(ctx) ? 'inside' : 'public'),
    });
    const name = fileName(ctx.assembly.name, ctx.t('proposals.documents.statistics.file'));
    if (filter.format === 'xlsx') return workbookAnswer(name, statisticsSheets(figures, ctx));
    const document = statisticsDocument(figures, ctx, ctx.assembly.name);
    const { format } = filter;
    return documentAnswer(name, format, await print({ kind: 'list', format, document }, shareOf(ctx.actor)));
  },
  { limit: 20, audited: 'data.exported' },
);
