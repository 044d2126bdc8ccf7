/** Work that is done later, exactly as promised: jobs are enqueued inside the command's transaction (pg-boss). */
import type { Kysely, Transaction } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { DatabaseSchema, Db } from '../db/schema.ts';
import type { AssemblyRef, Context } from '../http/context.ts';

export interface JobDefinition {
  name: string;
  /** Cron of five fields in China's time zone: a job the clock starts. */
  schedule?: string;
  /** Seconds after which a running job counts as failed and is tried again. */
  expireInSeconds?: number;
  retryLimit?: number;
  run(environment: JobEnvironment, data: Record<string, unknown>): Promise<void>;
}

/** Makes the context in which a job calls commands: the actor is the platform itself. */
export interface JobServices {
  contextFor(db: Db, assembly: AssemblyRef): Context;
}

/** What a job is given. */
export interface JobEnvironment {
  db: Kysely<DatabaseSchema>;
  log: Logger;
  services: JobServices;
}

export interface JobQueue {
  /**
   * Enqueues a job in the transaction of `db`.
   * @param startAfter not before this instant
   * @param key one job at a time per key in the queue
   */
  send(db: Db, name: string, data: Record<string, unknown>, options?: { startAfter?: Date; key?: string }): Promise<void>;
}

export interface RunningJobs extends JobQueue {
  /** Takes up work; without it jobs are only enqueued. */
  work(environment: JobEnvironment): Promise<void>;
  stop(): Promise<void>;
}

export async function startJobQueue(
  database: Database,
  definitions: readonly JobDefinition[],
  log: Logger,
): Promise<RunningJobs> {
  const boss = new PgBoss({ ...database.jobs, schema: 'jobs', superviseIntervalSeconds: 60 } as never);
  boss.on('error', (error: unknown) => log.error({ err: error }, 'job queue'));
  await boss.start();
  for (const job of definitions) {
    await boss.createQueue(job.name, {
      retryLimit: job.retryLimit ?? 5,
      retryBackoff: true,
      expireInSeconds: job.expireInSeconds ?? 900,
    });
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
      for (const job of definitions) {
        await boss.work(job.name, { pollingIntervalSeconds: 2, batchSize: 1 }, async (jobs) => {
          for (const item of jobs) await job.run(environment, (item.data ?? {}) as Record<string, unknown>);
        });
        if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { tz: 'Asia/Shanghai' });
      }
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}
