/** Figures as a part of the server: the words every room's figures share. */
import type { Module } from '../http/module.ts';
import { wordsIn } from '../i18n/words-in-folder.ts';

export const figuresModule: Module = {
  name: 'figures',
  operations: [],
  locales: wordsIn(new URL('./words/', import.meta.url)),
  tables: [],
};
