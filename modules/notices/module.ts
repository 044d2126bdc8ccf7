/** What notices add to the platform. */
import type { Module } from '../../platform/http/module.ts';
import { markNoticesRead } from './commands/mark-notices-read.ts';
import en from './locales/en.json' with { type: 'json' };
import summaries from './locales/operations.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { listNotices } from './queries/list-notices.ts';
import { refusals } from './refusals.ts';

export const noticesModule: Module = {
  name: 'notices',
  summaries,
  refusals,
  operations: [listNotices, markNoticesRead],
  locales: { 'zh-CN': zh, en },
  tables: ['notices'],
};
