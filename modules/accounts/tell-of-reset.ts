/**
 * Who sets a password can sign in as its owner. So that nobody does it unseen, the owner is told when a link is issued and
 * when it was used; where the owner is one of the three administrators, the other administrators are told as well.
 */
import type { Context } from '../../platform/http/context.ts';
import { type Notice, notify } from '../../platform/notices/notify.ts';
import { grantsInForce } from './offices.ts';
import { separatedRoles } from './roles.ts';
import { accountsWithRoles } from './store.ts';

const ofMembers = new Set(['member', 'former_member', 'body_contact']);

export interface ResetNews {
  /** `issued` or `used`: which sentence. */
  what: 'issued' | 'used';
  accountId: string;
  /** Of the owner. */
  name: string;
  /** Who issued the link. */
  by: string;
  /** Not told: they did it. */
  issuerId: string | null;
}

/** In the transaction of the act; the context is that of the account's home. */
export async function tellOfReset(
  ctx: Pick<Context, 'db' | 'assembly' | 'clock'>,
  { what, accountId, name, by, issuerId }: ResetNews,
): Promise<void> {
  const { db, assembly, clock } = ctx;
  const now = clock.now();
  const roles = (await grantsInForce(db, [accountId], now, assembly.id)).map((grant) => grant.role);
  const ownPage = roles.every((role) => ofMembers.has(role))
    ? `/m/${assembly.code}/me`
    : `/desk/${assembly.code}/settings`;
  const told: Notice[] = [
    { accountIds: [accountId], kind: `accounts.notice.reset_${what}`, topic: 'account', params: { by }, link: ownPage },
  ];
  if (roles.some((role) => (separatedRoles as readonly string[]).includes(role))) {
    const kind = `accounts.notice.administrator_reset_${what}`;
    const leftOut = new Set([accountId, issuerId]);
    for (const role of separatedRoles) {
      const holders = await accountsWithRoles(db, assembly.id, { roles: [role] }, now);
      const link = `/desk/${assembly.code}/${role === 'auditor' ? 'audit' : 'accounts'}`;
      told.push({
        accountIds: holders.filter((id) => !leftOut.has(id)),
        kind,
        topic: 'account',
        params: { name, by },
        link,
      });
    }
  }
  await notify(ctx, told);
}
