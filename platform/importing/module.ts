/** Taking old records in as a part of the server: the log of imports, its files, and words all kinds share. */
import type { Module } from '../http/module.ts';
import { wordsIn } from '../i18n/words-in-folder.ts';
import { filesOfImports } from './kept-files.ts';

export const importingModule: Module = {
  name: 'importing',
  operations: [],
  locales: wordsIn(new URL('./words/', import.meta.url)),
  tables: ['imports', 'import_rows', 'import_headings'],
  namedFiles: filesOfImports,
};
