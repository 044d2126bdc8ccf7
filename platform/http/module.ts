/** What a module adds to the platform. `app/modules.ts` is the only list of modules. */
import type { Kysely } from 'kysely';
import type { Chain } from '../audit/chain.ts';
import type { CalendarReader } from '../calendar/calendar-reader.ts';
import type { ClockDefinition } from '../clocks/definitions.ts';
import type { SealedTable } from '../crypto/rotate.ts';
import type { DatabaseSchema, Db } from '../db/schema.ts';
import type { Reaction } from '../events/reaction.ts';
import type { FollowedKind } from '../following/kind.ts';
import type { InboxKind } from '../inbox/inbox-kind.ts';
import type { JobDefinition } from '../jobs/job-queue.ts';
import type { StandingWork } from '../jobs/poller.ts';
import type { MatterKind } from '../matters/kinds.ts';
import type { OverseenKind } from '../oversight/kind.ts';
import type { SearchKind } from '../search/kinds.ts';
import type { LikenedKind } from '../similarity/kinds.ts';
import type { AssemblyRef, Context } from './context.ts';
import type { Operation } from './operation.ts';
import type { PublicPages } from './public-pages.ts';
import type { Refusals } from './refusals.ts';

export interface Module {
  name: string;
  operations: readonly Operation[];
  /** Refusals of single operations beyond those of their kind, by operationId; for the published description. */
  refusals?: Readonly<Record<string, Refusals>>;
  /** Chinese sentences of the operations for the page of the API, by operationId; the English one is `summary`. */
  summaries?: Readonly<Record<string, string>>;
  jobs?: readonly JobDefinition[];
  /** Work it does later, piece by piece, as it stands in its rows. */
  standing?: readonly StandingWork[];
  /** Clocks of the kinds of matters it keeps. */
  clocks?: readonly ClockDefinition[];
  /** Tasks its matters give those who work on them. */
  inbox?: readonly InboxKind[];
  /** Given by the one module that keeps notices of moved working days. */
  calendar?: CalendarReader;
  /** Given by the one module that keeps assemblies: all of the installation, parents before children. */
  assemblies?(db: Db): Promise<readonly AssemblyRef[]>;
  /** Kinds of matters it keeps. */
  kinds?: readonly MatterKind[];
  /** What it does when something happened, in its own room or in another. */
  reactions?: readonly Reaction[];
  /** Words: locale → nested keys; they live under the module's name, but `errors`, which all modules share. */
  locales: { 'zh-CN': Record<string, unknown>; en: Record<string, unknown> };
  /** What it shows everybody on pages of its own. */
  publicPages?: PublicPages;
  /** Tables this module owns; no other module may name them in SQL. */
  tables: readonly string[];
  /** Which of these tables modules that use this one may read in their own statements; only the owner writes them. */
  lent?: readonly string[];
  /** Which of them hold texts kept encrypted; a new key goes through them. */
  sealed?: readonly SealedTable[];
  /** Which of these tables are chains of hashes. */
  chains?: readonly Chain[];
  /** Which of these files this module names without a foreign key; they are not swept away. */
  namedFiles?(db: Db, fileIds: readonly string[]): Promise<readonly string[]>;
  /** Which of these addresses of people without an account this module names; what nobody names goes after a day. */
  namedAddresses?(db: Db, addressIds: readonly string[]): Promise<readonly string[]>;
  /** Kinds of matters whose words are searched. */
  searched?: readonly SearchKind[];
  /** Kinds of matters new texts are likened to; their words must be searched, as they tell of changes. */
  likened?: readonly LikenedKind[];
  /** Kinds of matters the public may follow. */
  followed?: readonly FollowedKind[];
  /** Kinds of matters whose numbers those who oversee are told. */
  overseen?: readonly OverseenKind[];
  /**
   * Fills the demo province, in the order of modules.
   * @param directory people and places, as the module that keeps members made them
   * @returns how many matters
   */
  demo?(services: Omit<Context, 'actor' | 'assembly'>, directory: never): Promise<number>;
  /** Facts that must exist in every installation. */
  prepare?(db: Kysely<DatabaseSchema>): Promise<void>;
}
