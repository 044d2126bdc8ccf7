/** Words that should not stand on a page: keys, codes, values of a program, and words of the other language. */
import { createWords } from '../../../web/words.ts';

type Locale = 'zh-CN' | 'en';

function flat(words: object, into = new Map<string, string>(), path = ''): Map<string, string> {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') into.set(path + key, value);
    else flat(value, into, `${path}${key}.`);
  }
  return into;
}

const words = createWords('zh-CN');
const catalogue = {
  'zh-CN': flat(words.getResourceBundle('zh-CN', 'translation')),
  en: flat(words.getResourceBundle('en', 'translation')),
};
const prefixes = new Set([...catalogue['zh-CN'].keys()].map((key) => key.split('.')[0]!));

/** Sentences of one language that no key says in the other. */
function onlyIn(locale: Locale): Set<string> {
  const other = new Set(catalogue[locale === 'en' ? 'zh-CN' : 'en'].values());
  return new Set([...catalogue[locale].values()].filter((text) => !text.includes('{{') && !other.has(text)));
}
const foreign: Record<Locale, Set<string>> = { 'zh-CN': onlyIn('en'), en: onlyIn('zh-CN') };

const values = /\b(undefined|NaN|Infinity|Invalid Date)\b|\[object \w+\]|\{\{|\}\}|(?<![\w./-])null(?![\w./-])/;
const dotted = /(?<![\w@./:-])[a-z]\w*(?:\.[a-z]\w*)+(?![\w@/-])/g;
const snake = /(?<![\w@./:?&=-])[a-z]+(?:_[a-z0-9]+)+(?![\w@./=-])/g;
const files = /\.(pdf|docx|xlsx|csv|json|txt|png|jpe?g|md|ts|org|com|net|cn|example|test)$/;

/** Names that are the same in every language. */
const names = /^(PDF|Word|Excel|CSV|JSON|XLSX|DOCX|English|中文)$/;

/** @returns what should not be read, each with its reason */
export function wordsLeft(texts: readonly string[], locale: Locale): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const value = values.exec(text);
    if (value) found.add(`a value of the program stands in “${text.slice(0, 60)}”`);
    for (const [code] of text.matchAll(dotted)) {
      if (prefixes.has(code.split('.')[0]!) || !files.test(code)) found.add(`no word for ${code}`);
    }
    for (const [code] of text.matchAll(snake)) found.add(`a code stands for a word: ${code}`);
    if (foreign[locale].has(text) && !names.test(text)) found.add(`in the other language: “${text}”`);
  }
  return [...found];
}
