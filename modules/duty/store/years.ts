/** Years of an assembly: their rules, their term, where they stand. */
import '../tables.ts';
import { sql } from 'kysely';
import { dayOf, endOfDay } from '../../../platform/calendar/days.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { Db } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict } from '../../../platform/http/problem.ts';
import {
  listRuleVersionsOf,
  listTerms,
  type PublishedRuleVersion,
  type Term,
  termAt,
  versionInForce,
} from '../../assemblies/index.ts';
import { type DutyRules, dutyRules } from '../rules.ts';

export const subject = 'duty';
export const yearOf = (day: string): number => Number(day.slice(0, 4));
export const thisYear = (now: Date): number => yearOf(dayOf(now));

/** The instant by which a year's rules and term are chosen: its end, or now while it runs. */
export const measuredAt = (year: number, now: Date): Date =>
  new Date(Math.min(now.getTime(), endOfDay(`${year}-12-31`).getTime()));

export interface YearRules {
  version: PublishedRuleVersion;
  rules: DutyRules;
}

/** Rules of a year: those in force at its end, or now; for years before the first version, that. Undefined: none were ever set. */
export async function rulesOfYear(db: Db, assemblyId: string, year: number, now: Date): Promise<YearRules | undefined> {
  const versions = await listRuleVersionsOf(db, assemblyId, subject);
  const version = versionInForce(versions, measuredAt(year, now)) ?? versions.at(-1);
  if (!version || version.appliesFrom > now) return undefined;
  return { version, rules: dutyRules.parse(version.content) };
}

/** @throws Problem 409 `rule_missing` where the assembly has set none */
export async function requireRules(ctx: Context, year: number): Promise<YearRules> {
  const found = await rulesOfYear(ctx.db, ctx.assembly.id, year, ctx.clock.now());
  if (!found) throw conflict('rule_missing', { subject });
  return found;
}

export async function termOfYear(db: Db, assemblyId: string, year: number, now: Date): Promise<Term | undefined> {
  return termAt(await listTerms(db, assemblyId), measuredAt(year, now));
}

/** Years of an assembly that no longer change. */
export async function frozenYears(db: Db, assemblyId: string): Promise<Set<number>> {
  const rows = await db
    .selectFrom('duty_years')
    .select('year')
    .where('assembly_id', '=', assemblyId)
    .where('state', '=', 'frozen')
    .execute();
  return new Set(rows.map((row) => row.year));
}

/** The year something counts in: of its adoption or of its day; what comes when that is frozen, as the rules say. */
export function countsIn(
  { late }: Pick<DutyRules, 'late'>,
  { happenedOn, adoptedOn }: { happenedOn: string; adoptedOn?: string | null | undefined },
  frozen: ReadonlySet<number>,
): number {
  let year = yearOf(late.credit === 'adoption' ? (adoptedOn ?? happenedOn) : happenedOn);
  if (late.afterFreeze === 'next_year') while (frozen.has(year)) year += 1;
  return year;
}

/** Makes the row of a year where there is none. */
export async function ensureYear(db: Db, assemblyId: string, year: number): Promise<void> {
  await sql`insert into duty_years (id, assembly_id, year, state) values (${newId()}, ${assemblyId}, ${year}, 'open')
    on conflict (assembly_id, year) do nothing`.execute(db);
}
