/** Whether a session's person has proved enough: what is still asked of them before any office counts. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/db/schema.ts';
import { listRuleVersionsOf, versionInForce } from '../../assemblies/index.ts';
import { type AccountRules, accountRules, asksFactorOf, usualRules } from '../rules.ts';

/** Show one of the second factors there are, or set up the first. */
export type FactorNeeded = 'show' | 'set_up';

/** Minutes for which weighty acts ask for no new proof after one was given. */
const CONFIRMED_MINUTES = 15;

export const confirmedUntil = (now: Date): Date => new Date(now.getTime() + CONFIRMED_MINUTES * 60_000);

export interface Standing {
  demo: boolean;
  confirmed_until: Date | null;
  /** Null where a second factor was shown. */
  has_factor: boolean | null;
  /** Assembly and role of every office held anywhere, by a blank; null where a second factor was shown. */
  seats: string[] | null;
}

/** For a select from sessions `s` and accounts `a`. */
export const standingColumns = (now: Date): RawBuilder<Standing> => sql<Standing>`a.demo, s.confirmed_until,
  case when s.factor_at is null then exists (select 1 from second_factors f where f.account_id = a.id) end as has_factor,
  case when s.factor_at is null then array(select o.assembly_id || ' ' || o.role from grants o
    where o.account_id = a.id and o.from_at <= ${now} and (o.until_at is null or o.until_at > ${now})) end as seats`;

/** The rules of an assembly's accounts in force. */
export async function accountRulesOf(db: Db, assemblyId: string, at: Date): Promise<AccountRules> {
  const found = versionInForce(await listRuleVersionsOf(db, assemblyId, 'accounts'), at);
  const parsed = accountRules.safeParse(found?.content);
  return parsed.success ? parsed.data : usualRules;
}

/** Whether an assembly asks a second factor of any of these offices. */
export async function factorRequired(db: Db, seats: readonly string[], at: Date): Promise<boolean> {
  for (const seat of seats) {
    const [assemblyId, role] = seat.split(' ') as [string, string];
    if (asksFactorOf(await accountRulesOf(db, assemblyId, at), role)) return true;
  }
  return false;
}

/**
 * An account with a second factor shows it. One without, whose offices ask for one, sets one up first. Where the demo doors are
 * open nobody makes the visitors of demo accounts do so.
 */
export async function factorNeeded(
  db: Db,
  standing: Standing,
  at: Date,
  demoDoors: boolean,
): Promise<FactorNeeded | undefined> {
  if (standing.has_factor === null) return undefined;
  if (standing.has_factor) return 'show';
  if (standing.demo && demoDoors) return undefined;
  return (await factorRequired(db, standing.seats ?? [], at)) ? 'set_up' : undefined;
}
