/** The only list of modules. */
import { accountsModule } from '../modules/accounts/module.ts';
import { activitiesModule } from '../modules/activities/module.ts';
import { alliancesModule } from '../modules/alliances/module.ts';
import { assembliesModule } from '../modules/assemblies/module.ts';
import { draftsModule } from '../modules/drafts/module.ts';
import { dutyModule } from '../modules/duty/module.ts';
import { filesModule } from '../modules/files/module.ts';
import { followingModule } from '../modules/following/module.ts';
import { handlingModule } from '../modules/handling/module.ts';
import { membersModule } from '../modules/members/module.ts';
import { noticesModule } from '../modules/notices/module.ts';
import { oversightModule } from '../modules/oversight/module.ts';
import { proposalsModule } from '../modules/proposals/module.ts';
import { suggestionsModule } from '../modules/suggestions/module.ts';
import { exportingModule } from '../platform/exporting/module.ts';
import { figuresModule } from '../platform/figures/module.ts';
import type { Module } from '../platform/http/module.ts';
import { importingModule } from '../platform/importing/module.ts';
import { inboxModule } from '../platform/inbox/module.ts';
import { linksModule } from '../platform/links/module.ts';
import { chainsOf } from '../platform/matters/history.ts';
import { publicityModule } from '../platform/publicity/module.ts';
import { searchModule } from '../platform/search/module.ts';
import { similarityModule } from '../platform/similarity/module.ts';

const rooms: readonly Module[] = [
  assembliesModule,
  accountsModule,
  membersModule,
  filesModule,
  draftsModule,
  noticesModule,
  handlingModule,
  proposalsModule,
  suggestionsModule,
  activitiesModule,
  dutyModule,
  alliancesModule,
];

/** The rooms, and what the frame makes of all of them. */
export const modules: readonly Module[] = [
  ...rooms,
  exportingModule,
  figuresModule,
  followingModule(rooms),
  importingModule,
  inboxModule(rooms),
  linksModule,
  oversightModule(rooms),
  publicityModule,
  searchModule(rooms),
  similarityModule(rooms),
];

/** Everything of an installation that is a chain of hashes. */
export const chains = chainsOf(modules);
