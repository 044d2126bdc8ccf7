/** The figures of proposals: what each shows of what was counted, which records stand behind it, where it is drawn. */
import {
  daysText,
  type FigureBook,
  type FigureRow,
  type FigureWords,
  nameOfFigure,
} from '../../../platform/figures/book.ts';
import { ratingsShown, unitsShown } from '../../handling/contract.ts';
import type { Figures } from '../contract/register.ts';

const room = { room: 'proposals' };
const results = ['filed', 'merged', 'converted', 'declined', 'withdrawn', 'pending'] as const;
const numbered = ['assigned', 'due', 'onTime', 'late'] as const;
const times = ['lowerQuartileDays', 'upperQuartileDays'] as const;

type Definition = FigureBook<Figures>['figures'][number];

const result = (key: (typeof results)[number]): Definition => ({
  key,
  head: key === 'filed',
  value: (counted) => ({ shape: 'count', count: counted[key], whole: counted.received }),
  atHead: (counted) => ({ shape: 'count', count: counted[key] }),
});

const ofReplies = (key: (typeof numbered)[number]): Definition => ({
  key,
  value: ({ replies }) => ({ shape: 'count', count: replies[key] }),
});

const coded = (rows: Figures['byCategory'], filter: string, label: (row: Figures['byCategory'][number]) => string) =>
  rows.map((row): FigureRow => ({ ...row, label: label(row), filter: `${filter}=${row.code}` }));

export const proposalFigures: FigureBook<Figures> = {
  ...room,
  figures: [
    { key: 'received', head: true, value: ({ received }) => ({ shape: 'count', count: received }) },
    ...results.map(result),
    ofReplies('assigned'),
    {
      key: 'issued',
      head: true,
      value: ({ replies }) => ({ shape: 'part', part: replies.issued, whole: replies.assigned }),
    },
    ofReplies('due'),
    ofReplies('onTime'),
    ofReplies('late'),
    {
      key: 'onTimeShare',
      head: true,
      value: ({ replies }) => ({ shape: 'share', part: replies.onTime, whole: replies.due }),
    },
    { key: 'unanswered', head: true, value: ({ replies }) => ({ shape: 'count', count: replies.unanswered }) },
    {
      key: 'medianDays',
      head: true,
      value: ({ replies }) => ({
        shape: 'days',
        days: replies.medianDays,
        quartiles: [replies.lowerQuartileDays, replies.upperQuartileDays],
      }),
    },
    ...times.map((key): Definition => ({ key, value: ({ replies }) => ({ shape: 'days', days: replies[key] }) })),
    {
      key: 'flow',
      value: (counted, words) => ({
        shape: 'flow',
        whole: { label: nameOfFigure(room, words, 'received'), count: counted.received },
        rows: results.map((key) => ({ code: key, label: nameOfFigure(room, words, key), count: counted[key] })),
      }),
    },
    {
      key: 'byMonth',
      table: 6,
      value: (counted, words) => ({
        shape: 'months',
        total: counted.received,
        series: (['received', 'filed', 'replied'] as const).map((key) => ({
          key,
          label: key === 'replied' ? words.t('proposals.figures.replied') : nameOfFigure(room, words, key),
        })),
        rows: counted.byMonth.map((row) => ({ month: row.month, values: [row.received, row.filed, row.replied] })),
      }),
    },
    {
      key: 'byCategory',
      table: 2,
      value: ({ byCategory }) => ({
        shape: 'spread',
        shares: true,
        rows: coded(byCategory, 'category', (row) => row.label),
      }),
    },
    {
      key: 'byDays',
      table: 4,
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
      key: 'byClass',
      table: 3,
      value: ({ byClass }) => ({
        shape: 'spread',
        sorted: false,
        shares: true,
        rows: coded(byClass, 'class', (row) => `${row.code} ${row.label}`),
      }),
    },
    {
      key: 'byState',
      table: 1,
      value: ({ byState }, { t }) => ({
        shape: 'spread',
        sorted: false,
        rows: byState.map(({ state, count }) => ({ code: state, label: t(`proposals.state.${state}`), count })),
      }),
    },
    {
      key: 'bySatisfaction',
      table: 'overview',
      value: ({ ratings }, words) => ratingsShown(words, ratings, nameOfFigure(room, words, 'ratings')),
    },
    { key: 'notRated', value: ({ ratings }) => ({ shape: 'count', count: ratings.notRated }) },
    {
      key: 'byUnit',
      table: 5,
      value: ({ byUnit }, words) => unitsShown(words, byUnit, (key) => nameOfFigure(room, words, key)),
    },
  ],
};

/** What is counted and what is left out, in a sentence or two. */
export function basisOf({ audience, imported, importedCounted }: Figures, { t }: FigureWords): [string, string] {
  const key = importedCounted ? 'importedWith' : 'importedWithout';
  return [
    t(`proposals.figures.${audience === 'public' ? 'audiencePublic' : 'audienceInside'}`),
    imported > 0 ? t(`proposals.figures.${key}`, { count: imported }) : '',
  ];
}
