/** What handling adds to the platform; the steps are made for each host and listed by it. */
import type { Module } from '../../platform/http/module.ts';
import { learnJob } from './learning/learn.ts';
import { locales } from './locales.ts';
import { handlingChoices } from './queries/choices.ts';
import { tables } from './tables.ts';

export const handlingModule: Module = {
  name: 'handling',
  operations: [handlingChoices],
  summaries: { handlingChoices: '可以承办的单位，以及本单位的承办人' },
  refusals: { handlingChoices: { 403: ['not_permitted'] } },
  jobs: [learnJob],
  locales,
  tables,
  lent: tables,
};
