/** Leave asked for from one activity: of all for those who hold or decide it, of oneself for a member. */
import type { Context } from '../../../platform/http/context.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { fileAnswer } from '../../files/index.ts';
import { query } from '../operations.ts';
import { can, decidesLeave, readsInvited } from '../policy.ts';
import { type Matter, readMatter } from '../store/matter.ts';

async function readable(ctx: Context, matter: Matter) {
  let rows = ctx.db
    .selectFrom('activity_leaves as l')
    .innerJoin('activity_invitations as i', 'i.id', 'l.invitation_id')
    .selectAll('l')
    .select('i.name')
    .where('l.activity_id', '=', matter.id);
  if (!readsInvited(ctx.actor, matter.subject)) {
    if (!matter.own) return [];
    rows = rows.where('l.invitation_id', '=', matter.own.id);
  }
  return rows.orderBy('l.asked_at', 'desc').execute();
}

export const listLeaves = query('listLeaves', 'Leave asked for from an activity', async (ctx, { params }) => {
  const matter = await readMatter(ctx, params.activityId);
  const { rules, row } = matter;
  const word = ctx.locale === 'en' ? 'en' : 'zh';
  const labelOf = (code: string) => rules.leave.reasons.find((term) => term.code === code)?.[word] ?? code;
  const before = row.starts_at > ctx.clock.now();
  const enters = can(ctx.actor, 'ask_leave_for', matter.subject).allowed;
  const open = can(ctx.actor, 'decide_leave', matter.subject).allowed;
  const items = (await readable(ctx, matter)).map((leave) => {
    const mine = matter.own?.id === leave.invitation_id;
    const stands = leave.state === 'asked' || leave.state === 'approved';
    return {
      leaveId: leave.id,
      name: leave.name,
      halfDayIds: leave.half_day_ids,
      reasonCode: leave.reason_code,
      reasonLabel: labelOf(leave.reason_code),
      reason: leave.reason,
      hasFile: leave.file_id !== null,
      approver: leave.approver,
      state: leave.state,
      askedAt: leave.asked_at.toISOString(),
      enteredBy: leave.entered_for ? leave.asked_by_name : null,
      decidedAt: leave.decided_at?.toISOString() ?? null,
      decidedBy: leave.decided_by_name,
      note: leave.decision_note,
      recalledAt: leave.recalled_at?.toISOString() ?? null,
      mine,
      mayDecide: open && leave.state === 'asked' && decidesLeave(ctx.actor, leave.approver, matter.subject),
      mayRecall: before && stands && (mine || enters),
    };
  });
  return {
    items,
    reasons: rules.leave.reasons.map((term) => ({ code: term.code, label: term[word] })),
    approver: rules.leave.approver[row.type],
  };
});

export const leaveFile = query('leaveFile', 'What was attached to a request for leave', async (ctx, { params }) => {
  const matter = await readMatter(ctx, params.activityId);
  const leave = (await readable(ctx, matter)).find((row) => row.id === params.leaveId);
  if (!leave?.file_id) throw notFound();
  return fileAnswer(ctx, leave.file_id);
});
