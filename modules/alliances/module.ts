/** What alliances of assemblies add to the platform. */
import type { Module } from '../../platform/http/module.ts';
import type { Operation } from '../../platform/http/operation.ts';
import { commands } from './commands/all.ts';
import { allianceInbox } from './inbox.ts';
import { allianceKinds } from './kind.ts';
import { locales } from './locales.ts';
import { queries } from './queries/all.ts';
import { reactions } from './reactions.ts';
import { refusals } from './refusals.ts';
import { searchedAllianceMatters } from './search-kind.ts';
import { tables } from './tables.ts';
import summaries from './words/operations.json' with { type: 'json' };

export const alliancesModule: Module = {
  name: 'alliances',
  summaries,
  refusals,
  operations: [...commands, ...queries] as unknown as Operation[],
  inbox: allianceInbox,
  kinds: allianceKinds,
  reactions,
  locales,
  tables,
  searched: [searchedAllianceMatters],
};
