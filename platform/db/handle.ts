/** An open database, whichever it is. */
import type { Kysely } from 'kysely';
import type { Heard } from './listen.ts';
import type { DatabaseSchema } from './schema.ts';

export type QueryLog = (statement: string) => void;

export interface Database {
  kind: 'pglite' | 'postgres';
  /** It lives in the data folder and belongs to this process alone. */
  embedded: boolean;
  db: Kysely<DatabaseSchema>;
  /** Options for the job queue to reach the same database. */
  jobs: Record<string, unknown>;
  /** One statement outside Kysely on a connection of its own, for health checks. @throws within two seconds */
  ping(): Promise<void>;
  /** The same with the owner's rights, where the server works as a lesser role. */
  ownerJobs: Record<string, unknown>;
  /** Role the server of an embedded database works as; absent: it works as who it opened the database as. */
  serverRole?: string | undefined;
  /** Hears what other processes announce. @returns stops listening */
  listen(channel: string, heard: Heard): Promise<() => Promise<void>>;
  /** Runs `work` with the owner's rights and without limits of time, for steps over all rows of a table. */
  unhurried<T>(work: (db: Kysely<DatabaseSchema>) => Promise<T>): Promise<T>;
  /**
   * Runs `work` while no other process on the same database is in a passage of this name; the others wait. Whoever dies
   * within gives it free.
   */
  exclusively<T>(passage: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
