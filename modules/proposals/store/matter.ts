/** One proposal loaded whole enough to decide a step: row, proposers, assignments, rules. */
import { type Selectable, sql } from 'kysely';
import { writeAudit } from '../../../platform/audit/audit.ts';
import type { ClockMatter } from '../../../platform/clocks/clocks.ts';
import type { JsonRow } from '../../../platform/db/json-rows.ts';
import { PREPARED } from '../../../platform/db/prepared.ts';
import type { Context } from '../../../platform/http/context.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { ruleVersion } from '../../assemblies/index.ts';
import {
  type Assignment,
  type AssignmentJson,
  assignmentsAsJson,
  assignmentsFrom,
  openingOf,
  policyAssignments,
} from '../../handling/index.ts';
import { can, canRead, type PolicySubject, proposersOf } from '../policy.ts';
import type { ProposalRules } from '../rules.ts';
import type { ProposalRow, ProposerRow } from '../tables.ts';
import { type Action, proposalLife } from '../workflow.ts';

export type Proposal = Selectable<ProposalRow>;
export type Proposer = Selectable<ProposerRow>;
export type { Assignment };

export interface Matter extends ClockMatter {
  row: Proposal;
  proposers: Proposer[];
  /** Proposers of the proposals merged into this one. */
  mergedProposers: Proposer[];
  assignments: Assignment[];
  rules: ProposalRules;
  subject: PolicySubject;
}

const proposalColumns = [
  'id',
  'assembly_id',
  'term_id',
  'session_id',
  'rule_version_id',
  'kind',
  'season',
  'state',
  'review_round',
  'reply_round',
  'version',
  'number',
  'subject',
  'situation',
  'analysis',
  'suggestions',
  'category',
  'committee_id',
  'suggested_units',
  'contact_name',
  'contact_phone',
  'cosign_until',
  'entered_by',
  'entered_for',
  'created_by',
  'created_at',
  'updated_at',
  'submitted_at',
  'filed_at',
  'dispatched_at',
  'replied_at',
  'closed_at',
  'merged_into',
  'decision_code',
  'decision_note',
  'converted_to',
  'is_key',
  'key_leader',
  'is_excellent',
  'confidential',
  'publicity_wish',
  'publicity_wish_reason',
  'publicity_decision',
  'publicity_decision_reason',
  'public_from',
  'redactions',
  'similar_checked',
  'reply_class',
  'imported',
  'written_number',
  'month_only',
  'source_reference',
] as const;

const proposerDates = ['invited_at', 'answered_at'] as const;
/** Rows that came as JSON carry their instants as text; this gives them back as dates. */
function revive<T extends object>(rows: JsonRow<T>[] | null, dates: ReadonlyArray<keyof T>): T[] {
  return (rows ?? []).map((row) => {
    const revived = { ...row } as Record<keyof T, unknown>;
    for (const key of dates) revived[key] = row[key] === null ? null : new Date(row[key] as unknown as string);
    return revived as T;
  });
}

function policySubject(
  row: Pick<Proposal, 'state' | 'review_round' | 'number' | 'created_by' | 'entered_by' | 'confidential'>,
  rules: ProposalRules,
  proposers: readonly Proposer[],
  mergedProposers: readonly Proposer[],
  assignments: readonly Assignment[],
): PolicySubject {
  const proposer = (item: Proposer) => ({
    id: item.id,
    role: item.role,
    memberId: item.member_id,
    bodyId: item.body_id,
    status: item.status,
  });
  return {
    state: row.state,
    reviewRound: row.review_round,
    reviewRounds: rules.review.rounds,
    filed: row.number !== null,
    createdBy: row.created_by,
    enteredBy: row.entered_by,
    confidential: row.confidential,
    confirmedBy: rules.assignment.confirmedBy,
    proposers: proposers.map(proposer),
    mergedProposers: mergedProposers.map(proposer),
    assignments: policyAssignments(assignments),
  };
}

/**
 * Loads a proposal of the assembly in one statement; with `lock` its row is held until the transaction ends, so that
 * two people cannot decide at once. Whoever changes proposers or assignments of a held proposal raises its `version`.
 * @throws Problem 404 when it is not of this assembly
 */
export async function loadMatter(ctx: Context, proposalId: string, lock: boolean): Promise<Matter> {
  let query = ctx.db
    .selectFrom('proposals')
    .modifyFront(sql.raw(PREPARED))
    .select(proposalColumns)
    .select([
      sql<JsonRow<Proposer>[] | null>`(select json_agg(x order by x.sort_order, x.id) from proposal_proposers x
        where x.proposal_id = proposals.id)`.as('proposers'),
      sql<JsonRow<Proposer>[] | null>`(select json_agg(x order by x.proposal_id, x.sort_order) from proposal_proposers x
        join proposals m on m.id = x.proposal_id where m.merged_into = proposals.id)`.as('merged_proposers'),
      sql<AssignmentJson[] | null>`${sql.raw(assignmentsAsJson('proposals.id'))}`.as('assignments'),
      sql<number>`(select x.version from proposals x where x.id = proposals.id)`.as('seen_version'),
    ])
    .where('id', '=', proposalId)
    .where('assembly_id', '=', ctx.assembly.id);
  if (lock) query = query.forUpdate();
  let found = await query.executeTakeFirst();
  // After waiting for the lock PostgreSQL gives the row as it is now, but what hangs on it as it was: look again.
  if (lock && found && found.seen_version !== found.version) found = await query.executeTakeFirst();
  if (!found) throw notFound();
  const { proposers, merged_proposers, assignments, seen_version: _seen, ...row } = found;
  const rules = (await ruleVersion(ctx.db, row.rule_version_id))!.content as ProposalRules;
  const matter = {
    kind: proposalLife.kind,
    id: row.id,
    assemblyId: row.assembly_id,
    row,
    proposers: revive<Proposer>(proposers, proposerDates),
    mergedProposers: revive<Proposer>(merged_proposers, proposerDates),
    assignments: await assignmentsFrom(ctx, assignments),
    rules,
  };
  return {
    ...matter,
    subject: policySubject(row, rules, matter.proposers, matter.mergedProposers, matter.assignments),
  };
}

const opening = openingOf<Matter, Action, string>({ load: loadMatter, can, canRead });

/**
 * The proposal for a reader. That somebody other than its proposers looked into a confidential one is kept in the audit.
 * @throws Problem 404 when the reader may not see it
 */
export async function readMatter(ctx: Context, proposalId: string): Promise<Matter> {
  const matter = await opening.read(ctx, proposalId);
  if (matter.row.confidential && proposersOf(ctx.actor, matter.subject).length === 0) {
    await writeAudit(ctx, 'proposal.confidential_read', `proposal/${proposalId}`, { number: matter.row.number });
  }
  return matter;
}

/** Loads under lock and asks the policy: the first two lines of nearly every command. */
export const openMatter = opening.open;
