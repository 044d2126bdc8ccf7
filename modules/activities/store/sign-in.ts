/** A half-day as whoever signs in stands to it, and the row that says they were there. No row of the activity is held. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, notFound } from '../../../platform/http/problem.ts';
import { seatsOf } from '../../accounts/index.ts';
import { ruleVersion } from '../../assemblies/index.ts';
import type { SignInWay } from '../life.ts';
import { can } from '../policy.ts';
import type { ActivityRules } from '../rules.ts';
import type { Activity } from './matter.ts';

interface HalfJson {
  half_day_id: string;
  half_starts: Date;
  half_ends: Date;
  invitation_id: string;
  member_id: string;
}
export type OwnHalf = Activity & HalfJson & { rules: ActivityRules };

/** Half-days of the actor's own invitations. @param where on `h` and `a` */
export async function ownHalves(ctx: Context, where: ReturnType<typeof sql<boolean>>): Promise<OwnHalf[]> {
  const { memberIds } = seatsOf(ctx);
  if (memberIds.length === 0) return [];
  const { rows } = await sql<Activity & HalfJson>`select a.*, h.id as half_day_id, h.starts_at as half_starts,
      h.ends_at as half_ends, i.id as invitation_id, i.member_id
    from activity_half_days h join activities a on a.id = h.activity_id
      join activity_invitations i on i.activity_id = a.id and i.member_id in (${sql.join(memberIds)})
    where a.assembly_id = ${ctx.assembly.id} and a.state <> 'draft' and ${where}`.execute(ctx.db);
  const halves: OwnHalf[] = [];
  for (const row of rows) {
    const version = await ruleVersion(ctx.db, row.rule_version_id);
    halves.push({ ...row, rules: version!.content as ActivityRules });
  }
  return halves;
}

/** The time in which one signs in to a half-day: some minutes before it begins until its end. */
export const isOpen = (
  { half_starts, half_ends, rules }: Pick<OwnHalf, 'half_starts' | 'half_ends' | 'rules'>,
  at: Date,
): boolean => at.getTime() >= half_starts.getTime() - rules.signIn.openMinutes * 60_000 && at <= half_ends;

/** @throws Problem 404 when it is none of the actor's, 409 when it is not the time */
export async function openHalf(ctx: Context, halfDayId: string, at: Date): Promise<OwnHalf> {
  const [half] = await ownHalves(ctx, sql<boolean>`h.id = ${halfDayId}`);
  if (!half) throw notFound();
  requireOpen(ctx, half, at);
  return half;
}

export function requireOpen(ctx: Context, half: OwnHalf, at: Date): void {
  const subject = { state: half.state, bodyId: half.body_id, invitedMemberId: half.member_id };
  if (!can(ctx.actor, 'sign_in', subject).allowed) throw conflict('wrong_state', { state: half.state });
  if (!isOpen(half, at)) throw conflict('sign_in_closed');
}

export interface Presence {
  way: SignInWay;
  at: Date;
  offline?: boolean;
  distance?: number;
}

/** Writes that they are there; said again it stays as it was said first. */
export async function signIn(ctx: Context, half: OwnHalf, { way, at, offline = false, distance }: Presence) {
  const now = ctx.clock.now();
  const { rows } = await sql<{ at: Date; fresh: boolean }>`with put as (
      insert into activity_sign_ins (half_day_id, invitation_id, activity_id, way, at, received_at, offline, distance_m)
      values (${half.half_day_id}, ${half.invitation_id}, ${half.id}, ${way}, ${at}, ${now}, ${offline}, ${distance ?? null}::integer)
      on conflict do nothing returning at)
    select at, true as fresh from put
    union all select s.at, false from activity_sign_ins s
      where s.half_day_id = ${half.half_day_id} and s.invitation_id = ${half.invitation_id}
    limit 1`.execute(ctx.db);
  const kept = rows[0] ?? { at, fresh: false };
  return {
    activityId: half.id,
    halfDayId: half.half_day_id,
    title: half.title,
    startsAt: half.half_starts.toISOString(),
    at: kept.at.toISOString(),
    already: !kept.fresh,
  };
}
