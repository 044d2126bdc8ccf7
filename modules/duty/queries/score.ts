/** A member's own page: every point with its record and its rule, what is missing, and where they stand in the spread. */
import type { Context } from '../../../platform/http/context.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { type Member, membersByIds } from '../../members/index.ts';
import { bandsDown, bandsOf } from '../engine/bands.ts';
import { hundredths, planOf } from '../engine/plan.ts';
import { explain } from '../engine/score.ts';
import { query } from '../operations.ts';
import { can, seatsOf } from '../policy.ts';
import { recordsOf } from '../store/count.ts';
import { memberHere, ofMember } from '../store/opening.ts';
import { frozenYears, requireRules, termOfYear, thisYear } from '../store/years.ts';
import { objectionsOf, recordView, yearView } from './views.ts';

const BINS = 10;

/** @returns ten stretches of equal width from the least to the most; fewer than five members tell too much of each other: none */
export function spreadOf(all: readonly number[]): Array<{ from: number; until: number; members: number }> {
  if (all.length < 5) return [];
  const least = Math.min(...all);
  const width = Math.max(100, Math.ceil((Math.max(...all) - least + 1) / BINS / 100) * 100);
  return Array.from({ length: BINS }, (_, index) => {
    const from = least + index * width;
    return { from, until: from + width, members: all.filter((one) => one >= from && one < from + width).length };
  }).filter(({ from }) => from <= Math.max(...all));
}

/** The seat asked for; without one the reader's own of the year's term. @throws Problem 403, 404 */
async function seatOf(ctx: Context, memberId: string | undefined, year: number): Promise<Member> {
  if (memberId) return memberHere(ctx, memberId);
  const term = await termOfYear(ctx.db, ctx.assembly.id, year, ctx.clock.now());
  const seats = [...(await membersByIds(ctx.db, seatsOf(ctx.actor))).values()];
  const seat = seats.find((one) => one.assemblyId === ctx.assembly.id && one.termId === term?.id);
  if (!seat) throw forbidden('not_permitted');
  return seat;
}

export const getDutyScore = query('getDutyScore', 'A member’s score of a year, point by point', async (ctx, input) => {
  const year = input.query.year ?? thisYear(ctx.clock.now());
  const member = await seatOf(ctx, input.query.memberId, year);
  if (!can(ctx.actor, 'read_score', ofMember(member))) throw forbidden('not_permitted');
  const { assembly, db } = ctx;
  const { rules, version } = await requireRules(ctx, year);
  const row = await db
    .selectFrom('duty_years')
    .selectAll()
    .where('assembly_id', '=', assembly.id)
    .where('year', '=', year)
    .executeTakeFirst();
  const stored = await db
    .selectFrom('duty_scores')
    .select(['member_id', 'points', 'band', 'reasons', 'classes', 'unmet', 'vetoes', 'present_days', 'of_days'])
    .where('assembly_id', '=', assembly.id)
    .where('year', '=', year)
    .execute();
  const counting = { assemblyId: assembly.id, year, now: ctx.clock.now() };
  const records = (await recordsOf(db, counting, member.id)).get(member.id) ?? [];
  let score = explain(planOf(rules), records, { standing: member.standing, year });
  const own = stored.find((one) => one.member_id === member.id);
  if (row?.state === 'frozen' && own) {
    const kept = await db
      .selectFrom('duty_scores')
      .select('lines')
      .where('assembly_id', '=', assembly.id)
      .where('year', '=', year)
      .where('member_id', '=', member.id)
      .executeTakeFirstOrThrow();
    score = {
      ...score,
      points: own.points,
      classes: own.classes,
      unmet: own.unmet,
      vetoes: own.vetoes,
      lines: kept.lines ?? [],
    };
  }
  const others = stored
    .filter((one) => one.member_id !== member.id)
    .map((one) => ({ ...one, memberId: one.member_id, present: { days: one.present_days, of: one.of_days } }));
  const band =
    row?.state === 'frozen' && own
      ? { band: own.band, reasons: own.reasons }
      : bandsOf(rules, [...others, { memberId: member.id, ...score }]).get(member.id)!;
  const all = await db
    .selectFrom('duty_records')
    .selectAll()
    .where('assembly_id', '=', assembly.id)
    .where('member_id', '=', member.id)
    .where('counts_in', '=', year)
    .orderBy('happened_on')
    .orderBy('id')
    .execute();
  const frozen = await frozenYears(db, assembly.id);
  const named = ({ code, zh, en }: { code: string; zh: string; en: string }) => ({ code, zh, en });
  const scored = others.filter((one) => one.points !== null);
  const ofClass = (code: string | null) => {
    const mine = code === null ? score.points : (score.classes[code] ?? 0);
    const theirs = scored.map((one) => (code === null ? one.points! : (one.classes[code] ?? 0)));
    return { class: code, bins: spreadOf(mine === null ? theirs : [...theirs, mine]), own: mine };
  };
  const over = row?.appeal_until !== null && row !== undefined && row.appeal_until < ctx.clock.now();
  return {
    year: row
      ? yearView(row)
      : { year, state: 'open' as const, version: 1, countedAt: null, appealUntil: null, frozenAt: null },
    memberId: member.id,
    memberName: member.name,
    standing: member.standing,
    ruleVersion: { version: version.version, name: version.name },
    points: score.points,
    base: hundredths(rules.frame.base),
    band: rules.bands.filter(({ code }) => code === band.band).map(named)[0] ?? null,
    bands: bandsDown(rules).map((one) => ({ ...named(one), from: one.from })),
    reasons: band.reasons,
    classes: rules.classes.map((one) => ({ ...named(one), cap: one.cap, points: score.classes[one.code] ?? 0 })),
    items: rules.items.map((one) => ({ ...named(one), class: one.class, cap: one.cap })),
    highest: rules.highest.map(named),
    exemptions: rules.exemptions.map(named),
    missing: rules.minimums
      .filter(({ code }) => score.unmet.includes(code))
      .map((one) => ({ ...named(one), least: one.least })),
    lines: score.lines,
    records: all.map((one) => recordView(ctx, one, member, frozen)),
    objections: await objectionsOf(ctx, year, member.id),
    spreads: [null, ...rules.classes.map(({ code }) => code)].map(ofClass),
    mayObject: can(ctx.actor, 'object', ofMember(member)) && row?.state !== 'frozen' && !over,
  };
});
