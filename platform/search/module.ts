/** The search as a part of the server: over what the modules let be searched. */
import type { Module } from '../http/module.ts';
import type { Operation } from '../http/operation.ts';
import { searchOperations } from './operations.ts';
import { searchPage } from './public-page.ts';
import './tables.ts';
import summaries from './words/operations.json' with { type: 'json' };

/** @param modules those of the installation, in the order their hits are shown in */
export function searchModule(modules: readonly Module[]): Module {
  const kinds = modules.flatMap((module) => module.searched ?? []);
  return {
    name: 'search',
    operations: searchOperations(kinds) as unknown as Operation[],
    summaries,
    locales: { 'zh-CN': {}, en: {} },
    tables: [],
    publicPages: { pages: [searchPage(kinds)] },
  };
}
