/** What adding a second factor has in common, whatever kind it is. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, forbidden } from '../../../platform/http/problem.ts';
import { tellOwner } from '../tell-of-account.ts';
import { mustBeConfirmed, sessionOf } from './confirmed.ts';
import { FACTORS_AT_MOST, factorsOf, insertFactor } from './factors.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';

/**
 * The owner's account under lock with the second factors it has. Whoever still has to show one adds none.
 * @throws Problem 403 `factor_needed`, `confirmation_needed`, 409 `factors_many`
 */
export async function openForAdding(ctx: Context) {
  const { accountId, sessionId } = sessionOf(ctx.actor);
  if (ctx.actor.factorNeeded === 'show') throw forbidden('factor_needed');
  mustBeConfirmed(ctx);
  const account = await ctx.db
    .selectFrom('accounts')
    .select(['id', 'login', 'name'])
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const factors = await factorsOf(ctx.db, accountId);
  if (factors.length >= FACTORS_AT_MOST) throw conflict('factors_many', { most: FACTORS_AT_MOST });
  return { account, sessionId, factors };
}

/** Adds it, lets this session pass as proved, and tells the owner. @returns recovery codes with the first */
export async function addFactor(
  ctx: Context,
  { account, sessionId, factors }: Awaited<ReturnType<typeof openForAdding>>,
  made: Parameters<typeof insertFactor>[2],
): Promise<{ recoveryCodes: string[] | null }> {
  const { db, clock } = ctx;
  const now = clock.now();
  await insertFactor(db, account.id, made, now);
  await db.updateTable('sign_in_sessions').set({ factor_at: now }).where('id', '=', sessionId).execute();
  const recoveryCodes = factors.length === 0 ? await makeRecoveryCodes(ctx, account.id) : null;
  const { kind, label } = made;
  await writeAudit(ctx, 'account.factor_added', `account/${account.id}`, { kind, label });
  await tellOwner(ctx, account.id, 'factor_added', { label });
  return { recoveryCodes };
}
