/** Issuing a link for a new password, by whoever may: made, kept in the trail, and told to its owner in one transaction. */
import { writeAudit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/http/context.ts';
import { makeReset } from './password-resets.ts';
import { tellOfAccount } from './tell-of-account.ts';

export interface ResetFor {
  id: string;
  login: string;
  name: string;
}

/**
 * @param ctx of the account's home; its actor is the issuer: a person, or the system for the operator's command
 * @param account whose row is locked by the caller
 */
export async function issueReset(
  ctx: Pick<Context, 'db' | 'actor' | 'assembly' | 'clock'>,
  account: ResetFor,
): Promise<{ path: string; expiresAt: Date }> {
  const { db, assembly, actor, clock } = ctx;
  const issuer = { issuedBy: actor.accountId, issuerName: actor.name };
  const made = await makeReset(db, { accountId: account.id, assemblyId: assembly.id, ...issuer }, clock.now());
  await writeAudit(ctx, 'account.reset_issued', `account/${account.id}`, {
    login: account.login,
    until: made.expiresAt.toISOString(),
  });
  const { id: accountId, name } = account;
  await tellOfAccount(ctx, { what: 'reset_issued', accountId, name, by: actor.name, issuerId: actor.accountId });
  return made;
}

/** For the operator, where an assembly has nobody left to issue a link. @returns undefined: no open account of this login */
export async function issueResetByOperator(
  ctx: Pick<Context, 'db' | 'actor' | 'clock'>,
  login: string,
  homes: ReadonlyArray<Context['assembly']>,
): Promise<{ path: string; expiresAt: Date } | undefined> {
  const account = await ctx.db
    .selectFrom('accounts')
    .select(['id', 'login', 'name', 'home_assembly_id'])
    .where('login', '=', login)
    .where('active', '=', true)
    .where('demo', '=', false)
    .forUpdate()
    .executeTakeFirst();
  const assembly = homes.find(({ id }) => id === account?.home_assembly_id);
  return account && assembly ? issueReset({ ...ctx, assembly }, account) : undefined;
}
