/** The figures of the register as tables, each with how it was counted. */
import type { ListDocument } from '../../../platform/documents/list-docx.ts';
import type { Cell, SheetSpec } from '../../../platform/documents/sheet-cells.ts';
import { writtenDay } from '../../../platform/documents/wording.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { Figures } from '../contract/register.ts';
import { daysText, type FigureKey, howOf, nameOf, type PictureKey, shareText } from '../figures/definitions.ts';

type Words = Pick<Context, 't' | 'locale'>;

/** One table: a name, headings, rows of text and numbers. */
export interface StatisticsTable {
  name: string;
  /** How it was counted, where the rows do not say it themselves. */
  how?: string;
  headings: string[];
  rows: Array<Array<string | number | null>>;
}

const counts = ['received', 'filed', 'merged', 'converted', 'declined', 'withdrawn', 'pending'] as const;
const owed = ['assigned', 'issued', 'due', 'onTime', 'late', 'unanswered'] as const;
const times = ['medianDays', 'lowerQuartileDays', 'upperQuartileDays'] as const;
const levels = ['satisfied', 'basically', 'unsatisfied'] as const;

/** The same tables for the spreadsheet and the Word file; names and sentences are those of the screens. */
export function statisticsTables(figures: Figures, { t }: Words): StatisticsTable[] {
  const say = (key: string) => t(`proposals.documents.statistics.${key}`);
  const word = (key: string) => t(`proposals.figures.${key}`);
  const { replies, ratings } = figures;
  const rated = levels.reduce((sum, level) => sum + ratings[level], 0);
  const share = (part: number, whole: number) => (whole === 0 ? '' : shareText(part, whole));
  const line = (key: FigureKey, value: number | string | null, of = '') => [nameOf(t, key), value, of, howOf(t, key)];
  const named = (key: PictureKey, rows: ReadonlyArray<{ label: string; count: number }>): StatisticsTable => {
    const whole = rows.reduce((sum, row) => sum + row.count, 0);
    return {
      name: nameOf(t, key),
      how: howOf(t, key),
      headings: [word('name'), word('count'), word('share')],
      rows: rows.map((row) => [row.label, row.count, share(row.count, whole)]),
    };
  };
  return [
    {
      name: say('overview'),
      headings: [say('item'), word('count'), word('share'), say('counted')],
      rows: [
        ...counts.map((key) =>
          line(key, figures[key], key === 'received' ? '' : share(figures[key], figures.received)),
        ),
        ...owed.map((key) => line(key, replies[key])),
        line('onTimeShare', shareText(replies.onTime, replies.due)),
        ...times.map((key) => line(key, replies[key])),
        ...levels.map((level) => [
          t(`handling.satisfaction.${level}`),
          ratings[level],
          share(ratings[level], rated),
          howOf(t, 'ratings'),
        ]),
        line('notRated', ratings.notRated),
      ],
    },
    named(
      'byState',
      figures.byState.map((item) => ({ label: t(`proposals.state.${item.state}`), count: item.count })),
    ),
    named('byCategory', figures.byCategory),
    named(
      'byClass',
      figures.byClass.map((item) => ({ label: `${item.code} ${item.label}`, count: item.count })),
    ),
    named(
      'byDays',
      figures.byDays.map(({ above, upTo, count }) => ({ label: daysText(t, above, upTo), count })),
    ),
    {
      name: nameOf(t, 'byUnit'),
      how: howOf(t, 'byUnit'),
      headings: [
        word('name'),
        ...(['assigned', 'issued', 'due', 'onTime'] as const).map((key) => nameOf(t, key)),
        ...levels.map((level) => t(`handling.satisfaction.${level}`)),
      ],
      rows: figures.byUnit.map((unit) => [
        unit.unitName,
        unit.assigned,
        unit.issued,
        unit.due,
        unit.onTime,
        ...levels.map((level) => unit[level]),
      ]),
    },
    {
      name: nameOf(t, 'byMonth'),
      how: howOf(t, 'byMonth'),
      headings: [word('month'), nameOf(t, 'received'), nameOf(t, 'filed'), word('replied')],
      rows: figures.byMonth.map((item) => [item.month, item.received, item.filed, item.replied]),
    },
  ];
}

/** What is counted and what is left out, in a sentence. */
function basisText(figures: Figures, { t }: Words): string {
  const audience = t(`proposals.figures.${figures.audience === 'public' ? 'audiencePublic' : 'audienceInside'}`);
  if (figures.imported === 0) return audience;
  const key = figures.importedCounted ? 'importedWith' : 'importedWithout';
  return `${audience} ${t(`proposals.figures.${key}`, { count: figures.imported })}`;
}

export function statisticsSheets(figures: Figures, words: Words): SheetSpec[] {
  return statisticsTables(figures, words).map((table) => ({
    name: table.name,
    columns: table.headings.map((title, index) => ({ title, ...(index === 0 ? { width: 26 } : {}) })),
    rows: [...table.rows, ...(table.how ? [[], [table.how]] : [])] as Cell[][],
  }));
}

const titleWith = (name: string, how: string, locale: string) =>
  locale === 'en' ? `${name} (${how})` : `${name}（${how}）`;

export function statisticsDocument(figures: Figures, words: Words, assemblyName: string): ListDocument {
  const { t, locale } = words;
  const asOf = new Date(figures.asOf);
  return {
    title: t('proposals.documents.statistics.title', { assembly: assemblyName }),
    subtitles: [
      t('proposals.documents.statistics.asOf', {
        date: writtenDay(asOf, locale),
        scope: figures.sessionLabel ?? t('proposals.figures.allSessions'),
      }),
      basisText(figures, words),
    ],
    parts: statisticsTables(figures, words)
      .filter((table) => table.rows.length > 0)
      .map((table) => ({
        title: table.how ? titleWith(table.name, table.how, locale) : table.name,
        columns: table.headings.map((title, index) => ({
          title,
          weight: index === 0 || index === 3 ? 3 : 1,
          align: 'left' as const,
        })),
        rows: table.rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
      })),
    meta: { lang: locale, author: assemblyName, createdAt: asOf },
  };
}
