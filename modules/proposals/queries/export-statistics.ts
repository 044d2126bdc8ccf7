/** The figures of the register as tables, with how each was counted. */
import { fileName } from '../../../platform/documents/wording.ts';
import { takenAway } from '../../../platform/exporting/take-away.ts';
import { viewsOf } from '../../../platform/figures/book.ts';
import { takeFiguresAway } from '../../../platform/figures/take-away.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { unitsOfExport } from '../documents/export-scope.ts';
import { basisOf, proposalFigures } from '../figures/book.ts';
import { computeFigures } from '../figures/compute.ts';
import { query } from '../operations.ts';
import { seesAllFigures } from './get-figures.ts';

export const exportStatistics = query(
  'exportStatistics',
  'The statistics as a spreadsheet or on paper',
  async (ctx, { query: { format, ...filter } }) => {
    unitsOfExport(ctx);
    if (filter.audience === 'inside' && !seesAllFigures(ctx)) throw forbidden('not_your_part');
    const audience = filter.audience ?? (seesAllFigures(ctx) ? 'inside' : 'public');
    const figures = await computeFigures(ctx, { ...filter, audience });
    const say = (key: string) => ctx.t(`proposals.documents.statistics.${key}`, { assembly: ctx.assembly.name });
    return takeFiguresAway(ctx, viewsOf(proposalFigures, figures, ctx), {
      format,
      name: fileName(ctx.assembly.name, say('file')),
      title: say('title'),
      asOf: new Date(figures.asOf),
      scope: figures.sessionLabel ?? ctx.t('proposals.figures.allSessions'),
      basis: basisOf(figures, ctx).filter(Boolean).join(' '),
    });
  },
  takenAway,
);
