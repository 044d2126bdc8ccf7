/** Taking lists away as a part of the server: the words of what it refuses. */
import type { Module } from '../http/module.ts';
import { wordsIn } from '../i18n/words-in-folder.ts';

export const exportingModule: Module = {
  name: 'exporting',
  operations: [],
  locales: wordsIn(new URL('./words/', import.meta.url)),
  tables: [],
};
