/** The figures of suggestions: what each shows of what was counted, which records stand behind it, where it is drawn. */
import { daysText, type FigureBook, type FigureWords, nameOfFigure } from '../../../platform/figures/book.ts';
import { ratingsShown, unitsShown } from '../../handling/contract.ts';
import type { SuggestionFigures } from '../contract/figures.ts';

const room = { room: 'suggestions' };

type Definition = FigureBook<SuggestionFigures>['figures'][number];
type Numbered = 'waiting' | 'returned' | 'accepted' | 'converted' | 'passedOn' | 'declined' | 'withdrawn';

/** Where the received ones are now; together they are all. */
const results: ReadonlyArray<readonly [Numbered, string]> = [
  ['accepted', 'accepted,led,assigning,dispatched,handling,answered,closed'],
  ['converted', 'converted'],
  ['passedOn', 'passed_on'],
  ['returned', 'returned'],
  ['declined', 'declined'],
  ['withdrawn', 'withdrawn'],
  ['waiting', 'received'],
];

const result = ([key, state]: readonly [Numbered, string]): Definition => ({
  key,
  head: key === 'accepted',
  value: (counted) => ({ shape: 'count', count: counted[key], whole: counted.received, filter: `state=${state}` }),
});

const ofAccepted = (key: 'led' | 'assigned'): Definition => ({
  key,
  value: (counted) => ({ shape: 'count', count: counted[key], whole: counted.accepted }),
});

const ofReplies = (key: 'due' | 'onTime' | 'late' | 'unanswered'): Definition => ({
  key,
  value: ({ replies }) => ({ shape: 'count', count: replies[key] }),
});

export const suggestionFigureBook: FigureBook<SuggestionFigures> = {
  ...room,
  figures: [
    { key: 'received', head: true, value: ({ received }) => ({ shape: 'count', count: received, filter: '' }) },
    ...results.map(result),
    ofAccepted('led'),
    ofAccepted('assigned'),
    {
      key: 'answered',
      head: true,
      value: ({ answered, accepted }) => ({ shape: 'count', count: answered, whole: accepted }),
    },
    {
      key: 'medianDays',
      head: true,
      value: ({ medianDays, lowerQuartileDays, upperQuartileDays }) => ({
        shape: 'days',
        days: medianDays,
        quartiles: [lowerQuartileDays, upperQuartileDays],
      }),
    },
    ofReplies('due'),
    ofReplies('onTime'),
    ofReplies('late'),
    {
      key: 'onTimeShare',
      head: true,
      value: ({ replies }) => ({ shape: 'share', part: replies.onTime, whole: replies.due }),
    },
    ofReplies('unanswered'),
    {
      key: 'flow',
      value: (counted, words) => ({
        shape: 'flow',
        whole: { label: nameOfFigure(room, words, 'received'), count: counted.received },
        rows: results.map(([key, state]) => ({
          code: key,
          label: nameOfFigure(room, words, key),
          count: counted[key],
          filter: `state=${state}`,
        })),
      }),
    },
    {
      key: 'byMonth',
      table: 4,
      value: ({ byMonth, received }, words) => ({
        shape: 'months',
        total: received,
        series: (['received', 'accepted', 'answered'] as const).map((key) => ({
          key,
          label: nameOfFigure(room, words, key),
        })),
        rows: byMonth.map((row) => ({ month: row.month, values: [row.received, row.accepted, row.answered] })),
      }),
    },
    {
      key: 'byCategory',
      table: 1,
      value: ({ byCategory }) => ({
        shape: 'spread',
        shares: true,
        rows: byCategory.map((row) => ({ ...row, filter: `category=${row.code}` })),
      }),
    },
    {
      key: 'byArea',
      table: 6,
      value: ({ byArea }) => ({
        shape: 'spread',
        shares: true,
        rows: byArea.map((row) => ({ ...row, filter: `area=${row.code}` })),
      }),
    },
    { key: 'bySource', table: 2, value: ({ bySource }) => ({ shape: 'spread', shares: true, rows: bySource }) },
    {
      key: 'byDays',
      table: 3,
      value: ({ byDays }, words) => ({
        shape: 'spread',
        sorted: false,
        rows: byDays.map(({ above, upTo, count }) => ({
          code: String(above),
          label: daysText(words, above, upTo),
          count,
        })),
      }),
    },
    {
      key: 'bySatisfaction',
      table: 'overview',
      value: ({ ratings }, words) => ratingsShown(words, ratings, nameOfFigure(room, words, 'bySatisfaction')),
    },
    { key: 'notRated', value: ({ ratings }) => ({ shape: 'count', count: ratings.notRated }) },
    {
      key: 'byUnit',
      table: 5,
      value: ({ byUnit }, words) => unitsShown(words, byUnit, (key) => words.t(`suggestions.figures.unit.${key}`)),
    },
  ],
};

/** What is counted and what is left out, in a sentence. */
export function basisOf({ imported, importedCounted }: SuggestionFigures, { t }: FigureWords): string {
  const key = importedCounted ? 'importedWith' : 'importedWithout';
  return [t('suggestions.figures.basis'), imported > 0 && t(`suggestions.figures.${key}`, { count: imported })]
    .filter(Boolean)
    .join(' ');
}
