/**
 * The figures the house publishes: each has one name and one sentence on how it is counted, in `words/figures.*.json`
 * under its key. Public pages, desk, spreadsheet, Word file and reports take both from here.
 */

/** Counts and times of the whole. */
export const figureKeys = [
  'received',
  'filed',
  'merged',
  'converted',
  'declined',
  'withdrawn',
  'pending',
  'assigned',
  'issued',
  'due',
  'onTime',
  'late',
  'unanswered',
  'onTimeShare',
  'medianDays',
  'lowerQuartileDays',
  'upperQuartileDays',
  'ratings',
  'notRated',
] as const;
export type FigureKey = (typeof figureKeys)[number];

/** Pictures: spreads and flows of many. */
export const pictureKeys = [
  'flow',
  'byMonth',
  'byState',
  'byCategory',
  'byClass',
  'byDays',
  'bySatisfaction',
  'byUnit',
] as const;
export type PictureKey = (typeof pictureKeys)[number];

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** Its name, as 按期答复率. */
export const nameOf = (t: Translate, key: FigureKey | PictureKey): string => t(`proposals.figures.${key}.name`);

/** One sentence on how it is counted. */
export const howOf = (t: Translate, key: FigureKey | PictureKey): string => t(`proposals.figures.${key}.how`);

/** A class of days, as 31–60 天. @param above days it begins after @param upTo its last day; null: open */
export function daysText(t: Translate, above: number, upTo: number | null): string {
  if (upTo === null) return t('proposals.figures.daysOver', { above });
  return above === 0
    ? t('proposals.figures.daysFirst', { upTo })
    : t('proposals.figures.daysUpTo', { above: above + 1, upTo });
}

/** Below so many a share is no share: the parts are written out, as 3 / 4. */
export const SMALL = 10;

/** `87.5%`, or `3 / 4` of few; `—` of nothing. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return '—';
  return whole < SMALL ? `${part} / ${whole}` : `${Math.round((part / whole) * 1000) / 10}%`;
}
