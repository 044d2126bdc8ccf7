/** The office settles who was there; a correction settles anew, and the record keeps what changed. */
import { conflict, invalid } from '../../../platform/http/problem.ts';
import { announce } from '../events.ts';
import { type Outcome, outcomes } from '../life.ts';
import { command } from '../operations.ts';
import { advance } from '../store/advance.ts';
import { attendanceLines } from '../store/attendance.ts';
import { openMatter } from '../store/matter.ts';

export const settleAttendance = command(
  'settleAttendance',
  'Settle the attendance of an activity, or settle it anew',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'settle', body);
    const again = matter.row.settlement > 0;
    if (again && body.reason === '') throw invalid('body.reason', 'reason_to_settle_anew');
    const decided = new Map(body.decided.map((item) => [item.invitationId, item]));
    const lines = (await attendanceLines(ctx, matter)).filter((line) => line.reckoned !== null);
    const known = new Set(lines.map((line) => line.invitationId));
    for (const [at, item] of body.decided.entries()) {
      if (!known.has(item.invitationId)) throw invalid(`body.decided.${at}.invitationId`, 'invalid_value');
      if (item.note === '') throw invalid(`body.decided.${at}.note`, 'note_to_decide');
    }
    if (lines.length === 0) throw conflict('nobody_to_settle');
    const settlement = matter.row.settlement + 1;
    const settled = lines.map((line) => {
      const own = decided.get(line.invitationId);
      return { line, outcome: own?.outcome ?? (line.reckoned as Outcome), note: own?.note ?? '' };
    });
    await ctx.db.deleteFrom('activity_attendance').where('activity_id', '=', matter.id).execute();
    await ctx.db
      .insertInto('activity_attendance')
      .values(
        settled.map(({ line, outcome, note }) => ({
          invitation_id: line.invitationId,
          activity_id: matter.id,
          member_id: line.memberId!,
          half_days: line.halfDays,
          units: line.units,
          outcome,
          note,
          settlement,
        })),
      )
      .execute();
    const counts = Object.fromEntries(
      outcomes.map((outcome) => [outcome, settled.filter((item) => item.outcome === outcome).length]),
    ) as Record<Outcome, number>;
    const changed = again
      ? settled.flatMap(({ line, outcome }) =>
          line.settled === outcome ? [] : [{ name: line.name, from: line.settled, to: outcome }],
        )
      : [];
    const answer = await advance(ctx, matter, {
      action: 'settle',
      to: 'settled',
      patch: { settlement, settled_at: ctx.clock.now() },
      details: { number: settlement, counts, reason: body.reason, changed },
    });
    await announce(ctx, matter, 'settled');
    return { ...answer, settlement, counts };
  },
);
