/** One activity loaded whole enough to decide a step: its row, the rules it was planned under, the reader's own invitation. */
import '../tables.ts';
import { type Selectable, sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, forbidden, notFound } from '../../../platform/http/problem.ts';
import { seatsOf } from '../../accounts/index.ts';
import { ruleVersion } from '../../assemblies/index.ts';
import { type ActivityAction, type Answer, activityLife } from '../life.ts';
import { can, canRead, type PolicySubject } from '../policy.ts';
import type { ActivityRules } from '../rules.ts';
import type { ActivityRow } from '../tables.ts';

export type Activity = Selectable<ActivityRow>;

/** The invitation of whoever asks. */
export interface OwnInvitation {
  id: string;
  member_id: string;
  answer: Answer;
  answered_at: string | null;
  answered_by_name: string | null;
}

export interface Matter {
  kind: string;
  id: string;
  assemblyId: string;
  row: Activity;
  rules: ActivityRules;
  own: OwnInvitation | null;
  subject: PolicySubject;
}

/** The invitation of the actor's seat to `activities a`, as JSON. */
export const ownInvitation = (ctx: Pick<Context, 'actor'>) => {
  const { memberIds } = seatsOf(ctx);
  return memberIds.length === 0
    ? sql<OwnInvitation | null>`null`
    : sql<OwnInvitation | null>`(select json_build_object('id', i.id, 'member_id', i.member_id, 'answer', i.answer,
        'answered_at', i.answered_at, 'answered_by_name', i.answered_by_name)
      from activity_invitations i where i.activity_id = a.id and i.member_id in (${sql.join(memberIds)}) limit 1)`;
};

/**
 * In one statement; with `lock` its row is held until the transaction ends.
 * @throws Problem 404 when it is not of this assembly
 */
export async function loadMatter(ctx: Context, id: string, lock: boolean): Promise<Matter> {
  const query = ctx.db
    .selectFrom('activities as a')
    .selectAll('a')
    .select(ownInvitation(ctx).as('own'))
    .where('a.id', '=', id)
    .where('a.assembly_id', '=', ctx.assembly.id);
  const found = await (lock ? query.forUpdate('a') : query).executeTakeFirst();
  if (!found) throw notFound();
  const { own, ...row } = found;
  const rules = (await ruleVersion(ctx.db, row.rule_version_id))!.content as ActivityRules;
  const subject = { state: row.state, bodyId: row.body_id, invitedMemberId: own?.member_id ?? null };
  return { kind: activityLife.kind, id, assemblyId: row.assembly_id, row, rules, own, subject };
}

/** For a reader. @throws Problem 404 when the reader may not know of it */
export async function readMatter(ctx: Context, id: string): Promise<Matter> {
  const matter = await loadMatter(ctx, id, false);
  if (!canRead(ctx.actor, matter.subject)) throw notFound();
  return matter;
}

/** @throws Problem 403, 409 as the policy says of the action */
export function permit(ctx: Context, matter: Matter, action: ActivityAction): void {
  const { allowed, reason } = can(ctx.actor, action, matter.subject);
  if (allowed) return;
  if (reason === 'wrong_state') throw conflict('wrong_state', { state: matter.row.state });
  throw forbidden('not_your_part');
}

/**
 * Loads and asks the policy: the first lines of every command.
 * @param options.lock absent: its row is held
 */
export async function openMatter(
  ctx: Context,
  id: string,
  action: ActivityAction,
  options: { expectedVersion?: number | undefined; lock?: boolean } = {},
): Promise<Matter> {
  const matter = await loadMatter(ctx, id, options.lock ?? true);
  if (!canRead(ctx.actor, matter.subject)) throw notFound();
  permit(ctx, matter, action);
  const { expectedVersion } = options;
  if (expectedVersion !== undefined && expectedVersion !== matter.row.version) throw conflict('changed_meanwhile');
  return matter;
}
