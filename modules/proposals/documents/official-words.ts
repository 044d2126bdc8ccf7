/** Words of official letters: Chinese whoever downloads them, as the standard they follow. */
import { mergeWords } from '../../../platform/i18n/catalogue.ts';
import { createTranslations, type Translate } from '../../../platform/i18n/translate.ts';
import { publicityModule } from '../../../platform/publicity/module.ts';
import { locales as handlingWords } from '../../handling/index.ts';
import { locales } from '../locales.ts';

let kept: Promise<Translate> | undefined;

/** The module's words in Chinese, whatever the reader's language. */
export function officialWords(): Promise<Translate> {
  kept ??= createTranslations(
    mergeWords([{ name: 'proposals', locales }, { name: 'handling', locales: handlingWords }, publicityModule]),
  ).then((of) => of('zh-CN'));
  return kept;
}
