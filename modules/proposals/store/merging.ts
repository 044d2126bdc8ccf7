/** Which proposal another may be merged into. */
import type { Context } from '../../../platform/http/context.ts';
import { conflict, invalid, notFound } from '../../../platform/http/problem.ts';
import type { ProposalState } from '../workflow.ts';
import type { Matter } from './matter.ts';

const open: readonly ProposalState[] = ['reviewing', 'filed', 'assigning', 'dispatched', 'handling'];

export interface MergeTarget {
  id: string;
  state: ProposalState;
  number: number | null;
  subject: string;
  rule_version_id: string;
  assembly_id: string;
}

/**
 * Holds both rows in the order of their ids, so that two merges towards each other cannot block each other for ever.
 * @throws Problem 404 unknown, 409 `merge_target_closed` when the target is past the point of taking others in
 */
export async function checkMergeTarget(ctx: Context, matter: Matter, targetId: string): Promise<MergeTarget> {
  if (targetId === matter.row.id) throw invalid('body.intoId', 'merge_into_itself');
  const target = await ctx.db
    .selectFrom('proposals')
    .select(['id', 'state', 'number', 'subject', 'rule_version_id', 'assembly_id'])
    .where('id', '=', targetId)
    .where('assembly_id', '=', ctx.assembly.id)
    .forUpdate()
    .executeTakeFirst();
  if (!target) throw notFound();
  if (!open.includes(target.state)) throw conflict('merge_target_closed', { state: target.state });
  const answered = await ctx.db
    .selectFrom('replies')
    .select('id')
    .where('proposal_id', '=', targetId)
    .where('issued_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (answered) throw conflict('merge_target_closed', { state: target.state });
  return target;
}

/** Locks the two proposals of a merge in one order. */
export async function lockBoth(ctx: Context, ids: readonly [string, string]): Promise<void> {
  await ctx.db
    .selectFrom('proposals')
    .select('id')
    .where('id', 'in', [...ids])
    .where('assembly_id', '=', ctx.assembly.id)
    .orderBy('id')
    .forUpdate()
    .execute();
}
