/** Words of the module, one file a group so that each stays short. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Locale } from '../../platform/i18n/translate.ts';

const folder = new URL('./words/', import.meta.url);

type Words = Record<string, unknown>;

function merge(into: Words, from: Words): void {
  for (const [key, value] of Object.entries(from)) {
    if (typeof value === 'object' && value !== null) {
      into[key] ??= {};
      merge(into[key] as Words, value as Words);
    } else into[key] = value;
  }
}

function read(locale: Locale): Words {
  const words: Words = {};
  const errors: Words = {};
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith(`.${locale}.json`))
    .sort()) {
    const content = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Words;
    merge(name.startsWith('errors-') ? errors : words, content);
  }
  return { ...words, errors };
}

export const locales = { 'zh-CN': read('zh-CN'), en: read('en') };
