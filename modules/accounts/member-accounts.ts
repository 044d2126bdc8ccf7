/**
 * Accounts of people who get a seat. One that is made has no password anybody knows: the security administrator issues a link for it,
 * so that whoever keeps the register gives nobody access.
 */
import { randomBytes } from 'node:crypto';
import { writeAudit } from '../../platform/audit/audit.ts';
import type { Db } from '../../platform/db/schema.ts';
import type { Context } from '../../platform/http/context.ts';
import { hashPassword } from './password.ts';
import { insertAccounts } from './store.ts';

export interface SeatedPerson {
  login: string;
  name: string;
}

export interface SeatedAccount {
  id: string;
  made: boolean;
}

let nobodyKnows: Promise<string> | undefined;

/**
 * Accounts of these logins, those of the assembly's own as they are, the others made.
 * @returns by login; a login of another assembly, or of a closed account, is absent
 */
export async function accountsForSeats(
  ctx: Pick<Context, 'db' | 'actor' | 'assembly' | 'clock'>,
  people: readonly SeatedPerson[],
): Promise<Map<string, SeatedAccount>> {
  const found = new Map<string, SeatedAccount>();
  if (people.length === 0) return found;
  const logins = [...new Set(people.map((person) => person.login))];
  const known = await ctx.db
    .selectFrom('accounts')
    .select(['id', 'login', 'active', 'home_assembly_id'])
    .where('login', 'in', logins)
    .execute();
  for (const account of known) {
    if (account.active && account.home_assembly_id === ctx.assembly.id) {
      found.set(account.login, { id: account.id, made: false });
    }
  }
  const taken = new Set(known.map((account) => account.login));
  const fresh = people.filter(
    (person, index) => !taken.has(person.login) && people.findIndex((other) => other.login === person.login) === index,
  );
  nobodyKnows ??= hashPassword(randomBytes(24).toString('base64url'));
  const passwordHash = await nobodyKnows;
  const ids = await insertAccounts(
    ctx.db,
    fresh.map((person) => ({
      ...person,
      passwordHash,
      passwordChangeNeeded: true,
      homeAssemblyId: ctx.assembly.id,
      createdAt: ctx.clock.now(),
    })),
  );
  for (const [index, { login, name }] of fresh.entries()) {
    found.set(login, { id: ids[index]!, made: true });
    await writeAudit(ctx, 'account.created', `account/${ids[index]}`, { login, name });
  }
  return found;
}

/** The offices these seats gave end. */
export async function endSeatGrants(db: Db, memberIds: readonly string[], at: Date): Promise<void> {
  if (memberIds.length === 0) return;
  await db
    .updateTable('grants')
    .set({ until_at: at })
    .where('member_id', 'in', [...memberIds])
    .where((q) => q.or([q('until_at', 'is', null), q('until_at', '>', at)]))
    .execute();
}
