/** Whom an event of an activity concerns: those invited, or some of them, and the office that holds it. */
import type { Context } from '../../platform/http/context.ts';
import { accountsWithRoles } from '../accounts/index.ts';
import { membersByIds } from '../members/index.ts';
import type { EventName } from './events.ts';
import type { Matter } from './store/matter.ts';

/** Events the invited are told of, each in words of its own. */
export const toldInvited = new Set<EventName>([
  'announced',
  'changed',
  'postponed',
  'cancelled',
  'invited',
  'reminded',
  'answered',
  'moved_up',
  'paper_added',
  'settled',
  'leave_approved',
  'leave_declined',
]);

/** Events those who decide on leave are told of. */
export const toldApprovers = new Set<EventName>(['leave_asked', 'leave_recalled']);

/** Events after which they have something to do. */
export const asking = new Set<EventName>(['announced', 'postponed', 'invited', 'reminded']);

/** Accounts of members invited. @param only of these invitations; absent: of all who have not declined */
export async function accountsOfInvited(ctx: Context, activityId: string, only?: readonly string[]): Promise<string[]> {
  let query = ctx.db
    .selectFrom('activity_invitations')
    .select('member_id')
    .where('activity_id', '=', activityId)
    .where('member_id', 'is not', null);
  query = only ? query.where('id', 'in', [...only]) : query.where('answer', '<>', 'declined');
  const rows = only?.length === 0 ? [] : await query.execute();
  const members = await membersByIds(
    ctx.db,
    rows.map((row) => row.member_id!),
  );
  return [...members.values()].map((member) => member.accountId);
}

/** The office, or the contacts of the body that holds it. */
export const accountsOfHolder = (ctx: Context, { row }: Pick<Matter, 'row'>): Promise<string[]> =>
  accountsWithRoles(
    ctx.db,
    ctx.assembly.id,
    row.body_id ? { roles: ['body_contact'], bodyIds: [row.body_id] } : { roles: ['clerk'] },
    ctx.clock.now(),
  );

/** Those who decide on one request for leave. */
export async function accountsOfApprover(
  ctx: Context,
  matter: Pick<Matter, 'row'>,
  leaveId: string,
): Promise<string[]> {
  const leave = await ctx.db
    .selectFrom('activity_leaves')
    .select('approver')
    .where('id', '=', leaveId)
    .executeTakeFirst();
  if (!leave) return [];
  const now = ctx.clock.now();
  if (leave.approver === 'leader') return accountsWithRoles(ctx.db, ctx.assembly.id, { roles: ['leader'] }, now);
  if (leave.approver === 'body') return accountsOfHolder(ctx, matter);
  return accountsWithRoles(ctx.db, ctx.assembly.id, { roles: ['clerk'] }, now);
}
