/** What every command and query is given: database, actor, assembly, time, words. */
import type { Logger } from 'pino';
import type { Chain } from '../audit/chain.ts';
import type { CalendarReader } from '../calendar/calendar-reader.ts';
import type { Clock } from '../clock/clock.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Db } from '../db/schema.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Locale, Translate } from '../i18n/translate.ts';
import type { JobQueue } from '../jobs/enqueue.ts';
import type { KindBookFor } from '../matters/kind-book.ts';
import type { ChannelsOffered } from '../notices/topics.ts';
import type { LikenessIndex } from '../similarity/likeness-index.ts';

/** One office of a person in one assembly; bodies, units and memberships narrow it. */
export interface Grant {
  role: string;
  unitId: string | null;
  bodyId: string | null;
  memberId: string | null;
}

export interface Actor {
  kind: 'account' | 'token' | 'citizen' | 'system';
  accountId: string | null;
  name: string;
  /** Grants in the assembly of the request only. */
  grants: readonly Grant[];
  /** Scopes of an integrator's token; null: not limited by scope. */
  scopes: readonly string[] | null;
  sessionId: string | null;
  /** Signed in with a first password: nothing but changing it is open. */
  passwordChangeNeeded?: boolean;
  /** A second factor is to be shown, or the first to be set up: nothing but that is open. */
  factorNeeded?: 'show' | 'set_up';
  /** Until then weighty acts ask for no new proof of who this is. */
  confirmedUntil?: Date;
}

export interface AssemblyRef {
  id: string;
  code: string;
  name: string;
  /** In English; empty or absent: it has no such name. */
  nameEn?: string;
  level: 'province' | 'city' | 'county';
}

export interface Context {
  /** Inside a command: the transaction. */
  db: Db;
  actor: Actor;
  assembly: AssemblyRef;
  clock: Clock;
  /** Working days of assemblies. */
  calendars: CalendarReader;
  log: Logger;
  locale: Locale;
  t: Translate;
  jobs: JobQueue;
  files: FileStore;
  /** The step is one of an act on many, which can be taken back until then. */
  held?: { bulkId: string; until: Date };
  /** One click enters a demo account; absent on an installation in service. */
  demoDoors?: boolean;
  /** HMAC of a text with the installation's secret, which is not in the database; absent outside of the server. */
  seal?(text: string): string;
  /** Seals texts kept encrypted, with keys that are not in the database; absent where nothing sealed is touched. */
  vault?: Vault;
  /** A name for the network a request comes from, which tells nobody its address; absent outside of the server. */
  network?(): string;
  /** Kinds of matters of the installation; absent outside of the server. */
  kinds?: KindBookFor<Context>;
  /** Ways notices leave this house; absent outside of the server. */
  channels?: ChannelsOffered;
  /** Everything of the installation that is a chain of hashes. */
  chains?: readonly Chain[];
  /** Where to look for matters like a text; absent outside of the server. */
  likeness?: LikenessIndex;
}

export const citizen: Actor = {
  kind: 'citizen',
  accountId: null,
  name: '',
  grants: [],
  scopes: null,
  sessionId: null,
};

/** The platform itself, for jobs and sweeps. */
export const system: Actor = {
  kind: 'system',
  accountId: null,
  name: '系统',
  grants: [],
  scopes: null,
  sessionId: null,
};
