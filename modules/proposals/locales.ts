/** Words of the module, one file a group so that each stays short. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Locale } from '../../platform/i18n/translate.ts';

const folder = new URL('./words/', import.meta.url);

function read(locale: Locale): Record<string, unknown> {
  const words: Record<string, unknown> = {};
  const errors: Record<string, unknown> = {};
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith(`.${locale}.json`))
    .sort()) {
    const content = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>;
    Object.assign(name.startsWith('errors-') ? errors : words, content);
  }
  return { ...words, errors };
}

export const locales = { 'zh-CN': read('zh-CN'), en: read('en') };
