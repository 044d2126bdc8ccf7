/** What those who oversee are given, over the matters of all rooms. */
import type { Module } from '../../platform/http/module.ts';
import { makeBriefs } from './jobs/make-briefs.ts';
import { briefDocument, getBrief, listBriefs } from './queries/briefs.ts';
import { getOverview } from './queries/get-overview.ts';
import en from './words/en.json' with { type: 'json' };
import summaries from './words/operations.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };

const notTheirs = { 403: ['not_your_part'] };
const printed = { ...notTheirs, 422: ['work_too_long'], 503: ['work_waiting'] };

/** Over the matters of all these modules. */
export const oversightModule = (modules: readonly Module[]): Module => {
  const kinds = modules.flatMap((module) => module.overseen ?? []);
  return {
    name: 'oversight',
    summaries,
    refusals: { getOverview: notTheirs, listBriefs: notTheirs, getBrief: notTheirs, briefDocument: printed },
    operations: [getOverview(kinds), listBriefs, getBrief, briefDocument],
    jobs: [{ name: 'oversight-briefs', schedule: '*/5 * * * *', run: makeBriefs(kinds) }],
    locales: { 'zh-CN': zh, en },
    tables: ['weekly_briefs'],
  };
};
