/** Figures as tables, each with how it was counted: for spreadsheets, paper, CSV and reports. */
import type { ListDocument } from '../documents/list-docx.ts';
import type { Cell, SheetSpec } from '../documents/sheet-cells.ts';
import { writtenDay } from '../documents/wording.ts';
import type { Context } from '../http/context.ts';
import { type FigureValue, type FigureView, shareText } from './book.ts';

type Words = Pick<Context, 't' | 'locale'>;

/** One table: a name, headings, rows of text and numbers. */
export interface FigureTable {
  name: string;
  /** How it was counted, where the rows do not say it themselves. */
  how?: string;
  headings: string[];
  rows: Array<Array<string | number | null>>;
}

const share = (part: number, whole: number | undefined) => (whole ? shareText(part, whole) : '');

/** Lines of the overview: name, count, share, how it was counted. */
function linesOf({ name, how, value }: FigureView): FigureTable['rows'] {
  switch (value.shape) {
    case 'count':
      return [[name, value.count, share(value.count, value.whole), how]];
    case 'share':
      return [[name, shareText(value.part, value.whole), '', how]];
    case 'part':
      return [[name, value.part, '', how]];
    case 'days':
      return [[name, value.days, '', how]];
    case 'levels': {
      const values = value.rows[0]?.values ?? value.levels.map(() => 0);
      const whole = values.reduce((sum, one) => sum + one, 0);
      return value.levels.map(({ label }, at) => [label, values[at]!, share(values[at]!, whole), how]);
    }
    default:
      return [];
  }
}

function tableOf(view: FigureView, { t }: Words): FigureTable {
  const word = (key: string) => t(`figures.${key}`);
  const { name, how } = view;
  const value: FigureValue = view.value;
  switch (value.shape) {
    case 'flow':
    case 'spread': {
      const whole = value.rows.reduce((sum, row) => sum + row.count, 0);
      return {
        name,
        how,
        headings: [word('name'), word('count'), word('share')],
        rows: value.rows.map((row) => [row.label, row.count, share(row.count, whole)]),
      };
    }
    case 'months':
      return {
        name,
        how,
        headings: [word('month'), ...value.series.map((one) => one.label)],
        rows: value.rows.map((row) => [row.month, ...row.values]),
      };
    case 'levels':
      return {
        name,
        how,
        headings: [word('name'), ...(value.facts ?? []), ...value.levels.map((level) => level.label)],
        rows: value.rows.map((row) => [row.label, ...(row.facts ?? []), ...row.values]),
      };
    default:
      return {
        name,
        how,
        headings: [word('name'), word('count')],
        rows: linesOf(view).map((line) => line.slice(0, 2)),
      };
  }
}

/** The overview first, then every spread in its place. */
export function figureTables(views: readonly FigureView[], words: Words): FigureTable[] {
  const word = (key: string) => words.t(`figures.${key}`);
  const placed = views
    .filter((view): view is FigureView & { table: number } => typeof view.table === 'number')
    .sort((a, b) => a.table - b.table);
  return [
    {
      name: word('overview'),
      headings: [word('item'), word('count'), word('share'), word('counted')],
      rows: views.filter((view) => view.table === 'overview').flatMap(linesOf),
    },
    ...placed.map((view) => tableOf(view, words)),
  ];
}

export const figureSheets = (tables: readonly FigureTable[]): SheetSpec[] =>
  tables.map((table) => ({
    name: table.name,
    columns: table.headings.map((title, index) => ({ title, ...(index === 0 ? { width: 26 } : {}) })),
    rows: [...table.rows, ...(table.how ? [[], [table.how]] : [])] as Cell[][],
  }));

const titleWith = (name: string, how: string, locale: string) =>
  locale === 'en' ? `${name} (${how})` : `${name}（${how}）`;

interface FigurePaper {
  title: string;
  /** What is counted and what is left out. */
  subtitles: readonly string[];
  assemblyName: string;
  asOf: Date;
}

/** For paper: tables without rows are left out. */
export function figureDocument(tables: readonly FigureTable[], { locale }: Words, paper: FigurePaper): ListDocument {
  return {
    title: paper.title,
    subtitles: [...paper.subtitles],
    parts: tables
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
    meta: { lang: locale, author: paper.assemblyName, createdAt: paper.asOf },
  };
}

/** The line that says when and of what it was counted. */
export const countedWhen = ({ t, locale }: Words, asOf: Date, scope: string): string =>
  t('figures.countedWhen', { date: writtenDay(asOf, locale), scope });
