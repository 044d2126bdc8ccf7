/** The code of the hall's screen, and who was there. */
import { sql } from 'kysely';
import { conflict, forbidden, notFound } from '../../../platform/http/problem.ts';
import { codeOf, numberOf, stepAt } from '../codes.ts';
import { query } from '../operations.ts';
import { readsInvited } from '../policy.ts';
import { attendanceLines } from '../store/attendance.ts';
import { openMatter, readMatter } from '../store/matter.ts';
import { isOpen } from '../store/sign-in.ts';

export const getHallCode = query('getHallCode', 'The code the hall’s screen shows now', async (ctx, { params }) => {
  const matter = await openMatter(ctx, params.activityId, 'show_code', { lock: false });
  const { rows } = await sql<{
    starts_at: Date;
    ends_at: Date;
    signed: number;
    expected: number;
  }>`select h.starts_at, h.ends_at,
      (select count(*) from activity_sign_ins s where s.half_day_id = h.id) as signed,
      (select count(*) from activity_invitations i where i.activity_id = h.activity_id and i.answer <> 'declined'
        and (${matter.row.mode} = 'must_attend' or i.answer = 'coming')) as expected
    from activity_half_days h where h.id = ${params.halfDayId} and h.activity_id = ${matter.id}`.execute(ctx.db);
  const half = rows[0];
  if (!half) throw notFound();
  if (!ctx.seal) throw conflict('code_not_known');
  const now = ctx.clock.now();
  const rules = matter.rules.signIn;
  const step = stepAt(now, rules);
  return {
    title: matter.row.title,
    startsAt: half.starts_at.toISOString(),
    open: isOpen({ half_starts: half.starts_at, half_ends: half.ends_at, rules: matter.rules }, now),
    code: codeOf(ctx.seal, params.halfDayId, step),
    number: numberOf(ctx.seal, params.halfDayId, step),
    changesIn: (step + 1) * rules.stepSeconds * 1000 - now.getTime(),
    signedIn: Number(half.signed),
    expected: Number(half.expected),
  };
});

export const getAttendance = query('getAttendance', 'Who was there, half-day by half-day', async (ctx, { params }) => {
  const matter = await readMatter(ctx, params.activityId);
  if (!readsInvited(ctx.actor, matter.subject)) throw forbidden('not_your_part');
  const { part, whole } = matter.rules.attendance;
  return { settlement: matter.row.settlement, part, whole, items: await attendanceLines(ctx, matter) };
});
