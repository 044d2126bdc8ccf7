/**
 * Who sets a password or takes a second factor away can soon sign in as the owner. So that nobody does it unseen, the owner is told;
 * where the owner is one of the three administrators, the other administrators are told as well.
 */
import type { Db } from '../../platform/db/schema.ts';
import type { Context } from '../../platform/http/context.ts';
import { type Notice, notify } from '../../platform/notices/notify.ts';
import { listAssemblies } from '../assemblies/index.ts';
import { grantsInForce } from './offices.ts';
import { separatedRoles } from './roles.ts';
import { accountsWithRoles } from './store.ts';

const ofMembers = new Set(['member', 'former_member', 'body_contact']);

type Telling = Pick<Context, 'db' | 'assembly' | 'clock'>;

export interface AccountNews {
  /** What somebody else did: which sentence. */
  what: 'reset_issued' | 'reset_used' | 'factors_cleared';
  accountId: string;
  /** Of the owner. */
  name: string;
  /** Who did it, or issued the link. */
  by: string;
  /** Not told: they did it. */
  issuerId: string | null;
  reason?: string;
}

/** Where the owner looks after their account, by the offices held. */
const ownPage = ({ assembly }: Pick<Context, 'assembly'>, roles: readonly string[]) =>
  roles.every((role) => ofMembers.has(role)) ? `/m/${assembly.code}/me` : `/desk/${assembly.code}/settings`;

async function rolesOf({ db, assembly, clock }: Telling, accountId: string): Promise<string[]> {
  return (await grantsInForce(db, [accountId], clock.now(), assembly.id)).map((grant) => grant.role);
}

/** In the transaction of the act; the context is that of the account's home. */
export async function tellOfAccount(ctx: Telling, news: AccountNews): Promise<void> {
  const { db, assembly, clock } = ctx;
  const { what, accountId, name, by, issuerId, reason = '' } = news;
  const roles = await rolesOf(ctx, accountId);
  const kind = `accounts.notice.${what}`;
  const told: Notice[] = [
    { accountIds: [accountId], kind, topic: 'account', params: { by, reason }, link: ownPage(ctx, roles) },
  ];
  if (roles.some((role) => (separatedRoles as readonly string[]).includes(role))) {
    const leftOut = new Set([accountId, issuerId]);
    for (const role of separatedRoles) {
      const holders = await accountsWithRoles(db, assembly.id, { roles: [role] }, clock.now());
      const link = `/desk/${assembly.code}/${role === 'auditor' ? 'audit' : 'accounts'}`;
      told.push({
        accountIds: holders.filter((id) => !leftOut.has(id)),
        kind: `accounts.notice.administrator_${what}`,
        topic: 'account',
        params: { name, by, reason },
        link,
      });
    }
  }
  await notify(ctx, told);
}

async function homeOf(db: Db, accountId: string) {
  const { home_assembly_id } = await db
    .selectFrom('accounts')
    .select('home_assembly_id')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  return (await listAssemblies(db)).find(({ id }) => id === home_assembly_id);
}

/** What happened in the owner's own name: where it was not them, this is how they find out. */
export async function tellOwner(
  ctx: Pick<Context, 'db' | 'clock'>,
  accountId: string,
  what: 'factor_added' | 'factor_removed' | 'recovery_used',
  params: Record<string, unknown> = {},
): Promise<void> {
  const assembly = await homeOf(ctx.db, accountId);
  if (!assembly) return;
  const inside = { ...ctx, assembly };
  const link = ownPage(inside, await rolesOf(inside, accountId));
  await notify(inside, [{ accountIds: [accountId], kind: `accounts.notice.${what}`, topic: 'account', params, link }]);
}
