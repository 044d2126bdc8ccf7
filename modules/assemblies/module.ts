/** What assemblies add to the platform. */
import type { Module } from '../../platform/http/module.ts';
import { enterHolidayNotice } from './commands/enter-holiday-notice.ts';
import { workCalendar } from './holidays.ts';
import { recountCalendars, recountJob } from './jobs/recount-calendar.ts';
import en from './locales/en.json' with { type: 'json' };
import summaries from './locales/operations.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { getAssembly } from './queries/get-assembly.ts';
import { getCalendarYear } from './queries/get-calendar-year.ts';
import { listAssemblies as listForReaders } from './queries/list-assemblies.ts';
import { listBodies } from './queries/list-bodies.ts';
import { listRuleVersions } from './queries/list-rule-versions.ts';
import { listSessions } from './queries/list-sessions.ts';
import { listUnits } from './queries/list-units.ts';
import { previewHolidayNotice } from './queries/preview-holiday-notice.ts';
import { refusals } from './refusals.ts';
import { ruleChain } from './rule-chain.ts';
import { listAssemblies } from './store.ts';

export const assembliesModule: Module = {
  name: 'assemblies',
  summaries,
  refusals,
  operations: [
    listForReaders,
    getAssembly,
    listSessions,
    listBodies,
    listUnits,
    listRuleVersions,
    getCalendarYear,
    previewHolidayNotice,
    enterHolidayNotice,
  ],
  calendar: workCalendar,
  assemblies: listAssemblies,
  jobs: [{ name: recountJob, schedule: '*/5 * * * *', run: recountCalendars }],
  locales: { 'zh-CN': zh, en },
  tables: [
    'assemblies',
    'terms',
    'plenary_sessions',
    'bodies',
    'units',
    'rule_versions',
    'holiday_notices',
    'calendar_counts',
    'assembly_maps',
  ],
  chains: [ruleChain],
};
