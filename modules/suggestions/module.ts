/** What suggestions add to the platform. */
import type { Module } from '../../platform/http/module.ts';
import type { Operation } from '../../platform/http/operation.ts';
import { handlingSummaries } from '../handling/index.ts';
import { suggestionClocks } from './clocks.ts';
import { commands } from './commands/all.ts';
import { address } from './contract/handling.ts';
import { followedSuggestions } from './followed-kind.ts';
import { suggestionInbox } from './inbox.ts';
import { drawingPhotos } from './jobs/draw-photos.ts';
import { purgeContacts } from './jobs/purge-contacts.ts';
import { sweepPhotos } from './jobs/sweep-photos.ts';
import { importJob } from './jobs/work-imports.ts';
import { suggestionKind } from './kind.ts';
import { likenedSuggestions } from './liken-kind.ts';
import { locales } from './locales.ts';
import { overseenSuggestions } from './overseen.ts';
import { queries } from './queries/all.ts';
import { reactions } from './reactions.ts';
import { refusals } from './refusals.ts';
import { searchedSuggestions } from './search-kind.ts';
import { seedDemoSuggestions } from './seeds.ts';
import { namedAddresses } from './store/contacts.ts';
import { tables } from './tables.ts';
import { publicPages } from './web/public/public-pages.ts';
import summaries from './words/operations.json' with { type: 'json' };

export const suggestionsModule: Module = {
  name: 'suggestions',
  summaries: { ...summaries, ...handlingSummaries(address) },
  refusals,
  operations: [...commands, ...queries] as unknown as Operation[],
  jobs: [sweepPhotos, purgeContacts, importJob],
  standing: [drawingPhotos],
  clocks: [suggestionClocks],
  inbox: [suggestionInbox],
  kinds: [suggestionKind],
  reactions,
  locales,
  tables,
  namedAddresses,
  searched: [searchedSuggestions],
  followed: [followedSuggestions],
  likened: [likenedSuggestions],
  overseen: [overseenSuggestions],
  publicPages,
  demo: seedDemoSuggestions,
};
