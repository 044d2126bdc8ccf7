/**
 * What keeps a step that is the actor's from being taken now: facts of the matter beyond its state. Each code is the
 * refusal the command itself would answer with; a button is shown only where nothing keeps the step.
 */

import type { AssignmentAction, HandlingAction, PolicyActor } from '../handling/contract.ts';
import { type HandlingFacts, keptByHandling, type Rater, tellingOfHandling } from '../handling/index.ts';
import { abilitiesOf, partsOf, proposersOf } from './policy.ts';
import type { Parts } from './queries/parts.ts';
import { undoMinutes } from './rules.ts';
import type { Assignment, Matter } from './store/matter.ts';
import { ratersOf } from './store/raters.ts';
import { keepsUndo, undoEnds } from './store/undoing.ts';
import type { Action, ProposalAction } from './workflow.ts';

export interface Facts extends Omit<HandlingFacts, 'matter' | 'parts' | 'ownRaters'> {
  actor: PolicyActor;
  matter: Matter;
  parts: HandlingFacts['parts'] & Pick<Parts, 'selection' | 'history' | 'target'>;
}

type Keeps = (facts: Facts) => string | null;

const unless = (holds: boolean, code: string): string | null => (holds ? null : code);

/** The actor's own proposers who rate. */
const ownRaters = ({ actor, matter }: Facts): Rater[] => {
  const mine = new Set(proposersOf(actor, matter.subject).map((item) => item.id));
  return ratersOf(matter).filter((item) => mine.has(item.id));
};

/** The merge that made the matter what it is now. */
const mergeOf = ({ parts }: Facts) => parts.history.findLast((line) => line.action === 'merge');

const keeps: Readonly<Partial<Record<Action, Keeps>>> = {
  support: ({ actor, matter }) => unless(!partsOf(actor, matter.subject).has('supporter'), 'already_proposer'),
  answer_invitation: ({ matter, now }) =>
    unless(matter.row.cosign_until === null || now <= matter.row.cosign_until, 'cosign_too_late'),
  withdraw_invitation: ({ matter }) =>
    unless(
      matter.proposers.some((item) => item.role === 'cosigner' && item.status === 'invited'),
      'invitation_answered',
    ),
  withdraw: ({ matter }) => {
    if (matter.assignments.some((item) => item.state !== 'proposed' && item.state !== 'replaced'))
      return 'already_dispatched';
    return unless(matter.mergedProposers.length === 0, 'carries_merged');
  },
  merge: ({ matter }) => unless(matter.mergedProposers.length === 0, 'carries_merged'),
  undo_merge: (facts) =>
    keepsUndo(mergeOf(facts), {
      version: facts.matter.row.version,
      intoVersion: facts.parts.target?.version ?? null,
      minutes: undoMinutes(facts.matter.rules),
      now: facts.now,
    }),
  archive: ({ parts }) =>
    unless(
      parts.promises.every((item) => item.status !== 'open'),
      'promises_open',
    ),
  nominate_excellent: ({ parts }) => unless(parts.selection, 'selection_decided'),
};

/** Worth saying beside the missing button: what must come first, or why it is too late. The rest has nothing to be done. */
const telling: ReadonlySet<string> = new Set([
  ...tellingOfHandling,
  'promises_open',
  'cosign_too_late',
  'carries_merged',
  'undo_changed_since',
]);

export interface Abilities {
  proposal: ProposalAction[];
  assignments: Record<string, AssignmentAction[]>;
  /** Until when the actor may take the merge back; null when they may not. */
  undoableUntil: string | null;
  /** Steps that are the actor's and must wait, each with the code of the refusal. */
  blocked: Array<{ action: Action; assignmentId: string | null; code: string }>;
}

/** What the actor can do now: every step offered is one its command takes, given fit input. */
export function abilitiesNow(facts: Facts): Abilities {
  const allowed = abilitiesOf(facts.actor, facts.matter.subject);
  const blocked: Abilities['blocked'] = [];
  const mine = ownRaters(facts);
  const free = <A extends Action>(actions: readonly A[], assignment?: Assignment): A[] =>
    actions.filter((action) => {
      const code =
        keeps[action]?.(facts) ??
        keptByHandling[action as HandlingAction]?.({ ...facts, ownRaters: mine }, assignment) ??
        null;
      if (code !== null && telling.has(code)) blocked.push({ action, assignmentId: assignment?.id ?? null, code });
      return code === null;
    });
  const proposal = free(allowed.proposal);
  const assignments: Record<string, AssignmentAction[]> = {};
  for (const assignment of facts.matter.assignments) {
    const actions = free(allowed.assignments[assignment.id] ?? [], assignment);
    if (actions.length > 0) assignments[assignment.id] = actions;
  }
  const merge = proposal.includes('undo_merge') ? mergeOf(facts) : undefined;
  const undoableUntil = merge ? undoEnds(merge, undoMinutes(facts.matter.rules)).toISOString() : null;
  return { proposal, assignments, undoableUntil, blocked };
}
