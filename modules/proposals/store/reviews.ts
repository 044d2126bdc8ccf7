/** What reviewers said, round by round. */
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { ReviewRow } from '../tables.ts';
import type { Matter } from './matter.ts';

export interface ReviewSaid {
  outcome: ReviewRow['outcome'];
  note: string;
  final: boolean;
  reasonCode?: string | undefined;
  targetId?: string | undefined;
  convertTo?: 'suggestion' | 'opinion' | undefined;
}

export async function writeReview(ctx: Context, matter: Matter, said: ReviewSaid): Promise<void> {
  await ctx.db
    .insertInto('proposal_reviews')
    .values({
      id: newId(ctx.clock.now().getTime()),
      proposal_id: matter.row.id,
      round: matter.row.review_round,
      outcome: said.outcome,
      reason_code: said.reasonCode ?? null,
      note: said.note,
      target_id: said.targetId ?? null,
      convert_to: said.convertTo ?? null,
      final: said.final,
      reviewer_id: ctx.actor.accountId,
      reviewer_name: ctx.actor.name,
      at: ctx.clock.now(),
    })
    .execute();
}

/** The decision of the round under way is taken back; the record keeps that it was given. */
export async function takeBackReview(ctx: Context, matter: Matter, outcome: ReviewRow['outcome']): Promise<void> {
  await ctx.db
    .deleteFrom('proposal_reviews')
    .where('proposal_id', '=', matter.row.id)
    .where('round', '=', matter.row.review_round)
    .where('outcome', '=', outcome)
    .where('final', '=', true)
    .execute();
}
