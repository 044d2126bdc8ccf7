/** Brings a database to the newest step of the ledger in `migrations/`. */
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { DatabaseSchema } from './schema.ts';

/** One step: its statements run in order inside one transaction. Steps are never edited once shipped. */
export interface Step {
  name: string;
  statements: string[];
}

/** @returns names of the steps this database has not seen; all of them when it is none of ours or may not be read */
export async function missingSteps(db: Kysely<DatabaseSchema>, ledger: readonly Step[]): Promise<string[]> {
  const read = sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const known = await read.then(
    ({ rows }) => new Set(rows.map((row) => row.name)),
    (error: { code?: string }) => {
      if (error.code === '42P01' || error.code === '42501') return new Set<string>();
      throw error;
    },
  );
  return ledger.map((step) => step.name).filter((name) => !known.has(name));
}

/** @returns names of the steps run now @throws the first failing statement's error; nothing of its step stays */
export async function migrate(db: Kysely<DatabaseSchema>, ledger: readonly Step[]): Promise<string[]> {
  const migrations: Record<string, Migration> = {};
  for (const step of ledger) {
    migrations[step.name] = {
      up: async (trx) => {
        for (const statement of step.statements) await sql.raw(statement).execute(trx);
      },
    };
  }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName);
}
