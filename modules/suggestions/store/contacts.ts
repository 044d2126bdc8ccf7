import '../tables.ts';
import type { Db } from '../../../platform/db/schema.ts';

/** Which of these addresses a suggestion names. */
export async function namedAddresses(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('suggestion_contacts')
    .select('address_id')
    .where('address_id', 'in', [...ids])
    .execute();
  return rows.flatMap((row) => row.address_id ?? []);
}
