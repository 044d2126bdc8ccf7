/** Days, names and file names as documents print them. */
import { dayOf } from '../calendar/days.ts';
import type { Locale } from '../i18n/translate.ts';

const months = 'January February March April May June July August September October November December'.split(' ');

/** 2026年3月5日, or 5 March 2026. @param at an instant or `YYYY-MM-DD`; null gives the empty text */
export function writtenDay(at: Date | string | null, locale: Locale): string {
  if (at === null) return '';
  const day = typeof at === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(at) ? at : dayOf(new Date(at));
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return locale === 'en' ? `${date} ${months[month - 1]} ${year}` : `${year}年${month}月${date}日`;
}

/** 、 between Chinese names, a comma between English ones. */
export const joinNames = (names: readonly string[], locale: Locale): string =>
  names.join(locale === 'en' ? ', ' : '、');

/** A name fit for a file: short, none of the characters that file systems refuse. */
export function fileName(...parts: ReadonlyArray<string | number | null>): string {
  return parts
    .filter((part) => part !== null && part !== '')
    .map((part) => String(part).replace(/[\\/:*?"<>|\s]+/g, ''))
    .join('-')
    .slice(0, 80);
}
