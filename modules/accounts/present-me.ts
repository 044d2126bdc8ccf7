/** What the fronts know of the person signed in. */
import type { Context } from '../../platform/http/context.ts';
import { listAssemblies } from '../assemblies/index.ts';
import type { Me } from './contract.ts';
import { officesOf } from './offices.ts';

export const signedOut: Me = { signedIn: false, account: null, current: null, assemblies: [] };

/** @param sessionId session whose assembly is the current one; null: the first assembly */
export async function presentMe(ctx: Context, accountId: string, sessionId: string | null): Promise<Me> {
  const { db, clock, t } = ctx;
  const account = await db
    .selectFrom('accounts')
    .select(['id', 'login', 'name', 'demo', 'locale', 'font_step as fontStep', 'elder_mode as elderMode', 'theme'])
    .select('password_change_needed as passwordChangeNeeded')
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (!account) return signedOut;
  if (account.passwordChangeNeeded) return { signedIn: true, account, current: null, assemblies: [] };
  const assemblies = (await officesOf(db, t, [accountId], clock.now())).get(accountId) ?? [];
  const session = sessionId
    ? await db.selectFrom('sign_in_sessions').select('assembly_id').where('id', '=', sessionId).executeTakeFirst()
    : undefined;
  const chosen = (await listAssemblies(db)).find((assembly) => assembly.id === session?.assembly_id)?.code;
  const current = assemblies.find((assembly) => assembly.code === chosen) ?? assemblies[0];
  return { signedIn: true, account, current: current?.code ?? null, assemblies };
}
