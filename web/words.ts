/** The words of all modules in the browser and on server-rendered pages; zh-CN is the source. */
import i18next, { type i18n } from 'i18next';

type Json = Record<string, unknown>;

const files = import.meta.glob<Json>(
  [
    '../modules/*/words/*.json',
    '../modules/*/locales/*.json',
    '!../modules/*/*/operations.json',
    '../platform/i18n/words/*.json',
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

/** `../modules/proposals/words/labels.en.json` → `proposals`, `./staff/words/en.json` → `staff`; errors are shared. */
function catalogue(locale: string): Json {
  const words: Json = {};
  for (const [path, content] of Object.entries(files)) {
    if (!path.endsWith(`${locale}.json`)) continue;
    const owner = path.split('/').at(-3)!;
    const { errors, ...own } = content;
    if (path.includes('/errors-')) merge(words, { errors: content });
    else merge(words, { ...(path.startsWith('../platform') ? own : { [owner]: own }), ...(errors ? { errors } : {}) });
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
