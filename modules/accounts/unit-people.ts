/** Tells those who keep the list of units how many people hold an office at each now. */
import './tables.ts';
import { sql } from 'kysely';
import { tellsOfHeld } from '../assemblies/index.ts';

tellsOfHeld('people', async ({ db, assembly, clock }) => {
  const now = clock.now();
  const rows = await db
    .selectFrom('grants')
    .innerJoin('accounts', 'accounts.id', 'grants.account_id')
    .select(['unit_id as id', sql<string>`count(distinct account_id)`.as('people')])
    .where('assembly_id', '=', assembly.id)
    .where('unit_id', 'is not', null)
    .where('accounts.active', '=', true)
    .where('from_at', '<=', now)
    .where((q) => q.or([q('until_at', 'is', null), q('until_at', '>', now)]))
    .groupBy('unit_id')
    .execute();
  return new Map(rows.map((row) => [row.id!, Number(row.people)]));
});
