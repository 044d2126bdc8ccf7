/** Who was there, as it stands now and as the rules reckon it. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import type { AttendanceLine } from '../contract/attendance.ts';
import type { Answer, Mode, Outcome, SignInWay } from '../life.ts';
import { reckon } from '../reckoning.ts';
import type { Matter } from './matter.ts';

interface Row {
  id: string;
  member_id: string | null;
  name: string;
  detail: string;
  answer: Answer;
  settled: Outcome | null;
  note: string | null;
  half_days: number;
  on_leave: number;
  signed: Array<{
    half_day_id: string;
    way: SignInWay;
    at: string;
    offline: boolean;
    distance_m: number | null;
    entered_by_name: string | null;
    out_at: string | null;
    elsewhere: string | null;
  }> | null;
}

/** Half-days of approved leave on which somebody was not there. */
const onLeave = sql`select count(*) from activity_leaves l, unnest(l.half_day_ids) as half (id)
  where l.invitation_id = i.id and l.state = 'approved'
    and not exists (select 1 from activity_sign_ins s where s.invitation_id = i.id and s.half_day_id = half.id)`;

/** Another activity in whose half-day, at the same time, the member signed in too. */
const elsewhere = sql`(select min(oa.title) from activity_sign_ins o join activity_half_days oh on oh.id = o.half_day_id
    join activity_invitations oi on oi.id = o.invitation_id join activities oa on oa.id = o.activity_id
  where oi.member_id = i.member_id and o.activity_id <> i.activity_id
    and oh.starts_at < h.ends_at and oh.ends_at > h.starts_at)`;

/** Whether somebody invited is one whose attendance counts: members who were to come, or came. */
const counts = (mode: Mode, row: Row) =>
  row.member_id !== null && (mode === 'must_attend' || row.answer === 'coming' || (row.signed ?? []).length > 0);

const iso = (at: string) => new Date(at).toISOString();

export async function attendanceLines(ctx: Context, { id, row, rules }: Matter): Promise<AttendanceLine[]> {
  const { rows } = await sql<Row>`select i.id, i.member_id, i.name, i.detail, i.answer, t.outcome as settled, t.note,
      (select count(*) from activity_half_days h where h.activity_id = i.activity_id)::integer as half_days,
      (${onLeave})::integer as on_leave,
      (select json_agg(json_build_object('half_day_id', s.half_day_id, 'way', s.way, 'at', s.at, 'offline', s.offline,
          'distance_m', s.distance_m, 'entered_by_name', s.entered_by_name, 'out_at', s.out_at, 'elsewhere', ${elsewhere})
          order by h.starts_at)
        from activity_sign_ins s join activity_half_days h on h.id = s.half_day_id where s.invitation_id = i.id) as signed
    from activity_invitations i left join activity_attendance t on t.invitation_id = i.id
    where i.activity_id = ${id} order by i.sort_weight, i.id`.execute(ctx.db);
  return rows.map((line) => {
    const signed = line.signed ?? [];
    const counted = { halfDays: line.half_days, units: signed.length, onLeave: line.on_leave };
    return {
      invitationId: line.id,
      memberId: line.member_id,
      name: line.name,
      detail: line.detail,
      answer: line.answer,
      signIns: signed.map((item) => ({
        halfDayId: item.half_day_id,
        way: item.way,
        at: iso(item.at),
        offline: item.offline,
        distance: item.distance_m,
        enteredByName: item.entered_by_name,
        outAt: item.out_at ? iso(item.out_at) : null,
        elsewhere: item.elsewhere,
      })),
      units: signed.length,
      halfDays: line.half_days,
      reckoned: counts(row.mode, line) ? reckon(counted, rules.attendance) : null,
      settled: line.settled,
      note: line.note ?? '',
    };
  });
}
