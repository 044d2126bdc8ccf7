/** When and what the public reads: the assembly's decision, or the rule when nobody has decided in time. */
import type { Context } from '../../../platform/http/context.ts';
import { decidedByRule, type Publicity } from '../../../platform/publicity/dials.ts';
import type { MatterWords } from '../../../platform/search/words.ts';
import { cutWords } from '../../../platform/search/words-work.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { type ReplyDials, replyIsPublic } from '../../handling/index.ts';
import { type SearchableTexts, searchedTexts } from '../searchable.ts';
import type { Matter } from './matter.ts';

/** What the rule says where the assembly has not decided: its default, never wider than the proposer's wish. */
export const defaultPublicity = ({ row, rules }: Matter): Publicity =>
  decidedByRule({ confidential: row.confidential, wish: row.publicity_wish }, rules.publicity.defaultDecision);

/** Issued replies as the search sees them: public unless the unit or the assembly holds them back. */
async function searchableReplies(
  ctx: Context,
  matter: Matter,
): Promise<Array<{ replyId: string; body: string; public: boolean }>> {
  const replies = await ctx.db
    .selectFrom('replies')
    .select(['id', 'body', 'assignment_id'])
    .where('matter_id', '=', matter.row.id)
    .where('issued_at', 'is not', null)
    .execute();
  return replies.map((reply) => {
    const assignment = matter.assignments.find((item) => item.id === reply.assignment_id);
    return { replyId: reply.id, body: reply.body, public: assignment ? replyIsPublic(assignment) : false };
  });
}

/** An issued reply with what decides whether the public reads it. */
export interface IssuedReply extends ReplyDials {
  id: string;
  body: string;
}

/** Those by whose names a proposal is found: who signed, never who was asked. */
const namesToFind = (matter: Matter): string[] =>
  matter.proposers.flatMap((item) => (item.status === 'confirmed' ? [item.name] : []));

/** What a proposal says itself, as the search reads it. */
export const textsOf = (matter: Matter): Omit<SearchableTexts, 'replies' | 'publicity'> => ({
  subject: matter.row.subject,
  writtenNumber: matter.row.written_number,
  situation: matter.row.situation,
  analysis: matter.row.analysis,
  suggestions: matter.row.suggestions,
  proposers: namesToFind(matter),
  redactions: matter.row.redactions,
});

/** The words of the proposal as it stands; `publicity` overrides the row's decision. */
export async function freshWords(
  ctx: Context,
  matter: Matter,
  publicity: Publicity | null = matter.row.publicity_decision,
): Promise<MatterWords> {
  const replies = await searchableReplies(ctx, matter);
  return cutWords(searchedTexts({ ...textsOf(matter), replies, publicity }), shareOf(ctx.actor));
}
