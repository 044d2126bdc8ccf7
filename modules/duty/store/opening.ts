/** Opens records and objections under lock, for those who may take the step. */
import '../tables.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, forbidden, notFound } from '../../../platform/http/problem.ts';
import { type Member, membersByIds } from '../../members/index.ts';
import { objectionLife, recordLife } from '../life.ts';
import { can } from '../policy.ts';
import type { RecordRow } from './records.ts';
import { frozenYears } from './years.ts';

export const ofMember = (member: Pick<Member, 'id' | 'sectorId'>) => ({
  memberId: member.id,
  sectorId: member.sectorId,
});

/** A member of this assembly. @throws Problem 404 */
export async function memberHere(ctx: Context, memberId: string): Promise<Member> {
  const member = (await membersByIds(ctx.db, [memberId])).get(memberId);
  if (member?.assemblyId !== ctx.assembly.id) throw notFound();
  return member;
}

/** @throws Problem 404, 403 `not_permitted`, 409 `changed_meanwhile`, 409 `duty_moved_on`, 409 `duty_year_frozen` */
export async function openRecord(
  ctx: Context,
  recordId: string,
  action: 'confirm' | 'decline' | 'withdraw',
  expectedVersion: number,
): Promise<{ row: RecordRow; member: Member }> {
  const row = await ctx.db
    .selectFrom('duty_records')
    .selectAll()
    .where('id', '=', recordId)
    .where('assembly_id', '=', ctx.assembly.id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  const member = await memberHere(ctx, row.member_id);
  const of = ofMember(member);
  if (!can(ctx.actor, 'read_record', of)) throw notFound();
  if (row.version !== expectedVersion) throw conflict('changed_meanwhile', { state: row.state, version: row.version });
  const own = action === 'withdraw' && row.state === 'proposed' && can(ctx.actor, 'withdraw_own', of);
  if (!own && !can(ctx.actor, action === 'withdraw' ? 'withdraw' : 'confirm', of, row.office))
    throw forbidden('not_permitted');
  const to = { confirm: 'confirmed', decline: 'declined', withdraw: 'withdrawn' }[action];
  if (!recordLife.mayMove(action, row.state, to)) throw conflict('duty_moved_on', { state: row.state });
  if (row.state === 'confirmed' && (await frozenYears(ctx.db, ctx.assembly.id)).has(row.counts_in))
    throw conflict('duty_year_frozen', { year: row.counts_in });
  return { row, member };
}

/** @throws Problem as for records */
export async function openObjection(ctx: Context, id: string, action: 'answer' | 'take_back', expectedVersion: number) {
  const row = await ctx.db
    .selectFrom('duty_objections')
    .selectAll()
    .where('id', '=', id)
    .where('assembly_id', '=', ctx.assembly.id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  const member = await memberHere(ctx, row.member_id);
  if (!can(ctx.actor, 'read_score', ofMember(member))) throw notFound();
  if (!can(ctx.actor, action === 'answer' ? 'answer' : 'object', ofMember(member))) throw forbidden('not_permitted');
  if (row.version !== expectedVersion) throw conflict('changed_meanwhile', { state: row.state, version: row.version });
  if (!objectionLife.mayMove(action, row.state, action === 'answer' ? 'granted' : 'taken_back'))
    throw conflict('duty_moved_on', { state: row.state });
  return { row, member };
}
