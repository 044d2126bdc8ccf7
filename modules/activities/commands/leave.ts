/** Leave: asked for by the member or entered by the office, decided by whom the rules name, recalled before it begins. */
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, forbidden, invalid, notFound } from '../../../platform/http/problem.ts';
import { filesByIds } from '../../files/index.ts';
import { announce } from '../events.ts';
import { command } from '../operations.ts';
import { can, decidesLeave } from '../policy.ts';
import { halfDaysOf } from '../queries/half-days.ts';
import { advance } from '../store/advance.ts';
import { loadMatter, type Matter, openMatter, permit } from '../store/matter.ts';

async function leaveOf(ctx: Context, matter: Matter, leaveId: string) {
  const row = await ctx.db
    .selectFrom('activity_leaves as l')
    .innerJoin('activity_invitations as i', 'i.id', 'l.invitation_id')
    .selectAll('l')
    .select(['i.name', 'i.member_id'])
    .where('l.id', '=', leaveId)
    .where('l.activity_id', '=', matter.id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Whose leave it is. @throws Problem 404 for an invitation of elsewhere, 403 for a guest */
async function invitationOf(ctx: Context, matter: Matter, invitationId: string | undefined) {
  if (invitationId === undefined) return { id: matter.own!.id, name: ctx.actor.name };
  const row = await ctx.db
    .selectFrom('activity_invitations')
    .select(['id', 'name', 'member_id'])
    .where('id', '=', invitationId)
    .where('activity_id', '=', matter.id)
    .executeTakeFirst();
  if (!row?.member_id) throw notFound();
  return row;
}

export const askLeave = command('askLeave', 'Ask for leave from an activity', async (ctx, { params, body }) => {
  const action = body.invitationId === undefined ? 'ask_leave' : 'ask_leave_for';
  const matter = await openMatter(ctx, params.activityId, action);
  const { rules, row } = matter;
  if (row.mode !== 'must_attend') throw conflict('leave_not_needed');
  if (!rules.leave.reasons.some((term) => term.code === body.reasonCode))
    throw invalid('body.reasonCode', 'invalid_value');
  const invitation = await invitationOf(ctx, matter, body.invitationId);
  const all = (await halfDaysOf(ctx, matter.id)).map((half) => half.halfDayId);
  const halfDayIds = body.halfDayIds.length === 0 ? all : [...new Set(body.halfDayIds)];
  if (halfDayIds.some((id) => !all.includes(id))) throw invalid('body.halfDayIds', 'half_day_unknown');
  if (body.fileId) {
    const file = (await filesByIds(ctx.db, [body.fileId])).get(body.fileId);
    if (file?.assemblyId !== ctx.assembly.id || file.uploadedBy !== ctx.actor.accountId)
      throw invalid('body.fileId', 'file_unknown');
  }
  const now = ctx.clock.now();
  const leaveId = newId(now.getTime());
  const written = await ctx.db
    .insertInto('activity_leaves')
    .values({
      id: leaveId,
      activity_id: matter.id,
      invitation_id: invitation.id,
      half_day_ids: halfDayIds,
      reason_code: body.reasonCode,
      reason: body.reason,
      file_id: body.fileId,
      approver: rules.leave.approver[row.type],
      state: 'asked',
      asked_at: now,
      asked_by_name: ctx.actor.name,
      entered_for: body.invitationId !== undefined,
    })
    .onConflict((known) => known.column('invitation_id').where('state', 'in', ['asked', 'approved']).doNothing())
    .returning('id')
    .execute();
  if (written.length === 0) throw conflict('leave_asked_already');
  await advance(ctx, matter, { action, partId: leaveId, details: { name: invitation.name, code: body.reasonCode } });
  await announce(ctx, matter, 'leave_asked', { leaveId });
  return { leaveId, state: 'asked' as const };
});

export const decideLeave = command(
  'decideLeave',
  'Approve leave, or decline it with a reason',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'decide_leave');
    const leave = await leaveOf(ctx, matter, params.leaveId);
    if (!decidesLeave(ctx.actor, leave.approver, matter.subject)) throw forbidden('not_your_part');
    if (leave.state !== 'asked') throw conflict('leave_decided');
    if (!body.approved && body.note === '') throw invalid('body.note', 'reason_to_decline');
    const state = body.approved ? ('approved' as const) : ('declined' as const);
    await ctx.db
      .updateTable('activity_leaves')
      .set({ state, decided_at: ctx.clock.now(), decided_by_name: ctx.actor.name, decision_note: body.note })
      .where('id', '=', leave.id)
      .execute();
    await advance(ctx, matter, {
      action: 'decide_leave',
      partId: leave.id,
      details: { name: leave.name, approved: body.approved, note: body.note },
    });
    await announce(ctx, matter, body.approved ? 'leave_approved' : 'leave_declined', {
      leaveId: leave.id,
      invitationIds: [leave.invitation_id],
    });
    return { leaveId: leave.id, state };
  },
);

export const recallLeave = command(
  'recallLeave',
  'Recall leave before the activity begins',
  async (ctx, { params }) => {
    const loaded = await loadMatter(ctx, params.activityId, true);
    const leave = await leaveOf(ctx, loaded, params.leaveId);
    // To whoever neither asked for it nor holds the activity, it is not there.
    const own = loaded.own?.id === leave.invitation_id;
    if (!own && !can(ctx.actor, 'ask_leave_for', loaded.subject).allowed) throw notFound();
    permit(ctx, loaded, own ? 'recall_leave' : 'ask_leave_for');
    if (leave.state !== 'asked' && leave.state !== 'approved') throw conflict('leave_decided');
    if (loaded.row.starts_at <= ctx.clock.now()) throw conflict('begun_already');
    await ctx.db
      .updateTable('activity_leaves')
      .set({ state: 'recalled', recalled_at: ctx.clock.now(), recalled_by_name: ctx.actor.name })
      .where('id', '=', leave.id)
      .execute();
    await advance(ctx, loaded, {
      action: own ? 'recall_leave' : 'recall_leave_for',
      partId: leave.id,
      details: { name: leave.name },
    });
    await announce(ctx, loaded, 'leave_recalled', { leaveId: leave.id });
    return { leaveId: leave.id, state: 'recalled' as const };
  },
);
