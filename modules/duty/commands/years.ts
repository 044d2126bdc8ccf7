/** A year is announced to everybody, objected to, answered for, and frozen. */
import { sql } from 'kysely';
import { calendarOf } from '../../../platform/calendar/calendar-reader.ts';
import { dueAfter } from '../../../platform/calendar/spans.ts';
import { endClocks, startClocks } from '../../../platform/clocks/clocks.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, forbidden, invalid, notFound } from '../../../platform/http/problem.ts';
import { writeHistory } from '../../../platform/matters/history.ts';
import { notify } from '../../../platform/notices/notify.ts';
import { accountsWithRoles } from '../../accounts/index.ts';
import { officeAmong } from '../../assemblies/index.ts';
import { listMembers } from '../../members/index.ts';
import { objectionLife, yearLife } from '../life.ts';
import { command } from '../operations.ts';
import { can, owner, seatsOf } from '../policy.ts';
import { yearView } from '../queries/views.ts';
import { countWhole, frozenLines } from '../store/count.ts';
import { memberHere, ofMember, openObjection } from '../store/opening.ts';
import { requireRules, termOfYear } from '../store/years.ts';

async function openYear(ctx: Context, year: number, action: 'announce' | 'freeze', expectedVersion: number) {
  if (!can(ctx.actor, 'run_year')) throw forbidden('not_permitted');
  const row = await ctx.db
    .selectFrom('duty_years')
    .selectAll()
    .where('assembly_id', '=', ctx.assembly.id)
    .where('year', '=', year)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  if (row.version !== expectedVersion) throw conflict('changed_meanwhile', { state: row.state, version: row.version });
  const to = action === 'announce' ? ('announced' as const) : ('frozen' as const);
  if (!yearLife.mayMove(action, row.state, to)) throw conflict('duty_moved_on', { state: row.state });
  const counted = await countWhole(ctx.db, { assemblyId: ctx.assembly.id, year, now: ctx.clock.now() });
  if (counted === null) throw conflict('rule_missing', { subject: 'duty' });
  return { row, to };
}

const lineOf = async (ctx: Context, kind: string, id: string, action: string, from: string, to: string, details = {}) =>
  writeHistory(
    ctx,
    { kind, id, assemblyId: ctx.assembly.id, ruleVersionId: null },
    { action, from, to, office: await officeAmong(ctx, [owner, 'member']), details },
  );

/** Everybody of the year's term learns of their own score, and of nobody else's. */
async function tellAll(ctx: Context, year: number, kind: 'announced' | 'frozen', params: Record<string, unknown>) {
  const term = await termOfYear(ctx.db, ctx.assembly.id, year, ctx.clock.now());
  if (!term) return;
  const { members } = await listMembers(ctx.db, { assemblyId: ctx.assembly.id, termId: term.id, limit: 10_000 });
  await notify(ctx, [
    {
      accountIds: members.map((member) => member.accountId),
      kind: `duty.notice.${kind}`,
      params: { year, ...params },
      link: `/m/${ctx.assembly.code}/duty?year=${year}`,
      confidential: true,
    },
  ]);
}

export const announceDutyYear = command(
  'announceDutyYear',
  'Tell every member their score of a year, open to objections for some days',
  async (ctx, { body: { year, expectedVersion } }) => {
    const { row, to } = await openYear(ctx, year, 'announce', expectedVersion);
    const { rules } = await requireRules(ctx, year);
    const until = dueAfter(await calendarOf(ctx), ctx.clock.now(), rules.appeal.window);
    const patch = { state: to, version: row.version + 1, announced_at: ctx.clock.now(), appeal_until: until };
    await ctx.db.updateTable('duty_years').set(patch).where('id', '=', row.id).execute();
    await lineOf(ctx, yearLife.kind, row.id, 'announce', row.state, to, { year });
    await tellAll(ctx, year, 'announced', { until: until.toISOString() });
    return yearView({ ...row, ...patch });
  },
);

export const freezeDutyYear = command(
  'freezeDutyYear',
  'Freeze the scores of a year: they no longer change',
  async (ctx, { body: { year, expectedVersion } }) => {
    const { row, to } = await openYear(ctx, year, 'freeze', expectedVersion);
    const open = await ctx.db
      .selectFrom('duty_objections')
      .select('id')
      .where('assembly_id', '=', ctx.assembly.id)
      .where('year', '=', year)
      .where('state', '=', 'open')
      .executeTakeFirst();
    if (open) throw conflict('duty_objections_open');
    if (row.appeal_until && row.appeal_until > ctx.clock.now()) throw conflict('duty_appeal_running');
    const lines = await frozenLines(ctx.db, { assemblyId: ctx.assembly.id, year, now: ctx.clock.now() });
    const patch = { state: to, version: row.version + 1, frozen_at: ctx.clock.now() };
    await sql`with frozen as (update duty_years set state = ${to}, version = ${patch.version}, frozen_at = ${patch.frozen_at}
        where id = ${row.id})
      update duty_scores s set lines = v.lines
      from json_to_recordset(${JSON.stringify(lines)}::json) as v (member_id uuid, lines jsonb)
      where s.assembly_id = ${ctx.assembly.id} and s.year = ${year} and s.member_id = v.member_id`.execute(ctx.db);
    await lineOf(ctx, yearLife.kind, row.id, 'freeze', row.state, to, { year });
    await tellAll(ctx, year, 'frozen', {});
    return yearView({ ...row, ...patch });
  },
);

export const objectToDutyScore = command(
  'objectToDutyScore',
  'Object to a point, or to one that is missing',
  async (ctx, { body: { year, recordId, text } }) => {
    const term = await termOfYear(ctx.db, ctx.assembly.id, year, ctx.clock.now());
    const seats = await Promise.all(seatsOf(ctx.actor).map((id) => memberHere(ctx, id).catch(() => null)));
    const member = seats.find((seat) => seat !== null && seat.termId === term?.id);
    if (!member || !can(ctx.actor, 'object', ofMember(member))) throw forbidden('not_permitted');
    const state = await ctx.db
      .selectFrom('duty_years')
      .select(['state', 'appeal_until'])
      .where('assembly_id', '=', ctx.assembly.id)
      .where('year', '=', year)
      .executeTakeFirst();
    if (state?.state === 'frozen') throw conflict('duty_year_frozen', { year });
    if (state?.appeal_until && state.appeal_until < ctx.clock.now()) throw conflict('duty_appeal_over');
    if (recordId) {
      const record = await ctx.db
        .selectFrom('duty_records')
        .select('id')
        .where('id', '=', recordId)
        .where('member_id', '=', member.id)
        .executeTakeFirst();
      if (!record) throw invalid('body.recordId', 'invalid_value');
    }
    const { rules } = await requireRules(ctx, year);
    const objectionId = newId(ctx.clock.now().getTime());
    await ctx.db
      .insertInto('duty_objections')
      .values({
        id: objectionId,
        assembly_id: ctx.assembly.id,
        member_id: member.id,
        year,
        record_id: recordId,
        text,
        state: 'open',
        answered_by: null,
        created_at: ctx.clock.now(),
        answered_at: null,
      })
      .execute();
    await lineOf(ctx, objectionLife.kind, objectionId, 'object', 'open', 'open');
    await startClocks(ctx, { kind: objectionLife.kind, id: objectionId, assemblyId: ctx.assembly.id }, [
      { name: 'duty_objection', span: rules.appeal.answer, waitsFor: `role:${owner}` },
    ]);
    await notify(ctx, [
      {
        accountIds: await accountsWithRoles(ctx.db, ctx.assembly.id, { roles: [owner] }, ctx.clock.now()),
        kind: 'duty.notice.objected',
        topic: 'task',
        matter: { kind: objectionLife.kind, id: objectionId },
        params: { member: member.name, year },
        link: `/desk/${ctx.assembly.code}/duty/year?year=${year}`,
      },
    ]);
    return { objectionId };
  },
);

export const answerDutyObjection = command(
  'answerDutyObjection',
  'Answer an objection with a reason',
  async (ctx, { params, body }) => {
    const { row, member } = await openObjection(ctx, params.objectionId, 'answer', body.expectedVersion);
    const version = row.version + 1;
    await ctx.db
      .updateTable('duty_objections')
      .set({
        state: body.outcome,
        version,
        answer: body.answer,
        answered_by: ctx.actor.accountId,
        answered_by_name: ctx.actor.name,
        answered_at: ctx.clock.now(),
      })
      .where('id', '=', row.id)
      .execute();
    await lineOf(ctx, objectionLife.kind, row.id, 'answer', row.state, body.outcome, { answer: body.answer });
    await endClocks(ctx, { kind: objectionLife.kind, id: row.id, assemblyId: ctx.assembly.id });
    await notify(ctx, [
      {
        accountIds: [member.accountId],
        kind: `duty.notice.${body.outcome}`,
        matter: { kind: objectionLife.kind, id: row.id },
        params: { year: row.year, answer: body.answer },
        link: `/m/${ctx.assembly.code}/duty?year=${row.year}`,
        confidential: true,
      },
    ]);
    return { objectionId: row.id, state: body.outcome, version };
  },
);

export const takeBackDutyObjection = command(
  'takeBackDutyObjection',
  'Take an objection back',
  async (ctx, { params, body }) => {
    const { row } = await openObjection(ctx, params.objectionId, 'take_back', body.expectedVersion);
    const version = row.version + 1;
    await ctx.db
      .updateTable('duty_objections')
      .set({ state: 'taken_back', version })
      .where('id', '=', row.id)
      .execute();
    await lineOf(ctx, objectionLife.kind, row.id, 'take_back', row.state, 'taken_back');
    await endClocks(ctx, { kind: objectionLife.kind, id: row.id, assemblyId: ctx.assembly.id });
    return { objectionId: row.id, state: 'taken_back', version };
  },
);
