/** What proposals add to the platform. */
import './held-by-sessions.ts';
import type { Module } from '../../platform/http/module.ts';
import type { Operation } from '../../platform/http/operation.ts';
import { handlingSummaries } from '../handling/index.ts';
import { proposalClocks } from './clocks.ts';
import { commands } from './commands/all.ts';
import { address } from './contract/handling.ts';
import { followedProposals } from './followed-kind.ts';
import { proposalInbox } from './inbox.ts';
import { jobs } from './jobs.ts';
import { proposalKind } from './kind.ts';
import { likenedProposals } from './liken-kind.ts';
import { locales } from './locales.ts';
import { overseenProposals } from './overseen.ts';
import { queries } from './queries/all.ts';
import { reactions } from './reactions.ts';
import { refusals } from './refusals.ts';
import { searchedProposals } from './search-kind.ts';
import { seedDemoProposals } from './seeds.ts';
import { tables } from './tables.ts';
import { publicPages } from './web/public/public-pages.ts';
import summaries from './words/operations.json' with { type: 'json' };

export const proposalsModule: Module = {
  name: 'proposals',
  summaries: { ...summaries, ...handlingSummaries(address) },
  refusals,
  operations: [...commands, ...queries] as unknown as Operation[],
  jobs,
  clocks: [proposalClocks],
  inbox: [proposalInbox],
  kinds: [proposalKind],
  reactions,
  locales,
  tables,
  searched: [searchedProposals],
  followed: [followedProposals],
  likened: [likenedProposals],
  overseen: [overseenProposals],
  publicPages,
  demo: seedDemoProposals,
};
