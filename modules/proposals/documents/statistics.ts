/** The figures of the register as tables, each with how it was counted. */
import type { ListDocument } from '../../../platform/documents/list-docx.ts';
import type { Cell, SheetSpec } from '../../../platform/documents/sheet-cells.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { Figures } from '../contract/register.ts';
import { writtenDay } from './wording.ts';

type Words = Pick<Context, 't' | 'locale'>;

/** One table: a name, headings, rows of text and numbers. */
export interface StatisticsTable {
  name: string;
  headings: string[];
  rows: Array<Array<string | number | null>>;
}

/** The same tables for the spreadsheet and the Word file. */
export function statisticsTables(figures: Figures, { t }: Words): StatisticsTable[] {
  const say = (key: string) => t(`proposals.documents.statistics.${key}`);
  const how = (key: string) => say(`how.${key}`);
  const { replies, ratings } = figures;
  const rated = ratings.satisfied + ratings.basically + ratings.unsatisfied;
  const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 1000) / 10);
  const percent = (part: number, whole: number) => {
    const value = share(part, whole);
    return value === null ? '' : `${value}%`;
  };
  const counts = ['received', 'filed', 'merged', 'converted', 'declined', 'withdrawn', 'pending'] as const;
  const explained = new Set(['received', 'filed', 'merged', 'pending']);
  const named = (rows: ReadonlyArray<{ label: string; count: number }>, whole: number) =>
    rows.map((row) => [row.label, row.count, percent(row.count, whole)]);
  const three = [say('name'), say('value'), say('share')];
  const classed = figures.byClass.reduce((sum, item) => sum + item.count, 0);
  return [
    {
      name: say('overview'),
      headings: [say('item'), say('value'), say('share'), say('counted')],
      rows: [
        ...counts.map((key) => [
          say(key),
          figures[key],
          key === 'received' ? '' : percent(figures[key], figures.received),
          explained.has(key) ? how(key) : '',
        ]),
        [say('due'), replies.due, '', how('due')],
        [say('issued'), replies.issued, percent(replies.issued, replies.due), how('issued')],
        [say('onTime'), replies.onTime, percent(replies.onTime, replies.issued), how('onTime')],
        [say('medianDays'), replies.medianDays, '', how('medianDays')],
        [say('lowerQuartileDays'), replies.lowerQuartileDays, '', ''],
        [say('upperQuartileDays'), replies.upperQuartileDays, '', ''],
        ...(['satisfied', 'basically', 'unsatisfied'] as const).map((key) => [
          say(key),
          ratings[key],
          percent(ratings[key], rated),
          how('ratings'),
        ]),
        [say('notRated'), ratings.notRated, '', ''],
      ],
    },
    {
      name: say('byState'),
      headings: three,
      rows: named(
        figures.byState.map((item) => ({ label: t(`proposals.state.${item.state}`), count: item.count })),
        figures.received,
      ),
    },
    { name: say('byCategory'), headings: three, rows: named(figures.byCategory, figures.received) },
    {
      name: say('byClass'),
      headings: three,
      rows: named(
        figures.byClass.map((item) => ({ label: `${item.code} ${item.label}`, count: item.count })),
        classed,
      ),
    },
    {
      name: say('byUnit'),
      headings: ['name', 'assigned', 'issued', 'onTime', 'satisfied', 'basically', 'unsatisfied'].map(say),
      rows: figures.byUnit.map((unit) => [
        unit.unitName,
        unit.assigned,
        unit.issued,
        unit.onTime,
        unit.satisfied,
        unit.basically,
        unit.unsatisfied,
      ]),
    },
    {
      name: say('byMonth'),
      headings: ['month', 'received', 'filed', 'replied'].map(say),
      rows: figures.byMonth.map((item) => [item.month, item.received, item.filed, item.replied]),
    },
  ];
}

export function statisticsSheets(figures: Figures, words: Words): SheetSpec[] {
  return statisticsTables(figures, words).map((table) => ({
    name: table.name,
    columns: table.headings.map((title, index) => ({ title, ...(index === 0 ? { width: 26 } : {}) })),
    rows: table.rows as Cell[][],
  }));
}

export function statisticsDocument(figures: Figures, words: Words, assemblyName: string): ListDocument {
  const { t, locale } = words;
  const asOf = new Date(figures.asOf);
  return {
    title: t('proposals.documents.statistics.title', { assembly: assemblyName }),
    subtitles: [
      t('proposals.documents.statistics.asOf', {
        date: writtenDay(asOf, locale),
        scope: figures.sessionLabel ?? t('proposals.documents.statistics.allSessions'),
      }),
    ],
    parts: statisticsTables(figures, words)
      .filter((table) => table.rows.length > 0)
      .map((table) => ({
        title: table.name,
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
