/** Words on the server. zh-CN is the source; en is complete (a test compares the keys). */
import i18next, { type i18n } from 'i18next';

export type Locale = 'zh-CN' | 'en';
export const locales: readonly Locale[] = ['zh-CN', 'en'];
export type Translate = (key: string, params?: Record<string, unknown>) => string;

export type Catalogue = Record<Locale, Record<string, Record<string, unknown>>>;

/** @returns a function giving the translator of one locale; unknown keys come back as the key */
export async function createTranslations(catalogue: Catalogue): Promise<(locale: Locale) => Translate> {
  const instance: i18n = i18next.createInstance();
  await instance.init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    ns: ['translation'],
    defaultNS: 'translation',
    keySeparator: '.',
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: {
      'zh-CN': { translation: catalogue['zh-CN'] },
      en: { translation: catalogue.en },
    },
  });
  const made: Record<Locale, Translate> = {
    'zh-CN': instance.getFixedT('zh-CN') as unknown as Translate,
    en: instance.getFixedT('en') as unknown as Translate,
  };
  return (locale) => made[locale];
}

/** The reader's language: an explicit choice (cookie), else the Accept-Language header, else Chinese. */
export function chooseLocale(choice: string | undefined, header: string | undefined): Locale {
  if (choice === 'zh-CN' || choice === 'en') return choice;
  const first = (header ?? '').split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'zh-CN';
}
