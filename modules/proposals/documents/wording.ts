/** Numbers of proposals as documents print them. */
import type { Translate } from '../../../platform/i18n/translate.ts';

/** 0123, as offices write numbers of proposals. */
export const paddedNumber = (number: number): string => String(number).padStart(4, '0');

/** 第0123号, or words that say it has none. */
export function numberWords(number: number | null, t: Translate): string {
  return number === null
    ? t('proposals.documents.noNumber')
    : t('proposals.documents.numberOf', { number: paddedNumber(number) });
}
