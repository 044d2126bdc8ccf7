/** Words of official letters: Chinese whoever downloads them, as the standard they follow. */
import { createTranslations, type Translate } from '../../../platform/i18n/translate.ts';
import { locales } from '../locales.ts';

let kept: Promise<Translate> | undefined;

/** The module's words in Chinese, whatever the reader's language. */
export function officialWords(): Promise<Translate> {
  kept ??= createTranslations({ 'zh-CN': { proposals: locales['zh-CN'] }, en: { proposals: locales.en } }).then((of) =>
    of('zh-CN'),
  );
  return kept;
}
