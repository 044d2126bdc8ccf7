/** Publicity as a part of the server: the words every kind of matter says of it. */
import type { Module } from '../http/module.ts';
import { wordsIn } from '../i18n/words-in-folder.ts';

export const publicityModule: Module = {
  name: 'publicity',
  operations: [],
  locales: wordsIn(new URL('./words/', import.meta.url)),
  tables: [],
};
