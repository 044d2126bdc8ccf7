/** What the fronts know of the person signed in. */
import { sql } from 'kysely';
import type { Context } from '../../platform/http/context.ts';
import { listAssemblies } from '../assemblies/index.ts';
import type { Me } from './contract.ts';
import { officesOf } from './offices.ts';
import { memberRoles } from './roles.ts';
import { factorNeeded, type Standing, standingColumns } from './second-factors/standing.ts';

export const signedOut: Me = { signedIn: false, account: null, current: null, assemblies: [] };

const ofMembers: readonly string[] = [...memberRoles, 'body_contact'];

/** What is asked of the session's person, where they work, and the assembly they turned to. */
async function sessionStanding(ctx: Context, sessionId: string) {
  const { db, clock, demoDoors } = ctx;
  const now = clock.now();
  const { rows } = await sql<Standing & { assembly_id: string | null }>`select s.assembly_id, ${standingColumns(now)}
    from sign_in_sessions s join accounts a on a.id = s.account_id where s.id = ${sessionId}`.execute(db);
  const [found] = rows;
  if (!found) return { assemblyId: null, needed: null, roles: [] };
  const needed = (await factorNeeded(db, found, now, demoDoors ?? false)) ?? null;
  return { assemblyId: found.assembly_id, needed, roles: (found.seats ?? []).map((seat) => seat.split(' ')[1]!) };
}

/** @param sessionId session whose assembly is the current one; null: the first assembly */
export async function presentMe(ctx: Context, accountId: string, sessionId: string | null): Promise<Me> {
  const { db, clock, t } = ctx;
  const person = await db
    .selectFrom('accounts')
    .select(['id', 'login', 'name', 'demo', 'locale', 'font_step as fontStep', 'elder_mode as elderMode', 'theme'])
    .select('password_change_needed as passwordChangeNeeded')
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (!person) return signedOut;
  const standing = sessionId ? await sessionStanding(ctx, sessionId) : undefined;
  const frontOf = (roles: readonly string[]) =>
    roles.length > 0 && roles.every((role) => ofMembers.includes(role)) ? ('m' as const) : ('desk' as const);
  const account = { ...person, factorNeeded: standing?.needed ?? null, front: frontOf(standing?.roles ?? []) };
  if (account.passwordChangeNeeded || account.factorNeeded) {
    return { signedIn: true, account, current: null, assemblies: [] };
  }
  const assemblies = (await officesOf(db, t, [accountId], clock.now())).get(accountId) ?? [];
  const chosen = (await listAssemblies(db)).find((assembly) => assembly.id === standing?.assemblyId)?.code;
  const current = assemblies.find((assembly) => assembly.code === chosen) ?? assemblies[0];
  const front = frontOf(assemblies.flatMap(({ grants }) => grants.map((grant) => grant.role)));
  return { signedIn: true, account: { ...account, front }, current: current?.code ?? null, assemblies };
}
