/** Figures of suggestions, and lists of them to take away. */
import { z } from 'zod';
import { listFormat } from '../../../platform/exporting/contract.ts';
import { instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { ratedFigures, replyFigures, unitFigures } from '../../handling/contract.ts';
import { narrowing } from './reading.ts';

const count = z.number().int();
const year = z.coerce
  .number()
  .int()
  .min(2000)
  .max(2100)
  .optional()
  .describe('Of those received in it; all when absent');
const coded = z.array(z.object({ code: z.string(), label: z.string(), count }));

/** Which suggestions are counted. */
const choice = {
  year,
  imported: z.stringbool().default(false).describe('Count history brought in from old records as well'),
};

const suggestionFigures = z.object({
  year: count.nullable(),
  asOf: instant,
  importedCounted: z.boolean(),
  imported: count.describe('Brought in from old records, counted or not'),
  received: count,
  waiting: count,
  returned: count,
  accepted: count,
  converted: count,
  passedOn: count,
  declined: count,
  withdrawn: count,
  led: count.describe('Of the accepted, taken up by members or committees'),
  assigned: count.describe('Of the accepted, given to units'),
  answered: count,
  medianDays: z.number().nullable().describe('From receipt to the first answer, whoever gave it'),
  lowerQuartileDays: z.number().nullable(),
  upperQuartileDays: z.number().nullable(),
  byDays: z.array(z.object({ above: count, upTo: count.nullable(), count })),
  bySource: coded,
  byCategory: coded,
  byArea: coded.describe(
    'Those shown in public, by the area of the map right below the assembly’s own, where they have a place',
  ),
  replies: replyFigures.pick({ due: true, onTime: true, late: true, unanswered: true }),
  ratings: ratedFigures.describe('Of answers of units and of those who took one up'),
  byUnit: z.array(unitFigures),
  byMonth: z.array(z.object({ month: z.string(), received: count, accepted: count, answered: count })),
});
export type SuggestionFigures = z.output<typeof suggestionFigures>;

export const figureEndpoints = {
  /** Counts alone: what was never public is in no list behind them. */
  getSuggestionFigures: endpoint({
    method: 'GET',
    path: '/suggestions/figures',
    query: z.object(choice),
    response: suggestionFigures,
  }),
  exportSuggestionFigures: endpoint({
    method: 'GET',
    path: '/suggestions/figures/export',
    query: z.object({ ...choice, format: z.enum(['xlsx', 'docx', 'pdf']).default('xlsx') }),
    response: 'file',
  }),
  exportSuggestions: endpoint({
    method: 'GET',
    path: '/suggestions/export',
    query: narrowing.extend({ format: listFormat.default('xlsx') }),
    response: 'file',
  }),
} as const;
