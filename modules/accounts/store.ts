/** Reads and writes of accounts and their grants. */
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import type { Context } from '../../platform/http/context.ts';
import { notFound } from '../../platform/http/problem.ts';
import type { Role } from './roles.ts';

export interface NewAccount {
  login: string;
  name: string;
  /** From `hashPassword`. */
  passwordHash: string;
  phone?: string;
  locale?: 'zh-CN' | 'en';
  elderMode?: boolean;
  fontStep?: number;
  /** Offered for one-click sign-in; never set outside a demo installation. */
  demo?: boolean;
  /** The assembly it belongs to; absent: the first that gives it an office. */
  homeAssemblyId?: string;
  /** Good for changing the password only. */
  passwordChangeNeeded?: boolean;
  createdAt: Date;
}

export interface NewGrant {
  assemblyId: string;
  accountId: string;
  role: Role;
  unitId?: string | null;
  bodyId?: string | null;
  memberId?: string | null;
  from: Date;
  until?: Date | null;
}

/** @returns ids in the order given @throws unique violation on `accounts.login` */
export async function insertAccounts(db: Db, accounts: readonly NewAccount[]): Promise<string[]> {
  const rows = accounts.map((account) => ({
    id: newId(),
    login: account.login,
    password_hash: account.passwordHash,
    name: account.name,
    phone: account.phone ?? '',
    locale: account.locale ?? ('zh-CN' as const),
    elder_mode: account.elderMode ?? false,
    font_step: account.fontStep ?? 1,
    demo: account.demo ?? false,
    home_assembly_id: account.homeAssemblyId ?? null,
    password_change_needed: account.passwordChangeNeeded ?? false,
    created_at: account.createdAt,
  }));
  if (rows.length > 0) await db.insertInto('accounts').values(rows).execute();
  return rows.map((row) => row.id);
}

/** @returns id of the new account @throws unique violation on `accounts.login` */
export async function insertAccount(db: Db, account: NewAccount): Promise<string> {
  return (await insertAccounts(db, [account]))[0]!;
}

/** An account of the assembly's own, under lock; one lent to it is another's. @throws Problem 404 */
export async function lockOwnAccount({ db, assembly }: Pick<Context, 'db' | 'assembly'>, accountId: string) {
  const account = await db
    .selectFrom('accounts')
    .select(['id', 'name', 'phone', 'login', 'active', 'demo'])
    .where('id', '=', accountId)
    .where('home_assembly_id', '=', assembly.id)
    .forUpdate()
    .executeTakeFirst();
  if (!account) throw notFound();
  return account;
}

/** Accounts that belong to no assembly yet belong to the first that gives them an office. */
async function settleHomeless(db: Db, rows: ReadonlyArray<{ account_id: string; assembly_id: string }>): Promise<void> {
  for (const assemblyId of new Set(rows.map((row) => row.assembly_id))) {
    const ids = rows.filter((row) => row.assembly_id === assemblyId).map((row) => row.account_id);
    await db
      .updateTable('accounts')
      .set({ home_assembly_id: assemblyId })
      .where('id', 'in', [...new Set(ids)])
      .where('home_assembly_id', 'is', null)
      .execute();
  }
}

/** @returns ids in the order given; no check of who may give them */
export async function insertGrants(db: Db, grants: readonly NewGrant[]): Promise<string[]> {
  const rows = grants.map((grant) => ({
    id: newId(),
    assembly_id: grant.assemblyId,
    account_id: grant.accountId,
    role: grant.role,
    unit_id: grant.unitId ?? null,
    body_id: grant.bodyId ?? null,
    member_id: grant.memberId ?? null,
    from_at: grant.from,
    until_at: grant.until ?? null,
  }));
  if (rows.length > 0) await db.insertInto('grants').values(rows).execute();
  await settleHomeless(db, rows);
  return rows.map((row) => row.id);
}

/** @returns id of the new grant */
export async function insertGrant(db: Db, grant: NewGrant): Promise<string> {
  return (await insertGrants(db, [grant]))[0]!;
}

export interface RoleFilter {
  /** Holders of one of these roles. */
  roles: readonly Role[];
  unitIds?: readonly string[];
  bodyIds?: readonly string[];
}

/** Active accounts holding one of the roles now, each once. */
export async function accountsWithRoles(db: Db, assemblyId: string, filter: RoleFilter, now: Date): Promise<string[]> {
  if (filter.roles.length === 0 || filter.unitIds?.length === 0 || filter.bodyIds?.length === 0) return [];
  let query = db
    .selectFrom('grants')
    .innerJoin('accounts', 'accounts.id', 'grants.account_id')
    .select('grants.account_id as accountId')
    .distinct()
    .where('grants.assembly_id', '=', assemblyId)
    .where('grants.role', 'in', [...filter.roles])
    .where('grants.from_at', '<=', now)
    .where((q) => q.or([q('grants.until_at', 'is', null), q('grants.until_at', '>', now)]))
    .where('accounts.active', '=', true);
  if (filter.unitIds) query = query.where('grants.unit_id', 'in', [...filter.unitIds]);
  if (filter.bodyIds) query = query.where('grants.body_id', 'in', [...filter.bodyIds]);
  return (await query.execute()).map((row) => row.accountId);
}

export interface AccountName {
  id: string;
  login: string;
  name: string;
}

/** Names of accounts by id; unknown ids are absent. */
export async function accountsByIds(db: Db, ids: readonly string[]): Promise<Map<string, AccountName>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'login', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** What notices must know of a person: how to address them, and whether at all. */
export async function personTold(
  db: Db,
  accountId: string,
): Promise<{ name: string; locale: 'zh-CN' | 'en'; active: boolean } | undefined> {
  return db.selectFrom('accounts').select(['name', 'locale', 'active']).where('id', '=', accountId).executeTakeFirst();
}

/** People of a unit, each once with their roles there now, by name. */
export async function peopleOfUnit(
  db: Db,
  unitId: string,
  now: Date,
): Promise<Array<{ accountId: string; name: string; roles: Role[] }>> {
  const rows = await db
    .selectFrom('grants')
    .innerJoin('accounts', 'accounts.id', 'grants.account_id')
    .select(['accounts.id as accountId', 'accounts.name as name', 'grants.role as role'])
    .where('grants.unit_id', '=', unitId)
    .where('grants.from_at', '<=', now)
    .where((q) => q.or([q('grants.until_at', 'is', null), q('grants.until_at', '>', now)]))
    .where('accounts.active', '=', true)
    .orderBy('accounts.name')
    .execute();
  const people = new Map<string, { accountId: string; name: string; roles: Role[] }>();
  for (const { accountId, name, role } of rows) {
    const person = people.get(accountId) ?? { accountId, name, roles: [] };
    person.roles.push(role as Role);
    people.set(accountId, person);
  }
  return [...people.values()];
}
