/** A write with an `Idempotency-Key` happens once: the answer is kept in the transaction that did the work. */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import type { JobDefinition } from '../jobs/job-queue.ts';
import { Problem } from './problem.ts';

export interface KeyedRequest {
  /** Who asks: an account in an assembly. */
  actorKey: string;
  key: string;
  operationId: string;
  fingerprint: string;
}

/** A key whose request is not read yet; the fingerprint is made of what it turns out to carry. */
export type OpenKey = Omit<KeyedRequest, 'fingerprint'> & { fingerprintOf(value: unknown): string };

/**
 * Names a request without giving it away: whoever reads the table cannot test a guess without the installation's secret.
 * @param secret of the installation, kept outside the database
 */
export const fingerprintWith =
  (secret: Buffer) =>
  (value: unknown): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify(value ?? null))
      .digest('base64url');

/** @returns the earlier answer, or undefined when the key is new @throws Problem 422 when the key served another request */
export async function earlierAnswer(db: Db, request: KeyedRequest): Promise<{ answer: unknown } | undefined> {
  const { rows } = await sql<{ operation_id: string; fingerprint: string; answer: { value: unknown } }>`
    select operation_id, fingerprint, answer from idempotency_keys
    where actor_key = ${request.actorKey} and key = ${request.key}`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  if (row.operation_id !== request.operationId || row.fingerprint !== request.fingerprint) {
    throw new Problem(422, 'idempotency_key_reused');
  }
  return { answer: row.answer.value };
}

/** Keeps the answer; a unique violation here means the same request is being done beside this one. */
export async function keepAnswer(db: Db, request: KeyedRequest, answer: unknown, now: Date): Promise<void> {
  await sql`insert into idempotency_keys (actor_key, key, operation_id, fingerprint, status, answer, created_at)
    values (${request.actorKey}, ${request.key}, ${request.operationId}, ${request.fingerprint}, 200,
      ${JSON.stringify({ value: answer ?? null })}::jsonb, ${now})`.execute(db);
}

const DAY = 86_400_000;

/** Forgets keys after a day: nobody tries a lost answer again for longer. May run again at any time. */
export const purgeKeys: JobDefinition = {
  name: 'keys-purge',
  schedule: '25 * * * *',
  async run({ db, services }) {
    await sql`delete from idempotency_keys where created_at < ${new Date(services.now().getTime() - DAY)}`.execute(db);
  },
};
