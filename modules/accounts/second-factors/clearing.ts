/** Taking all second factors of somebody else away: kept in the trail and told to its owner in one transaction. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict } from '../../../platform/http/problem.ts';
import { closeOtherSessions } from '../sessions.ts';
import { tellOfAccount } from '../tell-of-account.ts';
import { removeAllFactors } from './factors.ts';

/**
 * @param ctx of the account's home; its actor is who does it: a person, or the system for the operator's command
 * @param account whose row is locked by the caller
 * @returns how many there were
 */
export async function clearFactors(
  ctx: Pick<Context, 'db' | 'actor' | 'assembly' | 'clock'>,
  { id: accountId, login, name }: { id: string; login: string; name: string },
  reason: string,
): Promise<number> {
  const { db, actor } = ctx;
  const removed = await removeAllFactors(db, accountId);
  if (removed === 0) throw conflict('factors_none');
  await closeOtherSessions(db, accountId, null);
  await writeAudit(ctx, 'account.factors_cleared', `account/${accountId}`, { login, reason });
  await tellOfAccount(ctx, {
    what: 'factors_cleared',
    accountId,
    name,
    by: actor.name,
    issuerId: actor.accountId,
    reason,
  });
  return removed;
}

/** For the operator, where nobody is left to do it. @returns undefined: no open account of this login with a second factor */
export async function clearFactorsByOperator(
  ctx: Pick<Context, 'db' | 'actor' | 'clock'>,
  login: string,
  homes: ReadonlyArray<Context['assembly']>,
  reason: string,
): Promise<number | undefined> {
  const account = await ctx.db
    .selectFrom('accounts')
    .select(['id', 'login', 'name', 'home_assembly_id'])
    .where('login', '=', login)
    .where('active', '=', true)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('second_factors').select('id').whereRef('account_id', '=', 'accounts.id')),
    )
    .forUpdate()
    .executeTakeFirst();
  const assembly = homes.find(({ id }) => id === account?.home_assembly_id);
  return account && assembly ? clearFactors({ ...ctx, assembly }, account, reason) : undefined;
}
