/**
 * Counts scores of an assembly's year: everybody's, or those of some members, which comes to the same. Alike records are
 * put together by the database; what they are worth is the engine's alone. What is written becomes valid with the statement that
 * writes it: nobody ever reads half of a count.
 */
import '../tables.ts';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/schema.ts';
import { listMembers } from '../../members/index.ts';
import { type Band, type Banded, bandsOf } from '../engine/bands.ts';
import { type Plan, planOf } from '../engine/plan.ts';
import { explain, type Line, type Score, type ScoredRecord, scoreMember } from '../engine/score.ts';
import { rulesOfYear, termOfYear, type YearRules } from './years.ts';

/** More seats than any assembly has. */
const SEATS = 10_000;

export interface Counting {
  assemblyId: string;
  year: number;
  now: Date;
  /** Other rules than those of the year, to try them out. */
  rules?: YearRules['rules'];
}

type Group = [
  memberId: string,
  type: string,
  subtype: string,
  role: string,
  units: number,
  sharers: number,
  place: number,
  source: string,
  on: string,
  until: string | null,
  count: number,
];

/** Types whose day matters: whoever is exempt, and what is taken off somebody who is. */
const dated = (plan: Plan) => [
  'exemption',
  ...plan.rules.items
    .filter((item) => plan.items.find(({ code }) => code === item.code)!.pointsAt(1) < 0)
    .map(({ type }) => type),
];

/** Confirmed records of a year, alike ones together, by member. */
async function groupsOf(
  db: Db,
  { assemblyId, year }: Counting,
  plan: Plan,
  memberIds: readonly string[] | null,
): Promise<Map<string, ScoredRecord[]>> {
  const days = dated(plan);
  const sources = [...plan.bySource];
  const { rows } = await sql<{ m: string; g: Array<Omit<Group, never> extends [string, ...infer R] ? R : never> }>`
    select member_id as m, json_agg(json_build_array(type, subtype, role, units, sharers, place, source, day, until, n)) as g from (
      select member_id, type, subtype, role, units, sharers, place,
        ${sources.length > 0 ? sql`case when type in (${sql.join(sources)}) then coalesce(source_id::text, '') else '' end` : sql`''`} as source,
        case when type in (${sql.join(days)}) then happened_on end as day,
        case when type in (${sql.join(days)}) then until_on end as until,
        count(*) as n
      from duty_records
      where assembly_id = ${assemblyId} and counts_in = ${year} and state = 'confirmed'
        ${memberIds ? sql`and member_id in (${sql.join(memberIds)})` : sql``}
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) alike
    group by member_id`.execute(db);
  return new Map(
    rows.map(({ m, g }) => [
      m,
      g.map(([type, subtype, role, units, sharers, place, source, on, until, count]) => ({
        id: '',
        type,
        subtype,
        role,
        units,
        sharers,
        place,
        source,
        on: on ?? '',
        until,
        count,
      })),
    ]),
  );
}

export interface Counted extends Score {
  memberId: string;
}

/** Scores of all, or of these members, without writing anything. Undefined: the assembly has no rules, or no term. */
export async function countScores(
  db: Db,
  counting: Counting,
  memberIds: readonly string[] | null = null,
): Promise<{ rules: YearRules['rules']; versionId: string | null; scores: Counted[] } | undefined> {
  const { assemblyId, year, now } = counting;
  const found = counting.rules ? undefined : await rulesOfYear(db, assemblyId, year, now);
  const rules = counting.rules ?? found?.rules;
  const term = await termOfYear(db, assemblyId, year, now);
  if (!rules || !term) return undefined;
  const plan = planOf(rules);
  const { members } = await listMembers(db, { assemblyId, termId: term.id, limit: SEATS });
  const asked = memberIds && new Set(memberIds);
  const counted = asked ? members.filter(({ id }) => asked.has(id)) : members;
  const groups = await groupsOf(db, counting, plan, memberIds);
  const scores = counted.map((member) => ({
    memberId: member.id,
    ...scoreMember(plan, groups.get(member.id) ?? [], { standing: member.standing, year }),
  }));
  return { rules, versionId: found?.version.id ?? null, scores };
}

const rowOf = (score: Banded & { exemptions: string[] }, band: Band) => ({
  member_id: score.memberId,
  points: score.points,
  band: band.band,
  reasons: band.reasons,
  classes: score.classes,
  unmet: score.unmet,
  vetoes: score.vetoes,
  exemptions: score.exemptions,
  present_days: score.present.days,
  of_days: score.present.of,
});

/** @param whole members that are no longer scored go */
async function writeScores(
  db: Db,
  { assemblyId, year, now }: Counting,
  versionId: string | null,
  rows: ReadonlyArray<ReturnType<typeof rowOf>>,
  whole: boolean,
): Promise<void> {
  const ids = rows.map((row) => row.member_id);
  await sql`with given as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as v (member_id uuid, points integer, band text, reasons jsonb,
        classes jsonb, unmet jsonb, vetoes jsonb, exemptions jsonb, present_days smallint, of_days smallint)),
    gone as (${
      whole
        ? sql`delete from duty_scores where assembly_id = ${assemblyId} and year = ${year}
            and member_id <> all (${ids}::uuid[])`
        : sql`select 1`
    }),
    counted as (
      update duty_years set counted_at = ${now}, rule_version_id = ${versionId}
      where assembly_id = ${assemblyId} and year = ${year})
    insert into duty_scores (assembly_id, year, member_id, points, band, reasons, classes, unmet, vetoes, exemptions,
      present_days, of_days)
    select ${assemblyId}::uuid, ${year}::smallint, member_id, points, band, reasons, classes, unmet, vetoes, exemptions,
      present_days, of_days from given
    on conflict (assembly_id, year, member_id) do update set points = excluded.points, band = excluded.band,
      reasons = excluded.reasons, classes = excluded.classes, unmet = excluded.unmet, vetoes = excluded.vetoes,
      exemptions = excluded.exemptions, present_days = excluded.present_days, of_days = excluded.of_days`.execute(db);
}

type Stored = Banded & { exemptions: string[]; was: Band };

async function storedScores(db: Db, { assemblyId, year }: Counting): Promise<Stored[]> {
  const rows = await db
    .selectFrom('duty_scores')
    .selectAll()
    .where('assembly_id', '=', assemblyId)
    .where('year', '=', year)
    .execute();
  return rows.map((row) => ({
    memberId: row.member_id,
    points: row.points,
    classes: row.classes,
    unmet: row.unmet,
    vetoes: row.vetoes,
    exemptions: row.exemptions,
    present: { days: row.present_days, of: row.of_days },
    was: { band: row.band, reasons: row.reasons },
  }));
}

/** Everybody's scores anew. @returns how many, or null where there is nothing to count by */
export async function countWhole(db: Db, counting: Counting): Promise<number | null> {
  const counted = await countScores(db, counting);
  if (!counted) return null;
  const bands = bandsOf(counted.rules, counted.scores);
  const rows = counted.scores.map((score) => rowOf(score, bands.get(score.memberId)!));
  await writeScores(db, counting, counted.versionId, rows, true);
  return rows.length;
}

/** Scores of some members anew, and the bands of all, as a quota lets one fall where another rises; only what changed is written. */
export async function countMembers(db: Db, counting: Counting, memberIds: readonly string[]): Promise<number | null> {
  const counted = await countScores(db, counting, memberIds);
  if (!counted) return null;
  const stored = await storedScores(db, counting);
  if (stored.length === 0) return countWhole(db, counting);
  const anew = new Map(counted.scores.map((score) => [score.memberId, score]));
  const all = [...stored.filter(({ memberId }) => !anew.has(memberId)), ...counted.scores];
  const bands = bandsOf(counted.rules, all);
  const was = new Map(stored.map((score) => [score.memberId, score.was]));
  const rows = all.flatMap((score) => {
    const band = bands.get(score.memberId)!;
    const same = !anew.has(score.memberId) && JSON.stringify(band) === JSON.stringify(was.get(score.memberId));
    return same ? [] : [rowOf(score, band)];
  });
  await writeScores(db, counting, counted.versionId, rows, false);
  return rows.length;
}

/** Records of members as the engine takes them, one by one, so that each point can name its record. */
export async function recordsOf(
  db: Db,
  { assemblyId, year }: Counting,
  memberId: string | null,
): Promise<Map<string, ScoredRecord[]>> {
  let query = db
    .selectFrom('duty_records')
    .select(['id', 'member_id', 'type', 'subtype', 'role', 'units', 'sharers', 'place', 'source_id', 'happened_on'])
    .select('until_on')
    .where('assembly_id', '=', assemblyId)
    .where('counts_in', '=', year)
    .where('state', '=', 'confirmed');
  if (memberId) query = query.where('member_id', '=', memberId);
  const found = new Map<string, ScoredRecord[]>();
  for (const { member_id, source_id, happened_on, until_on, ...row } of await query.execute()) {
    const record = { ...row, source: source_id ?? '', on: happened_on, until: until_on };
    const of = found.get(member_id);
    if (of) of.push(record);
    else found.set(member_id, [record]);
  }
  return found;
}

/** The account of everybody's points, to be kept with what is frozen. */
export async function frozenLines(db: Db, counting: Counting): Promise<Array<{ member_id: string; lines: Line[] }>> {
  const { assemblyId, year, now } = counting;
  const found = await rulesOfYear(db, assemblyId, year, now);
  const term = await termOfYear(db, assemblyId, year, now);
  if (!found || !term) return [];
  const plan = planOf(found.rules);
  const { members } = await listMembers(db, { assemblyId, termId: term.id, limit: SEATS });
  const records = await recordsOf(db, counting, null);
  return members.map((member) => ({
    member_id: member.id,
    lines: explain(plan, records.get(member.id) ?? [], { standing: member.standing, year }).lines,
  }));
}
