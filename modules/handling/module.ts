/** What handling adds to the platform; its operations are made for each host and listed by it. */
import type { Module } from '../../platform/http/module.ts';
import { locales } from './locales.ts';
import { tables } from './tables.ts';

export const handlingModule: Module = {
  name: 'handling',
  operations: [],
  locales,
  tables,
  lent: tables,
};
