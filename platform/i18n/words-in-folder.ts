/** Words of a module from a folder, one file a group so that each stays short; `errors-*` are the refusals all modules share. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Locale } from './translate.ts';

type Words = Record<string, unknown>;

function merge(into: Words, from: Words): void {
  for (const [key, value] of Object.entries(from)) {
    if (typeof value === 'object' && value !== null) {
      into[key] ??= {};
      merge(into[key] as Words, value as Words);
    } else into[key] = value;
  }
}

function read(folder: URL, locale: Locale): Words {
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

/** @param folder of files `<group>.<locale>.json`, ending with a slash */
export const wordsIn = (folder: URL): Record<Locale, Words> => ({
  'zh-CN': read(folder, 'zh-CN'),
  en: read(folder, 'en'),
});
