/** Work that is done later, exactly as promised: jobs are enqueued inside the command's transaction (pg-boss). */
import type { Kysely, Transaction } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { ClockBook } from '../clocks/definitions.ts';
import type { Database } from '../db/database.ts';
import type { DatabaseSchema, Db } from '../db/schema.ts';
import type { FileStore } from '../files/file-store.ts';
import type { AssemblyRef, Context } from '../http/context.ts';
import type { Locale } from '../i18n/translate.ts';
import type { JobQueue } from './enqueue.ts';

export type { JobQueue } from './enqueue.ts';

const SCHEMA = 'jobs';
/** Jobs fetched at once; each succeeds or fails on its own. */
const BATCH = 50;
/** What a killed process had in hand is taken up by another, or by the next, after this time without a sign of life. */
const HEARTBEAT_SECONDS = 30;

export interface JobDefinition {
  name: string;
  /** Cron of five fields in China's time zone: a job the clock starts. */
  schedule?: string;
  /** Seconds after which a running job counts as failed and is tried again. */
  expireInSeconds?: number;
  retryLimit?: number;
  /** May be called again for the same job after a crash or failure: what it does must bear that, by `jobId` or by state. */
  run(environment: JobEnvironment, data: Record<string, unknown>, jobId: string): Promise<void>;
}

/** Makes the context in which a job calls commands: the actor is the platform itself. */
export interface JobServices {
  contextFor(db: Db, assembly: AssemblyRef, locale?: Locale): Context;
  now(): Date;
  files: FileStore;
  /** Which of these files some module names where the database cannot see it, as in the text of a kept form. */
  namedFiles(db: Db, fileIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Which of these addresses of people without an account some module still has a use for. */
  namedAddresses(db: Db, addressIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** All of the installation, parents before children. */
  assemblies(db: Db): Promise<readonly AssemblyRef[]>;
  /** What each kind of matter says of its clocks. */
  clocks: ClockBook;
}

/** What a job is given. */
export interface JobEnvironment {
  db: Kysely<DatabaseSchema>;
  log: Logger;
  services: JobServices;
}

export interface RunningJobs extends JobQueue {
  /** Takes up work; without it jobs are only enqueued. */
  work(environment: JobEnvironment): Promise<void>;
  stop(): Promise<void>;
}

/** Makes or migrates the queue's own tables, with the rights of their owner; a queue of a lesser role finds them there. */
export async function makeJobTables(owner: Record<string, unknown>): Promise<void> {
  const boss = new PgBoss({ ...owner, schema: SCHEMA, supervise: false, schedule: false } as never);
  boss.on('error', () => {});
  await boss.start();
  await boss.stop({ graceful: false });
}

export async function startJobQueue(
  database: Database,
  definitions: readonly JobDefinition[],
  log: Logger,
): Promise<RunningJobs> {
  const boss = new PgBoss({
    ...database.jobs,
    schema: SCHEMA,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
  } as never);
  boss.on('error', (error: unknown) => log.error({ err: error }, 'job queue'));
  await boss.start();
  for (const job of definitions) {
    const options = {
      retryLimit: job.retryLimit ?? 5,
      retryBackoff: true,
      expireInSeconds: job.expireInSeconds ?? 900,
      heartbeatSeconds: HEARTBEAT_SECONDS,
    };
    await boss.createQueue(job.name, options);
    await boss.updateQueue(job.name, options);
  }
  return {
    async send(db, name, data, options = {}) {
      await boss.send(name, data, {
        db: fromKysely(db as unknown as Transaction<DatabaseSchema> as never),
        ...(options.startAfter ? { startAfter: options.startAfter } : {}),
        ...(options.key ? { singletonKey: options.key } : {}),
      });
    },
    async work(environment) {
      // What an earlier version had started by the clock, nobody works any more.
      const scheduled = new Set(definitions.flatMap((job) => (job.schedule ? [job.name] : [])));
      for (const { name } of await boss.getSchedules()) if (!scheduled.has(name)) await boss.unschedule(name);
      for (const job of definitions) {
        const options = {
          pollingIntervalSeconds: 2,
          batchSize: BATCH,
          burstWhenBatchFull: true,
          perJobResults: true,
        } as const;
        await boss.work(job.name, options, async (items) => {
          const results = [];
          for (const item of items) {
            try {
              await job.run(environment, (item.data ?? {}) as Record<string, unknown>, item.id);
              results.push({ id: item.id, status: 'completed' as const });
            } catch (error) {
              environment.log.error({ err: error, job: job.name }, 'job failed');
              results.push({ id: item.id, status: 'failed' as const, output: { message: String(error) } });
            }
          }
          return results;
        });
        if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { tz: 'Asia/Shanghai' });
      }
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}
