/** Puts one process together: database, words, files, jobs, server. */
import { hostname } from 'node:os';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import { identify, personTold } from '../modules/accounts/index.ts';
import { changesChannel, findAssemblyByCode, hearChanges } from '../modules/assemblies/index.ts';
import { type HeadsKeeper, headsFile, keepHeads } from '../platform/audit/heads.ts';
import { calendarReaderOf } from '../platform/calendar/calendar-reader.ts';
import { type Clock, systemClock } from '../platform/clock/clock.ts';
import { clockBookOf } from '../platform/clocks/definitions.ts';
import { sweepJob } from '../platform/clocks/sweep.ts';
import type { Config } from '../platform/config/config.ts';
import { installationSecret, sealWith } from '../platform/config/installation-secret.ts';
import { keyring } from '../platform/crypto/keyring.ts';
import { keepKnownKeys } from '../platform/crypto/known-keys.ts';
import { createVault, type Vault } from '../platform/crypto/vault.ts';
import { type Database, openDatabase } from '../platform/db/database.ts';
import type { Db } from '../platform/db/schema.ts';
import { handlersOf } from '../platform/events/reaction.ts';
import { purgeEventsJob, startEvents } from '../platform/events/start-events.ts';
import { createFileStore, type FileStore } from '../platform/files/file-store.ts';
import { type AssemblyRef, type Context, system } from '../platform/http/context.ts';
import { purgeKeys } from '../platform/http/idempotency.ts';
import { createServer, type Server } from '../platform/http/server.ts';
import { mergeWords } from '../platform/i18n/catalogue.ts';
import { platformWords } from '../platform/i18n/platform-words.ts';
import { createTranslations, type Locale, type Translate } from '../platform/i18n/translate.ts';
import { type JobServices, type RunningJobs, startJobQueue } from '../platform/jobs/job-queue.ts';
import { type Poller, startPoller } from '../platform/jobs/poller.ts';
import { channelsOffered, purgeDeliveriesJob, startDelivering } from '../platform/notices/start-delivering.ts';
import { IndexKeeper } from '../platform/similarity/keeper.ts';
import { bringUp } from './bring-up.ts';
import { chains, modules } from './modules.ts';

export interface Installation {
  config: Config;
  database: Database;
  translations: (locale: Locale) => Translate;
  files: FileStore;
  jobs: RunningJobs;
  server: Server;
  likeness: IndexKeeper;
  vault: Vault;
  log: Logger;
  clock: Clock;
  close(): Promise<void>;
}

export interface InstallationOptions {
  config: Config;
  clock?: Clock;
  log?: Logger;
  checkAnswers?: boolean;
  onQuery?: (statement: string) => void;
  /** False: enqueue only; another process works the jobs. The index of like matters is not begun either. */
  work?: boolean;
}

/** @throws DatabaseRefused and what the system says; nothing stays open */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { config } = options;
  const log = options.log ?? pino({ level: config.logLevel, redact: ['*.password', '*.token'] });
  const database = await openDatabase({
    url: config.databaseUrl,
    folder: config.dataFolder,
    embedded: config.embedded,
    onQuery: options.onQuery,
    lesser: true,
    log,
  });
  try {
    return await furnish(options, database, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Brings the database up and starts the queue; one process at a time, as both make tables. */
async function prepare(database: Database, log: Logger, heads: HeadsKeeper): Promise<RunningJobs> {
  const steps = await bringUp(database);
  if (steps.length > 0) log.info({ steps }, 'database migrated');
  for (const module of modules) await module.prepare?.(database.db);
  const jobs = [
    purgeKeys,
    purgeEventsJob,
    purgeDeliveriesJob,
    heads.job,
    sweepJob,
    ...modules.flatMap((module) => module.jobs ?? []),
  ];
  return startJobQueue(database, jobs, log);
}

async function furnish(options: InstallationOptions, database: Database, log: Logger): Promise<Installation> {
  const { config, clock = systemClock } = options;
  const heads = keepHeads({ db: database.db, chains, file: join(config.dataFolder, headsFile), log });
  const jobs = await database.exclusively('preparing', () => prepare(database, log, heads));
  await database.listen(changesChannel, hearChanges(database.db));
  const translations = await createTranslations(mergeWords([platformWords, ...modules]));
  const files = await createFileStore(join(config.dataFolder, 'files'), config.maxUploadBytes, config.uploadQuotaBytes);
  const secret = await installationSecret(config.dataFolder);
  const keys = keyring(config.keys);
  const vault = createVault(keys);
  await database.exclusively('sealing', () => keepKnownKeys(database.db, keys(), vault, clock.now()));
  const likeness = new IndexKeeper({
    db: database.db,
    kinds: modules.flatMap((module) => module.likened ?? []),
    log,
    folder: join(config.dataFolder, 'likeness', `${hostname()}-${config.port}`),
  });
  const server = await createServer({
    db: database.db,
    modules,
    directory: {
      findAssembly: findAssemblyByCode,
      identify: (db, secret, assemblyId, now) =>
        identify(db, secret, assemblyId, now, { idleMinutes: config.idleMinutes, demoDoors: config.demo }),
    },
    translations,
    clock,
    log,
    jobs,
    files,
    rateLimit: config.rateLimit,
    trustedProxies: config.trustedProxies,
    origin: config.origin,
    secret,
    vault,
    channels: channelsOffered(config.channels, secret),
    metricsToken: config.metricsToken,
    likeness,
    ready: async () => {
      await database.ping();
      await files.check();
    },
    demoDoors: config.demo,
    ...(options.checkAnswers ? { checkAnswers: true } : {}),
  });
  const services: JobServices = {
    now: () => clock.now(),
    files,
    async namedFiles(db, fileIds) {
      const named = await Promise.all(modules.map((module) => module.namedFiles?.(db, fileIds) ?? []));
      return new Set(named.flat());
    },
    async namedAddresses(db, addressIds) {
      const named = await Promise.all(modules.map((module) => module.namedAddresses?.(db, addressIds) ?? []));
      return new Set(named.flat());
    },
    assemblies: async (db) => (await Promise.all(modules.map((module) => module.assemblies?.(db) ?? []))).flat(),
    clocks: clockBookOf(modules),
    contextFor: (db: Db, assembly: AssemblyRef, locale: Locale = 'zh-CN'): Context => ({
      db,
      actor: system,
      assembly,
      clock,
      calendars: calendarReaderOf(modules),
      log,
      locale,
      t: translations(locale),
      jobs,
      files,
      vault,
    }),
  };
  const environment = { db: database.db, log, services };
  const delivering = {
    db: database.db,
    log,
    now: services.now,
    translations,
    person: personTold,
    assemblyById: async (db: Db, id: string) => (await services.assemblies(db)).find((assembly) => assembly.id === id),
    origin: config.origin?.replace(/\/$/, '') ?? `http://${config.host}:${config.port}`,
    seal: sealWith(secret),
  };
  const pollers: Poller[] = [];

  if (options.work !== false) {
    await jobs.work(environment);
    likeness.start();
    pollers.push(
      startEvents(environment, handlersOf(modules)),
      startDelivering(delivering, config.channels, secret),
      ...modules
        .flatMap((module) => module.standing ?? [])
        .map(({ name, everyMs, look }) => startPoller(name, everyMs, (on) => look(environment, on), log)),
    );
  }
  return {
    config,
    database,
    translations,
    files,
    jobs,
    server,
    likeness,
    vault,
    log,
    clock,
    async close() {
      await server.app.close();
      await Promise.all([jobs, likeness, ...pollers].map((working) => working.stop()));
      await heads.keep(clock.now()).catch((error) => log.error({ err: error }, 'heads of the record'));
      await files.close();
      await database.close();
    },
  };
}
