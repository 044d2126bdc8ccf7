/** Runs one operation: commands inside one transaction, tried again when the database asks for it. */
import type { Kysely } from 'kysely';
import { writeAudit } from '../audit/audit.ts';
import type { DatabaseSchema } from '../db/schema.ts';
import type { Context } from './context.ts';
import { earlierAnswer, type KeyedRequest, keepAnswer } from './idempotency.ts';
import type { Operation } from './operation.ts';

const again = new Set(['40001', '40P01']);
const uniqueViolation = '23505';
const codeOf = (error: unknown) => (error as { code?: string }).code ?? '';

export async function runOperation(
  database: Kysely<DatabaseSchema>,
  operation: Operation,
  makeContext: (db: Context['db']) => Context,
  input: { params: unknown; query: unknown; body: unknown },
  keyed?: KeyedRequest,
): Promise<unknown> {
  const handle = operation.handle as (ctx: Context, input: unknown) => Promise<unknown>;
  if (operation.kind === 'query' || operation.ownTransaction) {
    const ctx = makeContext(database);
    const answer = await handle(ctx, input);
    if (operation.audited && ctx.actor.accountId) {
      await writeAudit(ctx, operation.audited, `operation/${operation.operationId}`, { asked: input.query ?? {} });
    }
    return answer;
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction().execute(async (trx) => {
        const ctx = makeContext(trx);
        if (keyed) {
          const earlier = await earlierAnswer(trx, keyed);
          if (earlier) return earlier.answer;
        }
        const answer = await handle(ctx, input);
        if (keyed) await keepAnswer(trx, keyed, answer, ctx.clock.now());
        return answer;
      });
    } catch (error) {
      const sameRequestBeside =
        keyed !== undefined &&
        codeOf(error) === uniqueViolation &&
        (error as { table?: string }).table === 'idempotency_keys';
      if (attempt < 4 && (again.has(codeOf(error)) || sameRequestBeside)) continue;
      throw error;
    }
  }
}
