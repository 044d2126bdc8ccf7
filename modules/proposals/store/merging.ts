/** Which proposal another may be merged into. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, invalid, notFound } from '../../../platform/http/problem.ts';
import { type Link, linking, unlinking } from '../../../platform/links/write-links.ts';
import { type ProposalState, proposalLife } from '../workflow.ts';
import type { Matter } from './matter.ts';

const open: readonly ProposalState[] = ['reviewing', 'filed', 'assigning', 'dispatched', 'handling'];

export interface MergeTarget {
  id: string;
  state: ProposalState;
  number: number | null;
  subject: string;
  rule_version_id: string;
  assembly_id: string;
  version: number;
}

/**
 * Holds both rows in the order of their ids, so that two merges towards each other cannot block each other for ever.
 * @throws Problem 404 unknown, 409 `merge_target_closed` when the target is past the point of taking others in, 409
 * `merge_confidential` when a confidential proposal would go into one that is not: its readers would learn of it
 */
export async function checkMergeTarget(ctx: Context, matter: Matter, targetId: string): Promise<MergeTarget> {
  if (targetId === matter.row.id) throw invalid('body.intoId', 'merge_into_itself');
  const found = await ctx.db
    .selectFrom('proposals')
    .select(['id', 'state', 'number', 'subject', 'rule_version_id', 'assembly_id', 'version', 'confidential'])
    .select(
      sql<boolean>`exists (select 1 from replies r where r.matter_id = proposals.id and r.issued_at is not null)`.as(
        'answered',
      ),
    )
    .where('id', '=', targetId)
    .where('assembly_id', '=', ctx.assembly.id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw notFound();
  const { answered, confidential, ...target } = found;
  if (matter.row.confidential && !confidential) throw conflict('merge_confidential');
  if (answered || !open.includes(target.state)) throw conflict('merge_target_closed', { state: target.state });
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

/**
 * Locks a merged proposal and the one it went into, in the order of their ids.
 * @returns the one it went into; undefined when it is not merged or unknown
 */
export async function lockMerged(ctx: Context, mergedId: string): Promise<MergeTarget | undefined> {
  const rows = await ctx.db
    .selectFrom('proposals')
    .select(['id', 'state', 'number', 'subject', 'rule_version_id', 'assembly_id', 'version'])
    .where('assembly_id', '=', ctx.assembly.id)
    .where(sql<boolean>`(id = ${mergedId} or id = (select m.merged_into from proposals m where m.id = ${mergedId}))`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.find((row) => row.id !== mergedId);
}

/** A merged proposal goes on in another. */
const mergeLink = (mergedId: string, intoId: string): Link => ({
  from: { kind: proposalLife.kind, id: mergedId },
  relation: 'merged_into',
  to: { kind: proposalLife.kind, id: intoId },
});

/** What is no proposal goes on as a suggestion or an opinion report, in whichever room keeps those. */
export const conversionLink = (proposalId: string, to: 'suggestion' | 'opinion'): Link => ({
  from: { kind: proposalLife.kind, id: proposalId },
  relation: 'converted_to',
  to: { kind: to, id: null },
});

/**
 * The target has other proposers than before: whoever waits for its row must see it. What it has to do with the merged one is
 * written in the same statement.
 */
export async function raiseVersion(
  ctx: Context,
  target: MergeTarget,
  merged: { id: string; now: boolean },
): Promise<void> {
  const tie = mergeLink(merged.id, target.id);
  await ctx.db
    .with('tied', merged.now ? linking(ctx, tie) : unlinking(ctx, tie))
    .updateTable('proposals')
    .set({ version: sql<number>`version + 1`, updated_at: ctx.clock.now() })
    .where('id', '=', target.id)
    .execute();
}
