/**
 * Figures of a room: each has one name and one sentence on how it is counted, among the room's words under
 * `<room>.figures.<key>`, a value read from what was counted, the records behind it, and a picture. Public pages, desk,
 * spreadsheet, paper and reports take all of it from here. Pure.
 */

type Params = Record<string, unknown>;
export interface FigureWords {
  t(key: string, params?: Params): string;
}

/** One part of a spread; `filter` chooses its records in the room's list, as `category=roads`. */
export interface FigureRow {
  code: string;
  label: string;
  count: number;
  filter?: string | undefined;
}

/** Several levels of each row, as ratings of each unit. */
interface LevelRow {
  code: string;
  label: string;
  values: readonly number[];
  /** Of `facts`. */
  facts?: readonly number[];
  /** What stands beside its picture. */
  note?: string;
  filter?: string | undefined;
}

export type FigureValue =
  /** `whole`: what it is a part of. */
  | { shape: 'count'; count: number; whole?: number | undefined; filter?: string | undefined }
  | { shape: 'share'; part: number; whole: number; filter?: string | undefined }
  | { shape: 'part'; part: number; whole: number; filter?: string | undefined }
  /** `median` has its quartiles beside it. */
  | { shape: 'days'; days: number | null; quartiles?: readonly [number | null, number | null] }
  | { shape: 'flow'; whole: { label: string; count: number }; rows: readonly FigureRow[] }
  | { shape: 'spread'; rows: readonly FigureRow[]; sorted?: boolean; shares?: boolean }
  | {
      shape: 'months';
      /** Matters they are of. */
      total: number;
      series: ReadonlyArray<{ key: string; label: string }>;
      rows: ReadonlyArray<{ month: string; values: readonly number[] }>;
    }
  | {
      shape: 'levels';
      levels: ReadonlyArray<{ key: string; label: string }>;
      facts?: readonly string[];
      rows: readonly LevelRow[];
      /** One row of shares, or counts of many. */
      scale: 'share' | 'count';
    };

export interface FigureDefinition<D> {
  key: string;
  /** Among the large figures at the head of a page. */
  head?: boolean;
  /** In tables: a line of the overview, a table at this place, or not at all. Figures that are numbers are lines. */
  table?: 'overview' | 'none' | number;
  value(counted: D, words: FigureWords): FigureValue;
  /** At the head, where it reads otherwise there. */
  atHead?(counted: D): FigureValue;
}

export interface FigureBook<D> {
  room: string;
  figures: ReadonlyArray<FigureDefinition<D>>;
}

/** A figure ready to be drawn or written down. */
export interface FigureView {
  key: string;
  name: string;
  how: string;
  head: FigureValue | null;
  table: 'overview' | 'none' | number;
  value: FigureValue;
}

export const nameOfFigure = ({ room }: { room: string }, { t }: FigureWords, key: string): string =>
  t(`${room}.figures.${key}.name`);

export function viewsOf<D>(book: FigureBook<D>, counted: D, words: FigureWords): FigureView[] {
  return book.figures.map(({ key, head, table, value, atHead }) => {
    const shown = value(counted, words);
    return {
      key,
      name: nameOfFigure(book, words, key),
      how: words.t(`${book.room}.figures.${key}.how`),
      head: head ? (atHead?.(counted) ?? shown) : null,
      table: table ?? ('rows' in shown ? 'none' : 'overview'),
      value: shown,
    };
  });
}

/** Below so many a share is no share: the parts are written out, as 3 / 4. */
const SMALL = 10;

/** `87.5%`, or `3 / 4` of few; `—` of nothing. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return '—';
  return whole < SMALL ? `${part} / ${whole}` : `${Math.round((part / whole) * 1000) / 10}%`;
}

/** A class of days, as 31–60 天. @param above days it begins after @param upTo its last day; null: open */
export function daysText({ t }: FigureWords, above: number, upTo: number | null): string {
  if (upTo === null) return t('figures.daysOver', { above });
  return above === 0 ? t('figures.daysFirst', { upTo }) : t('figures.daysUpTo', { above: above + 1, upTo });
}

/** How many matters a picture is of; 0 where it is not of matters. */
export function totalOf(value: FigureValue): number {
  switch (value.shape) {
    case 'flow':
      return value.whole.count;
    case 'spread':
      return value.rows.reduce((sum, row) => sum + row.count, 0);
    case 'months':
      return value.total;
    case 'levels':
      return value.scale === 'share' ? value.rows.flatMap((row) => row.values).reduce((sum, one) => sum + one, 0) : 0;
    default:
      return 0;
  }
}

/** Keys without a name or a sentence in a room's words: none, says its test. @param figures `figures` of the words */
export const unnamedFigures = (
  { figures: defined }: FigureBook<never>,
  figures: Readonly<Record<string, { name?: string; how?: string } | string>>,
): string[] =>
  defined
    .map(({ key }) => key)
    .filter((key) => {
      const words = figures[key];
      return typeof words !== 'object' || !words.name || !/[.。]$/.test(words.how ?? '');
    });
