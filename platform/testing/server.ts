/** The real server in process, for route tests with `app.inject`. */
import type { Clock } from '../clock/clock.ts';
import { createSteppingClock } from '../clock/clock.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Module } from '../http/module.ts';
import { createServer, type Directory, type Server } from '../http/server.ts';
import { mergeWords } from '../i18n/catalogue.ts';
import { platformWords } from '../i18n/platform-words.ts';
import { createTranslations, type Locale, type Translate } from '../i18n/translate.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { ChannelsOffered } from '../notices/topics.ts';
import { createCollectingJobs, createTestFiles, silentLog, testNow } from './context.ts';
import type { TestDatabase } from './database.ts';
import { createTestLikeness } from './likeness.ts';
import { testVault } from './vault.ts';

export interface TestServerOptions {
  database: TestDatabase;
  modules: readonly Module[];
  directory: Directory;
  clock?: Clock;
  jobs?: JobQueue;
  files?: FileStore;
  rateLimit?: number;
  /** Absent: open. */
  demoDoors?: boolean;
  trustedProxies?: number;
  origin?: string;
  /** Absent: one of its own. */
  secret?: Buffer;
  metricsToken?: string;
  /** Absent: none. */
  channels?: ChannelsOffered;
  ready?: () => Promise<void>;
  /** Absent: the words of the platform and of the modules. */
  translations?: (locale: Locale) => Translate;
}

export interface TestServer extends Server {
  files: FileStore;
  close(): Promise<void>;
}

/** Checks every answer against its schema, so a route that answers otherwise fails with 500. */
export async function openTestServer(options: TestServerOptions): Promise<TestServer> {
  const files = options.files ?? (await createTestFiles());
  const server = await createServer({
    db: options.database.db,
    modules: options.modules,
    directory: options.directory,
    translations: options.translations ?? (await createTranslations(mergeWords([platformWords, ...options.modules]))),
    clock: options.clock ?? createSteppingClock(testNow),
    log: silentLog,
    jobs: options.jobs ?? createCollectingJobs(),
    files,
    rateLimit: options.rateLimit ?? 0,
    trustedProxies: options.trustedProxies ?? 0,
    origin: options.origin,
    ...(options.secret ? { secret: options.secret } : {}),
    vault: testVault,
    metricsToken: options.metricsToken,
    ...(options.channels ? { channels: options.channels } : {}),
    ready: options.ready ?? (() => options.database.ping()),
    demoDoors: options.demoDoors ?? true,
    likeness: createTestLikeness(
      options.database.db,
      options.modules.flatMap((module) => module.likened ?? []),
    ),
    checkAnswers: true,
  });
  await server.app.ready();
  return { ...server, files, close: () => server.app.close() };
}
