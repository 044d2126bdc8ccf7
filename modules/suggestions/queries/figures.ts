/** Figures of suggestions: counts for everybody, and as a file for those inside. */
import { fileName } from '../../../platform/documents/wording.ts';
import { takenAway } from '../../../platform/exporting/take-away.ts';
import { viewsOf } from '../../../platform/figures/book.ts';
import { takeFiguresAway } from '../../../platform/figures/take-away.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { handlingRoles, overseeingRoles } from '../../accounts/index.ts';
import { basisOf, suggestionFigureBook } from '../figures/book.ts';
import { computeSuggestionFigures } from '../figures/compute.ts';
import { query } from '../operations.ts';

/** Those who work at the desk; everybody reads the same figures on the public page. */
const offices: readonly string[] = [...overseeingRoles, ...handlingRoles];

export const getSuggestionFigures = query(
  'getSuggestionFigures',
  'Figures of suggestions',
  (ctx, { query: choice }) => computeSuggestionFigures(ctx, choice),
  { access: 'public' },
);

export const exportSuggestionFigures = query(
  'exportSuggestionFigures',
  'Figures of suggestions as a spreadsheet or on paper',
  async (ctx, { query: { format, ...choice } }) => {
    if (!ctx.actor.grants.some((grant) => offices.includes(grant.role))) throw forbidden('not_your_part');
    const figures = await computeSuggestionFigures(ctx, choice);
    const say = (key: string, params: object = {}) => ctx.t(`suggestions.figures.${key}`, { ...params });
    return takeFiguresAway(ctx, viewsOf(suggestionFigureBook, figures, ctx), {
      format,
      name: fileName(ctx.assembly.name, say('file')),
      title: say('title', { assembly: ctx.assembly.name }),
      asOf: new Date(figures.asOf),
      scope: figures.year === null ? say('allYears') : say('ofYear', { year: figures.year }),
      basis: basisOf(figures, ctx),
    });
  },
  takenAway,
);
