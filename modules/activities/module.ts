/** What activities add to the platform. */
import type { Module } from '../../platform/http/module.ts';
import type { Operation } from '../../platform/http/operation.ts';
import { activityClocks } from './clocks.ts';
import { commands } from './commands/all.ts';
import { activityInbox } from './inbox.ts';
import { activityKind } from './kind.ts';
import { locales } from './locales.ts';
import { queries } from './queries/all.ts';
import { reactions } from './reactions.ts';
import { refusals } from './refusals.ts';
import { searchedActivities } from './search-kind.ts';
import { seedDemoActivities } from './seeds.ts';
import { tables } from './tables.ts';
import { publicPages } from './web/public/public-pages.ts';
import summaries from './words/operations.json' with { type: 'json' };

export const activitiesModule: Module = {
  name: 'activities',
  summaries,
  refusals,
  operations: [...commands, ...queries] as unknown as Operation[],
  clocks: [activityClocks],
  inbox: [activityInbox],
  kinds: [activityKind],
  reactions,
  locales,
  tables,
  searched: [searchedActivities],
  publicPages,
  demo: seedDemoActivities,
};
