/** The only way a proposal or an assignment moves: row and history together, along the table of `workflow.ts`. */
import type { Updateable } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import type { HistoryAction } from '../readers.ts';
import type { SearchableWords } from '../search.ts';
import type { AssignmentRow } from '../tables.ts';
import {
  type Action,
  type AssignmentAction,
  type AssignmentState,
  assignmentEffects,
  isAssignmentAction,
  mayMoveAssignment,
  mayMoveProposal,
  type ProposalAction,
  type ProposalState,
} from '../workflow.ts';
import type { Assignment, Matter } from './matter.ts';
import { type ActingOffice, officeActing } from './office.ts';
import { type ProposalPatch, updateProposal } from './words.ts';

export interface StepTaken {
  action: Exclude<Action, 'edit_draft' | 'attach'>;
  /** Absent: the state stays. */
  to?: ProposalState;
  /** Columns of the proposal that change with the step. */
  patch?: ProposalPatch;
  /** Where the step changes what can be found. */
  words?: SearchableWords;
  assignment?: { row: Assignment; to?: AssignmentState; patch?: Updateable<AssignmentRow> };
  /** Kept in the history as the facts of the step. */
  details?: Record<string, unknown>;
  onBehalfOf?: string | null;
  /** Part of the timeline the public reads. */
  public?: boolean;
}

export interface StepAnswer {
  proposalId: string;
  state: ProposalState;
  version: number;
}

function checkMove(matter: Matter, step: StepTaken): void {
  const from = matter.row.state;
  const to = step.to ?? from;
  if (!isAssignmentAction(step.action)) {
    if (!mayMoveProposal(step.action as ProposalAction, from, to))
      throw new Error(`no step ${step.action}: ${from} → ${to}`);
    return;
  }
  const action = step.action as AssignmentAction;
  const assignment = step.assignment;
  if (!assignment) throw new Error(`step ${action} without its assignment`);
  const target = assignment.to ?? assignment.row.state;
  if (!mayMoveAssignment(action, assignment.row.state, target)) {
    throw new Error(`no step ${action}: ${assignment.row.state} → ${target}`);
  }
  if (to !== from && !(assignmentEffects[action] ?? []).includes(to))
    throw new Error(`step ${action} does not lead to ${to}`);
}

/** Writes one line of history; commands use it only beside `advance`, for second facts of the same step. */
export async function writeHistory(
  ctx: Context,
  matter: Pick<Matter, 'row'>,
  line: {
    /** A step without a row in the table of readers does not compile. */
    action: HistoryAction;
    from: string;
    to: string;
    /** In which office the actor acted; absent: in none, as the platform does. */
    office?: ActingOffice;
    assignmentId?: string | null;
    details?: Record<string, unknown>;
    onBehalfOf?: string | null;
    public?: boolean;
  },
): Promise<void> {
  await ctx.db
    .insertInto('proposal_history')
    .values({
      assembly_id: matter.row.assembly_id,
      proposal_id: matter.row.id,
      assignment_id: line.assignmentId ?? null,
      action: line.action,
      from_state: line.from,
      to_state: line.to,
      actor_id: ctx.actor.accountId,
      actor_name: ctx.actor.name,
      ...line.office,
      on_behalf_of: line.onBehalfOf ?? null,
      at: ctx.clock.now(),
      rule_version_id: matter.row.rule_version_id,
      public: line.public ?? false,
      details: JSON.stringify(line.details ?? {}),
    })
    .execute();
}

/**
 * Moves the proposal (and the assignment) one step and keeps `matter` true to the rows.
 * @throws Error when the table has no such step: a mistake in the calling command, never of the user
 */
export async function advance(ctx: Context, matter: Matter, step: StepTaken): Promise<StepAnswer> {
  checkMove(matter, step);
  const from = matter.row.state;
  const to = step.to ?? from;
  const office = await officeActing(ctx, matter, step.action, step.assignment?.row);
  const patch = { ...step.patch, state: to, version: matter.row.version + 1, updated_at: ctx.clock.now() };
  await updateProposal(ctx.db, matter.row, patch, step.words);
  let fromState: string = from;
  let toState: string = to;
  if (step.assignment) {
    const { row } = step.assignment;
    const target = step.assignment.to ?? row.state;
    await ctx.db
      .updateTable('assignments')
      .set({ ...step.assignment.patch, state: target })
      .where('id', '=', row.id)
      .execute();
    if (isAssignmentAction(step.action)) [fromState, toState] = [row.state, target];
    Object.assign(row, step.assignment.patch, { state: target });
    const known = matter.subject.assignments.find((item) => item.id === row.id);
    if (known) known.state = target;
  }
  await writeHistory(ctx, matter, {
    action: step.action,
    from: fromState,
    to: toState,
    office,
    assignmentId: step.assignment?.row.id ?? null,
    details: step.details ?? {},
    onBehalfOf: step.onBehalfOf ?? matter.row.entered_for,
    public: step.public ?? false,
  });
  Object.assign(matter.row, step.patch, { state: to, version: patch.version, updated_at: patch.updated_at });
  matter.subject.state = to;
  return { proposalId: matter.row.id, state: to, version: patch.version };
}
