/** Reads and writes of second factors. */
import { newId } from '../../../platform/db/ids.ts';
import type { Db } from '../../../platform/db/schema.ts';
import type { SecondFactorsTable } from '../tables.ts';

/** Of one account, all kinds together. */
export const FACTORS_AT_MOST = 10;

export async function factorsOf(db: Db, accountId: string) {
  const rows = await db
    .selectFrom('second_factors')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, last_step: Number(row.last_step), counter: Number(row.counter) }));
}
export type Factor = Awaited<ReturnType<typeof factorsOf>>[number];

type Made = Pick<SecondFactorsTable, 'kind' | 'label'> &
  Partial<Pick<SecondFactorsTable, 'credential_id' | 'public_key'>> & {
    id?: string;
    secret?: { sealed: string; with: string };
    lastStep?: number;
    counter?: number;
    transports?: readonly string[];
  };

/** The account's row is locked by the caller. */
export async function insertFactor(db: Db, accountId: string, made: Made, now: Date): Promise<string> {
  const id = made.id ?? newId();
  await db
    .insertInto('second_factors')
    .values({
      id,
      account_id: accountId,
      kind: made.kind,
      label: made.label,
      created_at: now,
      last_used_at: now,
      sealed_secret: made.secret?.sealed ?? null,
      sealed_with: made.secret?.with ?? null,
      last_step: made.lastStep ?? 0,
      credential_id: made.credential_id ?? null,
      public_key: made.public_key ?? null,
      counter: made.counter ?? 0,
      transports: JSON.stringify(made.transports ?? []),
    })
    .execute();
  return id;
}

/** Notes that a code of this step was taken. @returns false: one of this step or a later one was taken already */
export async function takeStep(db: Db, factorId: string, step: number, now: Date): Promise<boolean> {
  const used = await db
    .updateTable('second_factors')
    .set({ last_step: step, last_used_at: now })
    .where('id', '=', factorId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

/** Notes a passkey's count as it stood when it was read. @returns false: another use was noted meanwhile */
export async function takeCounter(db: Db, factor: Factor, counter: number, now: Date): Promise<boolean> {
  const used = await db
    .updateTable('second_factors')
    .set({ counter, last_used_at: now })
    .where('id', '=', factor.id)
    .where('counter', '=', factor.counter)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

/** Of an account that has no second factor any more. */
export async function removeAllFactors(db: Db, accountId: string): Promise<number> {
  await db.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute();
  const gone = await db.deleteFrom('second_factors').where('account_id', '=', accountId).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
