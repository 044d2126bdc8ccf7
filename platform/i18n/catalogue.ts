/** Puts the words of all modules together. */
import type { Catalogue, Locale } from './translate.ts';
import { locales } from './translate.ts';

type Words = Record<string, unknown>;

/** A module's words: everything under its name, but `errors` and `audit` (sentences of the trail), which all modules share. */
export interface ModuleWords {
  name: string;
  locales: Record<Locale, Words>;
}

function merge(into: Words, from: Words, path: string): void {
  for (const [key, value] of Object.entries(from)) {
    if (typeof value === 'object' && value !== null) {
      into[key] ??= {};
      merge(into[key] as Words, value as Words, `${path}.${key}`);
    } else if (key in into && into[key] !== value) {
      throw new Error(`two sentences for ${path}.${key}`);
    } else into[key] = value;
  }
}

/** @throws Error when two modules give one key different sentences */
export function mergeWords(modules: readonly ModuleWords[]): Catalogue {
  const catalogue = { 'zh-CN': {}, en: {} } as Catalogue;
  for (const locale of locales) {
    for (const module of modules) {
      const { errors, audit, ...own } = module.locales[locale];
      const shared = { ...(errors ? { errors } : {}), ...(audit ? { audit } : {}) };
      merge(catalogue[locale], { [module.name]: own, ...shared }, locale);
    }
  }
  return catalogue;
}
