/** For the room that keeps what members did: what a proposal is now and whose it is. */
import type { Context } from '../../platform/http/context.ts';

export interface Contribution {
  subject: string;
  form: 'single' | 'joint' | 'body';
  submittedAt: Date | null;
  filedAt: Date | null;
  isKey: boolean;
  isExcellent: boolean;
  /** Closed as solved, and all proposers who rated it are satisfied. */
  solvedAt: Date | null;
  promisesKept: Array<{ id: string; text: string; at: Date }>;
  /** Members who signed it, first proposer first. */
  members: Array<{ memberId: string; role: 'first' | 'joint' | 'participant' }>;
}

const roles = { first: 'first', cosigner: 'joint', supporter: 'participant' } as const;
const gone = new Set(['draft', 'cosigning', 'returned', 'withdrawn']);

/** Undefined: not of this assembly, taken in from an old register, or nothing that was done by now. */
export async function contributionOf(ctx: Context, proposalId: string): Promise<Contribution | undefined> {
  const row = await ctx.db
    .selectFrom('proposals')
    .select(['subject', 'kind', 'state', 'submitted_at', 'filed_at', 'closed_at', 'number', 'is_key', 'is_excellent'])
    .select(['reply_class', 'imported'])
    .where('id', '=', proposalId)
    .where('assembly_id', '=', ctx.assembly.id)
    .executeTakeFirst();
  if (!row || row.imported || gone.has(row.state)) return undefined;
  const proposers = await ctx.db
    .selectFrom('proposal_proposers')
    .select(['member_id', 'role'])
    .where('proposal_id', '=', proposalId)
    .where('status', '=', 'confirmed')
    .where('member_id', 'is not', null)
    .orderBy('sort_order')
    .execute();
  const filed = row.number !== null && !['converted', 'declined'].includes(row.state);
  const ratings = await ctx.db
    .selectFrom('ratings')
    .select('overall')
    .where('kind', '=', 'proposal')
    .where('matter_id', '=', proposalId)
    .execute();
  const satisfied = ratings.length > 0 && ratings.every(({ overall }) => overall === 'satisfied');
  const kept = await ctx.db
    .selectFrom('promises')
    .select(['id', 'text', 'looked_back_at'])
    .where('kind', '=', 'proposal')
    .where('matter_id', '=', proposalId)
    .where('sort', '=', 'promise')
    .where('status', '=', 'kept')
    .execute();
  return {
    subject: row.subject,
    form: row.kind === 'joint_bodies' ? 'body' : row.kind,
    submittedAt: row.submitted_at,
    filedAt: filed ? row.filed_at : null,
    isKey: filed && row.is_key,
    isExcellent: filed && row.is_excellent,
    solvedAt: filed && row.reply_class === 'A' && satisfied ? row.closed_at : null,
    promisesKept: kept.flatMap(({ id, text, looked_back_at: at }) => (at ? [{ id, text, at }] : [])),
    members: [...proposers]
      .sort((a, b) => Number(b.role === 'first') - Number(a.role === 'first'))
      .map(({ member_id: memberId, role }) => ({ memberId: memberId!, role: roles[role] })),
  };
}
