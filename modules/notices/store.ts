/** Reads of notices. */
import type { Db } from '../../platform/db/schema.ts';

/** Unread notices of an account in one assembly. */
export async function countUnread(db: Db, accountId: string, assemblyId: string): Promise<number> {
  const row = await db
    .selectFrom('notices')
    .select((q) => q.fn.countAll<number>().as('unread'))
    .where('account_id', '=', accountId)
    .where('assembly_id', '=', assemblyId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.unread);
}
