/** The only way a proposal or an assignment moves: row and history together, along the table of `workflow.ts`. */
import type { Context } from '../../../platform/http/context.ts';
import { type ActingOffice, type HistoryLine, writeHistory as writeLine } from '../../../platform/matters/history.ts';
import type { MatterWords } from '../../../platform/search/words.ts';
import { type AssignmentChange, moveAssignment } from '../../handling/index.ts';
import type { HistoryAction } from '../readers.ts';
import { type Action, type ProposalState, proposalLife } from '../workflow.ts';
import type { Matter } from './matter.ts';
import { officeActing } from './office.ts';
import { type ProposalPatch, updateProposal } from './words.ts';

export interface StepTaken {
  action: Exclude<Action, 'edit_draft' | 'attach'>;
  /** Absent: the state stays. */
  to?: ProposalState;
  /** Columns of the proposal that change with the step. */
  patch?: ProposalPatch;
  /** Where the step changes what can be found. */
  words?: MatterWords;
  assignment?: AssignmentChange;
  /** Kept in the history as the facts of the step. */
  details?: Record<string, unknown>;
  onBehalfOf?: string | null;
  /** Where it is not the one the policy gives for the action. */
  office?: ActingOffice;
  /** Part of the timeline the public reads. */
  public?: boolean;
}

export interface StepAnswer {
  proposalId: string;
  state: ProposalState;
  version: number;
}

/** Writes one line of history; commands use it only beside `advance`, for second facts of the same step. */
export function writeHistory(
  ctx: Context,
  matter: Pick<Matter, 'row'>,
  /** A step without a row in the table of readers does not compile. */
  line: HistoryLine & { action: HistoryAction },
): Promise<void> {
  const { id, assembly_id: assemblyId, rule_version_id: ruleVersionId } = matter.row;
  return writeLine(ctx, { kind: proposalLife.kind, id, assemblyId, ruleVersionId }, line);
}

/**
 * Moves the proposal (and the assignment) one step and keeps `matter` true to the rows.
 * @throws Error when the table has no such step: a mistake in the calling command, never of the user
 */
export async function advance(ctx: Context, matter: Matter, step: StepTaken): Promise<StepAnswer> {
  const from = matter.row.state;
  const to = step.to ?? from;
  const part = step.assignment && {
    from: step.assignment.row.state,
    to: step.assignment.to ?? step.assignment.row.state,
  };
  proposalLife.check({ action: step.action, from, to, part });
  const office = step.office ?? (await officeActing(ctx, matter, step.action, step.assignment?.row));
  const patch = { ...step.patch, state: to, version: matter.row.version + 1, updated_at: ctx.clock.now() };
  await updateProposal(ctx.db, matter.row, patch, step.words);
  let fromState: string = from;
  let toState: string = to;
  if (step.assignment) {
    const moved = await moveAssignment(ctx, step.assignment, matter.subject.assignments);
    if (proposalLife.isPartStep(step.action)) [fromState, toState] = [moved.from, moved.to];
  }
  await writeHistory(ctx, matter, {
    action: step.action,
    from: fromState,
    to: toState,
    office,
    partId: step.assignment?.row.id ?? null,
    details: step.details ?? {},
    onBehalfOf: step.onBehalfOf ?? matter.row.entered_for,
    public: step.public ?? false,
  });
  Object.assign(matter.row, step.patch, { state: to, version: patch.version, updated_at: patch.updated_at });
  matter.subject.state = to;
  return { proposalId: matter.row.id, state: to, version: patch.version };
}
