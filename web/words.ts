/** The words of all modules in the browser and on server-rendered pages; zh-CN is the source. */
import i18next, { type i18n } from 'i18next';

type Json = Record<string, unknown>;

const files = import.meta.glob<Json>(
  [
    '../modules/*/words/*.json',
    '../modules/*/locales/*.json',
    '!../modules/*/*/operations.json',
    '../platform/*/words/*.json',
    '!../platform/*/words/operations.json',
    './*/words/*.json',
  ],
  { eager: true, import: 'default' },
);

function merge(into: Json, from: Json): Json {
  for (const [key, value] of Object.entries(from)) {
    if (typeof value === 'object' && value !== null) into[key] = merge((into[key] as Json) ?? {}, value as Json);
    else into[key] = value;
  }
  return into;
}

/** `../modules/proposals/words/labels.en.json` → `proposals`, `../platform/publicity/words/labels.en.json` → `publicity`, `./staff/words/en.json` → `staff`; errors and the trail's sentences are shared. */
function catalogue(locale: string): Json {
  const words: Json = {};
  for (const [path, content] of Object.entries(files)) {
    if (!path.endsWith(`${locale}.json`)) continue;
    const owner = path.split('/').at(-3)!;
    if (path.includes('/errors-')) {
      merge(words, { errors: content });
      continue;
    }
    // What the fronts' own words call so is a screen of theirs.
    const shared = path.startsWith('../modules') ? ['errors', 'audit'] : ['errors'];
    const parts = Object.entries(content);
    const own = Object.fromEntries(parts.filter(([key]) => !shared.includes(key)));
    merge(words, Object.fromEntries(parts.filter(([key]) => shared.includes(key))));
    merge(words, path.startsWith('../platform/i18n') ? own : { [owner]: own });
  }
  return words;
}

/** @returns an instance ready to use */
export function createWords(locale: string): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: 'zh-CN',
    initAsync: false,
    ns: ['translation'],
    defaultNS: 'translation',
    // Scopes of tokens are called as they are written: `proposals:read`.
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': { translation: catalogue('zh-CN') }, en: { translation: catalogue('en') } },
  });
  return instance;
}
