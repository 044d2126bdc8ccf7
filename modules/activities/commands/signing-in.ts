/** Signing in: by the code of the hall's screen, by its number, by place with consent, by the office for whoever asks. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, notFound } from '../../../platform/http/problem.ts';
import { holds, numberOf, readCode, stepsHolding } from '../codes.ts';
import { command } from '../operations.ts';
import { metresBetween } from '../reckoning.ts';
import { advance } from '../store/advance.ts';
import { openMatter } from '../store/matter.ts';
import { isOpen, openHalf, ownHalves, requireOpen, signIn } from '../store/sign-in.ts';

const HOUR = 3_600_000;
/** Where nothing keeps the installation's key, no code is known. */
const sealOf = (ctx: Context) => ctx.seal ?? (() => '');

/** Scanned without a network: the code must have held when it was scanned, and that must not be long ago. */
function scanned(ctx: Context, scannedAt: string | undefined, offlineHours: number) {
  const now = ctx.clock.now();
  if (scannedAt === undefined) return { at: now, offline: false };
  const at = new Date(scannedAt);
  if (at.getTime() > now.getTime() + 60_000) throw conflict('scanned_in_the_future');
  if (now.getTime() - at.getTime() > offlineHours * HOUR) throw conflict('scanned_long_ago');
  return { at, offline: true };
}

/** The half-day among the actor's own that are open whose number this is. */
async function byNumber(ctx: Context, typed: string) {
  const now = ctx.clock.now();
  const near = sql<boolean>`h.starts_at <= ${new Date(now.getTime() + 4 * HOUR)} and h.ends_at >= ${now}`;
  const open = (await ownHalves(ctx, near)).filter((half) => isOpen(half, now));
  for (const half of open)
    for (const step of stepsHolding(now, half.rules.signIn))
      if (numberOf(sealOf(ctx), half.half_day_id, step) === typed) return half;
  throw conflict(open.length === 0 ? 'sign_in_closed' : 'code_not_known');
}

export const signInByCode = command(
  'signInByCode',
  'Sign in by the code or the number on the screen',
  async (ctx, { body }) => {
    const typed = body.code.replace(/\s/g, '');
    if (/^\d{6}$/.test(typed)) {
      const half = await byNumber(ctx, typed);
      requireOpen(ctx, half, ctx.clock.now());
      return signIn(ctx, half, { way: 'number', at: ctx.clock.now() });
    }
    const read = readCode(sealOf(ctx), body.code);
    if (!read) throw conflict('code_not_known');
    const [half] = await ownHalves(ctx, sql<boolean>`h.id = ${read.halfDayId}`);
    if (!half) throw notFound();
    const { at, offline } = scanned(ctx, body.scannedAt, half.rules.signIn.offlineHours);
    if (!holds(read.step, at, half.rules.signIn)) throw conflict('code_outdated');
    // What was scanned in time is taken when the network is back, until the office has settled.
    if (!offline) requireOpen(ctx, half, at);
    else if (half.settlement > 0 || half.state === 'cancelled') throw conflict('wrong_state', { state: half.state });
    else if (!isOpen(half, at)) throw conflict('sign_in_closed');
    return signIn(ctx, half, { way: 'code', at, offline });
  },
  // Numbers are not to be tried out.
  { limit: 20 },
);

/** Kept of a place: how far from the activity's, to fifty metres. */
const ROUNDED = 50;

export const signInByPlace = command(
  'signInByPlace',
  'Sign in by being at the place, with consent given for this time',
  async (ctx, { params, body }) => {
    const now = ctx.clock.now();
    const half = await openHalf(ctx, params.halfDayId, now);
    const most = half.rules.signIn.placeMetres;
    if (half.id !== params.activityId) throw notFound();
    if (most === 0 || half.longitude === null || half.latitude === null) throw conflict('place_not_offered');
    const metres = metresBetween({ longitude: half.longitude, latitude: half.latitude }, body);
    if (metres > most) throw conflict('not_at_the_place', { metres: Math.ceil(metres / ROUNDED) * ROUNDED });
    return signIn(ctx, half, { way: 'place', at: now, distance: Math.ceil(metres / ROUNDED) * ROUNDED });
  },
  { limit: 20 },
);

export const signOutOfActivity = command('signOutOfActivity', 'Say that one leaves', async (ctx, { params }) => {
  const now = ctx.clock.now();
  const half = await openHalf(ctx, params.halfDayId, now);
  const out = await ctx.db
    .updateTable('activity_sign_ins')
    .set({ out_at: now })
    .where('half_day_id', '=', half.half_day_id)
    .where('invitation_id', '=', half.invitation_id)
    .executeTakeFirst();
  if (out.numUpdatedRows === 0n) throw conflict('not_signed_in');
  return { outAt: now.toISOString() };
});

export const signInFor = command(
  'signInFor',
  'Enter that somebody was there, or strike it',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'sign_in_for');
    const found = await ctx.db
      .selectFrom('activity_half_days as h')
      .innerJoin('activity_invitations as i', 'i.activity_id', 'h.activity_id')
      .select(['i.name', 'h.starts_at'])
      .where('h.id', '=', params.halfDayId)
      .where('h.activity_id', '=', matter.id)
      .where('i.id', '=', body.invitationId)
      .executeTakeFirst();
    if (!found) throw notFound();
    const now = ctx.clock.now();
    if (found.starts_at.getTime() - matter.rules.signIn.openMinutes * 60_000 > now.getTime())
      throw conflict('sign_in_closed');
    const key = { half_day_id: params.halfDayId, invitation_id: body.invitationId };
    if (body.present)
      await ctx.db
        .insertInto('activity_sign_ins')
        .values({
          ...key,
          activity_id: matter.id,
          way: 'desk',
          at: now,
          received_at: now,
          distance_m: null,
          entered_by_name: ctx.actor.name,
          out_at: null,
        })
        .onConflict((known) => known.doNothing())
        .execute();
    else
      await ctx.db
        .deleteFrom('activity_sign_ins')
        .where('half_day_id', '=', key.half_day_id)
        .where('invitation_id', '=', key.invitation_id)
        .execute();
    await advance(ctx, matter, {
      action: 'sign_in_for',
      partId: body.invitationId,
      details: { name: found.name, present: body.present, halfDay: found.starts_at.toISOString() },
    });
    return { invitationId: body.invitationId, present: body.present };
  },
);
