/** Names of terms and sessions as the assembly writes them: 十三届二次. */
import type { Locale } from '../../platform/i18n/translate.ts';

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** @param value 1 to 99 @throws RangeError outside of it */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`no numeral for ${value}`);
  const tens = Math.floor(value / 10);
  const unit = digits[value % 10];
  if (tens === 0) return unit!;
  return `${tens === 1 ? '' : digits[tens]}十${unit}`;
}

/** 1st, 2nd, 3rd, 4th, 11th … */
export function englishOrdinal(value: number): string {
  const lastTwo = value % 100;
  const suffix = lastTwo >= 11 && lastTwo <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${suffix}`;
}

/** 十三届二次, or "13th term, 2nd session". */
export function sessionLabel(term: number, session: number, locale: Locale): string {
  if (locale === 'en') return `${englishOrdinal(term)} term, ${englishOrdinal(session)} session`;
  return `${chineseNumeral(term)}届${chineseNumeral(session)}次`;
}

/** 十三届, or "13th term". */
export function termLabel(term: number, locale: Locale): string {
  return locale === 'en' ? `${englishOrdinal(term)} term` : `${chineseNumeral(term)}届`;
}

/** What an assembly, a body or a unit is called in the reader's language; its own name where it has no English one. */
export const localName = (place: { name: string; nameEn?: string | undefined }, locale: Locale): string =>
  (locale === 'en' && place.nameEn) || place.name;

/** The short name in the reader's language. */
export const localShortName = (
  assembly: { shortName: string; nameEn?: string; shortNameEn?: string },
  locale: Locale,
): string => (locale === 'en' && (assembly.shortNameEn || assembly.nameEn)) || assembly.shortName;
