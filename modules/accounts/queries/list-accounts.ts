/** Accounts of this assembly, those lent to it, and those with an office here. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { DatabaseSchema } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { defineQuery } from '../../../platform/http/operation.ts';
import { pageShown } from '../../../platform/http/pages.ts';
import { accountEndpoints } from '../contract.ts';
import { loansOf } from '../loans.ts';
import { grantsInForce, nameGrants } from '../offices.ts';
import { can, mustBeAble } from '../policy.ts';
import { attacksOn, loginsUnderAttack } from '../sign-in-failures.ts';

type Filters = z.output<typeof accountEndpoints.listAccounts.query>;
type Accounts = SelectQueryBuilder<DatabaseSchema, 'accounts', object>;

/** Whether an account holds an office here now, of this role and at this unit where they are given. */
const holding = ({ assembly, clock }: Context, role?: string, unitId?: string) =>
  sql<boolean>`exists (select 1 from grants g where g.account_id = accounts.id and g.assembly_id = ${assembly.id}
    and g.from_at <= ${clock.now()} and (g.until_at is null or g.until_at > ${clock.now()})
    ${role ? sql`and g.role = ${role}` : sql``} ${unitId ? sql`and g.unit_id = ${unitId}` : sql``})`;

async function inState(ctx: Context, accounts: Accounts, state: NonNullable<Filters['state']>): Promise<Accounts> {
  switch (state) {
    case 'active':
      return accounts.where('active', '=', true);
    case 'closed':
      return accounts.where('active', '=', false);
    case 'unused':
      return accounts.where('password_change_needed', '=', true);
    case 'lent':
      return accounts.where(sql<boolean>`accounts.home_assembly_id is distinct from ${ctx.assembly.id}`);
    case 'no_office':
      return accounts.where(sql<boolean>`not ${holding(ctx)}`);
    case 'attacked': {
      const logins = can(ctx.actor, 'see_attacks').allowed ? await loginsUnderAttack(ctx.db, ctx.clock.now()) : [];
      return accounts.where('login', 'in', logins.length > 0 ? logins : ['']);
    }
  }
}

async function filtered(ctx: Context, { search, role, unitId, state }: Filters): Promise<Accounts> {
  const { db, assembly } = ctx;
  let accounts: Accounts = db.selectFrom('accounts').where(
    sql<boolean>`(accounts.home_assembly_id = ${assembly.id}
        or exists (select 1 from grants g where g.account_id = accounts.id and g.assembly_id = ${assembly.id})
        or exists (select 1 from account_loans l where l.account_id = accounts.id and l.assembly_id = ${assembly.id}))`,
  );
  const words = search?.toLowerCase();
  if (words) {
    accounts = accounts.where(
      sql<boolean>`(position(${words} in lower(accounts.login)) > 0 or position(${words} in lower(accounts.name)) > 0)`,
    );
  }
  if (role || unitId) accounts = accounts.where(holding(ctx, role, unitId));
  return state ? inState(ctx, accounts, state) : accounts;
}

export const listAccounts = defineQuery({
  ...accountEndpoints.listAccounts,
  operationId: 'listAccounts',
  summary: 'Accounts of this assembly and those lent to it, with their offices here',
  tag: 'accounts',
  access: 'signed_in',
  async handle(ctx, { query }) {
    mustBeAble(ctx.actor, 'list_accounts');
    const { db, assembly, clock, t } = ctx;
    const now = clock.now();
    const accounts = await filtered(ctx, query);
    const { total } = await accounts.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const page = pageShown(query.page, Number(total), query.size);
    const rows = await accounts
      .select(['id', 'login', 'name', 'phone', 'active', 'demo', 'created_at', 'home_assembly_id'])
      .select('password_change_needed')
      .select(
        sql<boolean>`exists (select 1 from second_factors f where f.account_id = accounts.id)`.as('second_factor'),
      )
      .orderBy('login')
      .limit(query.size)
      .offset((page - 1) * query.size)
      .execute();
    const ids = rows.map((row) => row.id);
    const own = rows.filter((row) => row.home_assembly_id === assembly.id).map((row) => row.id);
    const loans = await loansOf(db, own, assembly.id, now);
    const logins = can(ctx.actor, 'see_attacks').allowed ? rows.map((row) => row.login) : [];
    const attacks = await attacksOn(db, logins, now);
    const named = await nameGrants(db, t, await grantsInForce(db, ids, now, assembly.id));
    return {
      total: Number(total),
      page,
      accounts: rows.map((row) => {
        const attack = attacks.get(row.login);
        return {
          id: row.id,
          login: row.login,
          name: row.name,
          phone: row.phone,
          active: row.active,
          demo: row.demo,
          own: row.home_assembly_id === assembly.id,
          secondFactor: row.second_factor,
          passwordChangeNeeded: row.password_change_needed,
          attack: attack
            ? { failures: attack.failures, since: attack.since.toISOString(), lastAt: attack.lastAt.toISOString() }
            : null,
          createdAt: row.created_at.toISOString(),
          grants: named
            .filter(([grant]) => grant.accountId === row.id)
            .map(([grant, view]) => ({
              ...view,
              id: grant.id,
              from: grant.from.toISOString(),
              until: grant.until?.toISOString() ?? null,
            })),
          lentTo: loans.get(row.id) ?? [],
        };
      }),
    };
  },
});
