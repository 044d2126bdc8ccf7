/** Planned, announced, moved to another day, cancelled; begun, ended and put away. */
import { endClocks } from '../../../platform/clocks/clocks.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, forbidden, invalid } from '../../../platform/http/problem.ts';
import { writeHistory } from '../../../platform/matters/history.ts';
import { bodiesByIds, officeOfGrant, ruleInForce } from '../../assemblies/index.ts';
import type { Plan } from '../contract/shared.ts';
import { announce } from '../events.ts';
import { activityLife } from '../life.ts';
import { command } from '../operations.ts';
import { actingOffice, mayPlan } from '../policy.ts';
import { advance } from '../store/advance.ts';
import { startActivityClocks } from '../store/clocks-of.ts';
import { moveHalfDays, spanOf, writeHalfDays } from '../store/half-days.ts';
import { type Activity, openMatter } from '../store/matter.ts';
import { moveUp } from '../store/places.ts';

/** The columns of a plan. @throws Problem 422 for dates that cannot be, or a body that is not here */
async function columnsOf(ctx: Context, plan: Plan) {
  const { startsAt, endsAt } = spanOf(plan.halfDays);
  const answerUntil = plan.answerUntil === null ? null : new Date(plan.answerUntil);
  if (answerUntil && answerUntil > startsAt) throw invalid('body.answerUntil', 'answer_after_start');
  if (plan.bodyId) {
    const body = (await bodiesByIds(ctx.db, [plan.bodyId])).get(plan.bodyId);
    if (body?.assemblyId !== ctx.assembly.id) throw invalid('body.bodyId', 'invalid_value');
  }
  return {
    type: plan.type,
    title: plan.title,
    description: plan.description,
    place: plan.place,
    contact: plan.contact,
    body_id: plan.bodyId,
    mode: plan.mode,
    quota: plan.mode === 'sign_up' ? plan.quota : null,
    answer_until: answerUntil,
    starts_at: startsAt,
    ends_at: endsAt,
    is_public: plan.isPublic,
    longitude: plan.point?.longitude ?? null,
    latitude: plan.point?.latitude ?? null,
  };
}

export const createActivity = command('createActivity', 'Plan an activity', async (ctx, { body }) => {
  if (!mayPlan(ctx.actor, body.bodyId)) throw forbidden('not_your_part');
  const now = ctx.clock.now();
  const rule = await ruleInForce(ctx.db, ctx.assembly.id, 'activities', now);
  const id = newId(now.getTime());
  const columns = await columnsOf(ctx, body);
  await ctx.db
    .insertInto('activities')
    .values({
      id,
      assembly_id: ctx.assembly.id,
      rule_version_id: rule.id,
      state: 'draft',
      ...columns,
      created_by: ctx.actor.accountId,
      created_by_name: ctx.actor.name,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await writeHalfDays(ctx, id, body.halfDays);
  const subject = { state: 'draft' as const, bodyId: body.bodyId, invitedMemberId: null };
  const matter = { kind: activityLife.kind, id, assemblyId: ctx.assembly.id, ruleVersionId: rule.id };
  activityLife.check({ action: 'create', from: 'draft', to: 'draft' });
  const office = await officeOfGrant(ctx, actingOffice(ctx.actor, 'create', subject));
  await writeHistory(ctx, matter, {
    action: 'create',
    from: 'draft',
    to: 'draft',
    office,
    details: { title: body.title },
  });
  await announce(ctx, matter, 'planned');
  return { activityId: id, state: 'draft' as const, version: 1 };
});

/** What the invited are told of when it changes. */
const toldOf = ['place', 'starts_at', 'ends_at', 'answer_until'] as const;
const same = (a: unknown, b: unknown) =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;

export const saveActivity = command('saveActivity', 'Change the plan of an activity', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.activityId, 'edit', body);
  if (!mayPlan(ctx.actor, body.bodyId)) throw forbidden('not_your_part');
  const before: Activity = { ...matter.row };
  const patch = await columnsOf(ctx, body);
  const announced = before.state === 'announced';
  if (announced && patch.mode !== before.mode) throw conflict('mode_is_told');
  await writeHalfDays(ctx, matter.id, body.halfDays);
  const changed = toldOf.filter((key) => !same(before[key], patch[key]));
  const answer = await advance(ctx, matter, { action: 'edit', patch, details: { changed } });
  if (announced && changed.length > 0) await startActivityClocks(ctx, matter);
  if (announced && patch.quota !== before.quota) await moveUp(ctx, matter);
  await announce(ctx, matter, announced && changed.length > 0 ? 'changed' : 'edited');
  return answer;
});

export const announceActivity = command(
  'announceActivity',
  'Announce an activity to everybody invited',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'announce', body);
    const now = ctx.clock.now();
    if (matter.row.starts_at <= now) throw conflict('begins_in_the_past');
    if (matter.row.answer_until && matter.row.answer_until <= now) throw conflict('answer_time_over');
    const anybody = await ctx.db
      .selectFrom('activity_invitations')
      .select('id')
      .where('activity_id', '=', matter.id)
      .limit(1)
      .executeTakeFirst();
    if (!anybody) throw conflict('nobody_invited');
    const answer = await advance(ctx, matter, {
      action: 'announce',
      to: 'announced',
      patch: { announced_at: now },
      public: true,
    });
    await startActivityClocks(ctx, matter);
    await announce(ctx, matter, 'announced');
    return answer;
  },
);

const DAY = 86_400_000;
const later = <T extends Date | null>(at: T, days: number) =>
  at === null ? null : new Date(at.getTime() + days * DAY);

export const postponeActivity = command(
  'postponeActivity',
  'Put an activity off by some days, with the reason; everybody is asked anew',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'postpone', body);
    const { row } = matter;
    const from = row.starts_at;
    await moveHalfDays(ctx, matter.id, body.days);
    await ctx.db
      .updateTable('activity_invitations')
      .set({ answer: 'none', answered_at: null, answered_by_name: null })
      .where('activity_id', '=', matter.id)
      .execute();
    const answer = await advance(ctx, matter, {
      action: 'postpone',
      patch: {
        starts_at: later(row.starts_at, body.days)!,
        ends_at: later(row.ends_at, body.days)!,
        answer_until: later(row.answer_until, body.days),
        reason: body.reason,
      },
      details: { reason: body.reason, days: body.days, from: from.toISOString() },
      public: true,
    });
    await startActivityClocks(ctx, matter);
    await announce(ctx, matter, 'postponed');
    return answer;
  },
);

export const cancelActivity = command(
  'cancelActivity',
  'Cancel an activity, with the reason',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'cancel', body);
    const wasTold = matter.row.state === 'announced';
    const answer = await advance(ctx, matter, {
      action: 'cancel',
      to: 'cancelled',
      patch: { reason: body.reason },
      details: { reason: body.reason },
      public: wasTold,
    });
    await endClocks(ctx, matter);
    if (wasTold) await announce(ctx, matter, 'cancelled');
    return answer;
  },
);

export const beginActivity = command(
  'beginActivity',
  'Say that an activity has begun',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'begin', body);
    const answer = await advance(ctx, matter, { action: 'begin', to: 'running', public: true });
    await endClocks(ctx, matter, { names: ['answer', 'begin'] });
    await announce(ctx, matter, 'begun');
    return answer;
  },
);

export const endActivity = command('endActivity', 'Say that an activity is over', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.activityId, 'end', body);
  const answer = await advance(ctx, matter, { action: 'end', to: 'ended', public: true });
  await endClocks(ctx, matter);
  await announce(ctx, matter, 'ended');
  return answer;
});

export const archiveActivity = command(
  'archiveActivity',
  'Put an activity away as finished',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'archive', body);
    const answer = await advance(ctx, matter, { action: 'archive', to: 'archived' });
    await announce(ctx, matter, 'archived');
    return answer;
  },
);
