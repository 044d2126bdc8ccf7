/** Accounts offered for one-click sign-in; an installation in service has none. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { accountEndpoints } from '../contract.ts';
import { officesOf } from '../offices.ts';

export const listDemoAccounts = defineQuery({
  ...accountEndpoints.listDemoAccounts,
  operationId: 'listDemoAccounts',
  summary: 'Demo accounts with their offices; empty on an installation in service',
  tag: 'accounts',
  access: 'public',
  async handle({ db, clock, t, demoDoors }) {
    if (!demoDoors) return { accounts: [] };
    const accounts = await db
      .selectFrom('accounts')
      .select(['id', 'login', 'name', 'elder_mode as elderMode'])
      .where('demo', '=', true)
      .where('active', '=', true)
      .orderBy('id')
      .execute();
    const offices = await officesOf(
      db,
      t,
      accounts.map((account) => account.id),
      clock.now(),
    );
    return {
      accounts: accounts.map(({ id, login, name, elderMode }) => ({
        login,
        name,
        elderMode,
        assemblies: offices.get(id) ?? [],
      })),
    };
  },
});
