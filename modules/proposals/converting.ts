/** For rooms between which matters go: a draft made of another matter, and what of a proposal goes on elsewhere. */
import type { Context } from '../../platform/http/context.ts';
import { membersByIds } from '../members/index.ts';
import { createDraft } from './commands/writing/create-draft.ts';
import { draftContent } from './contract/writing.ts';
import { proposalLife } from './workflow.ts';

/**
 * A draft of a member out of what somebody else wrote; a clerk makes it on behalf of a member.
 * @returns its end of a link
 */
export async function draftOf(
  ctx: Context,
  from: { subject: string; situation: string; onBehalfOf?: string | undefined; source: string },
): Promise<{ kind: string; id: string }> {
  const content = draftContent.parse({ kind: 'single', subject: from.subject, situation: from.situation });
  const body = { ...content, source: from.source, ...(from.onBehalfOf ? { onBehalfOfMemberId: from.onBehalfOf } : {}) };
  const { proposalId } = await createDraft.handle(ctx, { params: undefined, query: undefined, body } as never);
  return { kind: proposalLife.kind, id: proposalId };
}

export interface ProposalGoneOn {
  subject: string;
  /** Its whole text. */
  text: string;
  /** Its first proposer, when that is a member. */
  sender: { name: string; accountId: string } | null;
}

/** What goes on as a matter of another kind; undefined: it was not converted to that. */
export async function proposalGoneOn(
  ctx: Context,
  proposalId: string,
  convertedTo: 'suggestion' | 'opinion',
): Promise<ProposalGoneOn | undefined> {
  const row = await ctx.db
    .selectFrom('proposals as p')
    .leftJoin('proposal_proposers as x', (join) => join.onRef('x.proposal_id', '=', 'p.id').on('x.role', '=', 'first'))
    .select(['p.subject', 'p.situation', 'p.analysis', 'p.suggestions', 'x.member_id', 'p.confidential'])
    .where('p.id', '=', proposalId)
    .where('p.assembly_id', '=', ctx.assembly.id)
    .where('p.converted_to', '=', convertedTo)
    .executeTakeFirst();
  if (!row || row.confidential) return undefined;
  const first = row.member_id ? (await membersByIds(ctx.db, [row.member_id])).get(row.member_id) : undefined;
  return {
    subject: row.subject,
    text: [row.situation, row.analysis, row.suggestions].filter((text) => text !== '').join('\n\n'),
    sender: first ? { name: first.name, accountId: first.accountId } : null,
  };
}
