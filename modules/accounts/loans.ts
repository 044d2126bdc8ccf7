/** Where accounts are lent to. */
import type { Db } from '../../platform/db/schema.ts';
import { listAssemblies } from '../assemblies/index.ts';
import { grantsInForce } from './offices.ts';

export interface Loan {
  code: string;
  name: string;
  /** It may be given offices there; a member of that assembly serves there without. */
  lent: boolean;
  /** It holds an office there now. Which one is that assembly's business. */
  serves: boolean;
}

/** Account id → other assemblies that may give it offices or gave it one, in printed order. @param homeId left out */
export async function loansOf(db: Db, accountIds: readonly string[], homeId: string, now: Date) {
  const loans = new Map<string, Loan[]>();
  if (accountIds.length === 0) return loans;
  const lent = await db
    .selectFrom('account_loans')
    .select(['account_id', 'assembly_id'])
    .where('account_id', 'in', [...accountIds])
    .execute();
  const held = await grantsInForce(db, accountIds, now);
  const serves = new Set(held.map((grant) => `${grant.accountId}/${grant.assemblyId}`));
  const may = new Set(lent.map((row) => `${row.account_id}/${row.assembly_id}`));
  const others = (await listAssemblies(db)).filter((assembly) => assembly.id !== homeId);
  for (const accountId of accountIds) {
    const list = others
      .map(({ id, code, name }) => ({
        code,
        name,
        lent: may.has(`${accountId}/${id}`),
        serves: serves.has(`${accountId}/${id}`),
      }))
      .filter((loan) => loan.lent || loan.serves);
    if (list.length > 0) loans.set(accountId, list);
  }
  return loans;
}
