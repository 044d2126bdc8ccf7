/** Accounts of this assembly, those lent to it, and those with an office here. */
import { sql } from 'kysely';
import { defineQuery } from '../../../platform/http/operation.ts';
import { accountEndpoints } from '../contract.ts';
import { grantsInForce, nameGrants } from '../offices.ts';
import { mustBeAble } from '../policy.ts';

export const listAccounts = defineQuery({
  ...accountEndpoints.listAccounts,
  operationId: 'listAccounts',
  summary: 'Accounts of this assembly and those lent to it, with their offices here',
  tag: 'accounts',
  access: 'signed_in',
  async handle(ctx, { query }) {
    mustBeAble(ctx.actor, 'list_accounts');
    const { db, assembly, clock, t } = ctx;
    let accounts = db.selectFrom('accounts').where(
      sql<boolean>`(accounts.home_assembly_id = ${assembly.id}
          or exists (select 1 from grants g where g.account_id = accounts.id and g.assembly_id = ${assembly.id})
          or exists (select 1 from account_loans l where l.account_id = accounts.id and l.assembly_id = ${assembly.id}))`,
    );
    const search = query.search?.toLowerCase();
    if (search) {
      accounts = accounts.where(
        sql<boolean>`(position(${search} in lower(accounts.login)) > 0 or position(${search} in lower(accounts.name)) > 0)`,
      );
    }
    const { total } = await accounts.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const rows = await accounts
      .select(['id', 'login', 'name', 'active', 'locked_until', 'created_at', 'home_assembly_id'])
      .orderBy('login')
      .limit(query.size)
      .offset((query.page - 1) * query.size)
      .execute();
    const held = await grantsInForce(
      db,
      rows.map((row) => row.id),
      clock.now(),
      assembly.id,
    );
    const named = await nameGrants(db, t, held);
    return {
      total: Number(total),
      accounts: rows.map((row) => ({
        id: row.id,
        login: row.login,
        name: row.name,
        active: row.active,
        own: row.home_assembly_id === assembly.id,
        lockedUntil: row.locked_until && row.locked_until > clock.now() ? row.locked_until.toISOString() : null,
        createdAt: row.created_at.toISOString(),
        grants: named
          .filter(([grant]) => grant.accountId === row.id)
          .map(([grant, view]) => ({
            ...view,
            id: grant.id,
            from: grant.from.toISOString(),
            until: grant.until?.toISOString() ?? null,
          })),
      })),
    };
  },
});
