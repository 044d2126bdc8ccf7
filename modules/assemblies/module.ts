/** What assemblies add to the platform. */
import type { Module } from '../../platform/http/module.ts';
import { addBody } from './commands/add-body.ts';
import { addUnit } from './commands/add-unit.ts';
import { changeAssembly } from './commands/change-assembly.ts';
import { changeBody } from './commands/change-body.ts';
import { changeUnit } from './commands/change-unit.ts';
import { enterHolidayNotice } from './commands/enter-holiday-notice.ts';
import { addSession, changeSession } from './commands/keep-sessions.ts';
import { addTerm, changeTerm } from './commands/keep-terms.ts';
import { removeBody } from './commands/remove-body.ts';
import { setUnitActive } from './commands/set-unit-active.ts';
import { workCalendar } from './holidays.ts';
import { recountCalendars, recountJob } from './jobs/recount-calendar.ts';
import en from './locales/en.json' with { type: 'json' };
import houseEn from './locales/house.en.json' with { type: 'json' };
import houseZh from './locales/house.zh-CN.json' with { type: 'json' };
import summaries from './locales/operations.json' with { type: 'json' };
import zh from './locales/zh-CN.json' with { type: 'json' };
import { getAssembly } from './queries/get-assembly.ts';
import { getCalendarYear } from './queries/get-calendar-year.ts';
import { listAssemblies as listForReaders } from './queries/list-assemblies.ts';
import { listBodies } from './queries/list-bodies.ts';
import { listBodiesOfHouse } from './queries/list-bodies-of-house.ts';
import { listRuleVersions } from './queries/list-rule-versions.ts';
import { listSessions } from './queries/list-sessions.ts';
import { listTermsOfHouse } from './queries/list-terms-of-house.ts';
import { listUnits } from './queries/list-units.ts';
import { listUnitsOfHouse } from './queries/list-units-of-house.ts';
import { previewHolidayNotice } from './queries/preview-holiday-notice.ts';
import { previewWindows } from './queries/preview-windows.ts';
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
    changeAssembly,
    listUnitsOfHouse,
    addUnit,
    changeUnit,
    setUnitActive,
    listBodiesOfHouse,
    addBody,
    changeBody,
    removeBody,
    listTermsOfHouse,
    addTerm,
    changeTerm,
    previewWindows,
    addSession,
    changeSession,
  ],
  calendar: workCalendar,
  assemblies: listAssemblies,
  jobs: [{ name: recountJob, schedule: '*/5 * * * *', run: recountCalendars }],
  locales: { 'zh-CN': { ...zh, ...houseZh }, en: { ...en, ...houseEn } },
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
