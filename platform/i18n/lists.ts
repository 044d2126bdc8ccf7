/** Punctuation between pieces of a sentence, in the reader's language. */

const isEnglish = (locale: string): boolean => locale === 'en';

/** Between names: 、 or a comma. */
export const comma = (locale: string): string => (isEnglish(locale) ? ', ' : '、');
/** Between pieces that may hold commas. */
export const semicolon = (locale: string): string => (isEnglish(locale) ? '; ' : '；');
/** After a label. */
export const colon = (locale: string): string => (isEnglish(locale) ? ': ' : '：');

/** 甲、乙、丙, or "A, B, C". */
export const listed = (items: readonly string[], locale: string): string => items.join(comma(locale));
/** 甲；乙, or "A; B". */
export const listedApart = (items: readonly string[], locale: string): string => items.join(semicolon(locale));
/** 甲（乙）, or "A (B)". */
export const bracketed = (whole: string, inside: string, locale: string): string =>
  isEnglish(locale) ? `${whole} (${inside})` : `${whole}（${inside}）`;
/** 甲：乙, or "A: B". */
export const labelled = (label: string, text: string, locale: string): string => `${label}${colon(locale)}${text}`;
