/**
 * What keeps a step that is the actor's from being taken now: facts of the matter beyond its state. Each code is the
 * refusal the command itself would answer with; a button is shown only where nothing keeps the step.
 */
import { dayOf } from '../../platform/calendar/days.ts';
import { dueAfter } from '../../platform/calendar/spans.ts';
import { abilitiesOf, type PolicyActor, partsOf, proposersOf } from './policy.ts';
import type { Parts } from './queries/parts.ts';
import { undoMinutes } from './rules.ts';
import type { Assignment, Matter } from './store/matter.ts';
import { keepsUndo, undoEnds } from './store/undoing.ts';
import type { Action, AssignmentAction, ProposalAction } from './workflow.ts';

export interface Facts {
  actor: PolicyActor;
  matter: Matter;
  parts: Pick<
    Parts,
    | 'extensions'
    | 'replies'
    | 'cosigns'
    | 'ratings'
    | 'unitRatings'
    | 'handlingScores'
    | 'promises'
    | 'clocks'
    | 'selection'
    | 'history'
    | 'target'
  >;
  now: Date;
  calendar: Parameters<typeof dueAfter>[0];
}

type Keeps = (facts: Facts, assignment: Assignment | undefined) => string | null;

const unless = (holds: boolean, code: string): string | null => (holds ? null : code);

/** The actor's own proposers who rate: confirmed, no supporters. */
function ownRaters({ actor, matter }: Facts) {
  return proposersOf(actor, matter.subject).filter((item) => item.status === 'confirmed' && item.role !== 'supporter');
}

const repliesOfRound = ({ parts, matter }: Facts) =>
  parts.replies.filter((item) => item.round === matter.row.reply_round && item.issued_at !== null);

const hasRated = (facts: Facts, replyId: string, proposerId: string) =>
  facts.parts.ratings.some((item) => item.reply_id === replyId && item.proposer_id === proposerId);

const assistingAtWork = (matter: Matter) =>
  matter.assignments.filter(
    (item) => item.role === 'assisting' && (item.state === 'accepted' || item.state === 'opined'),
  );

/** The lead's reply of this round and what its co-signers said. */
function leadCosigns({ matter, parts }: Facts, lead: Assignment | undefined) {
  const reply = parts.replies.find((item) => item.assignment_id === lead?.id && item.round === matter.row.reply_round);
  return parts.cosigns.filter((item) => item.reply_id === reply?.id);
}

const openExtension = (facts: Facts, assignment: Assignment | undefined) =>
  facts.parts.extensions.some((item) => item.assignment_id === assignment?.id && item.status === 'asked');

const overdue = (facts: Facts, name: string, assignment: Assignment | undefined) =>
  facts.parts.clocks.some(
    (clock) => clock.name === name && clock.part_id === assignment?.id && new Date(clock.due_at) < facts.now,
  );

/** The merge that made the matter what it is now. */
const mergeOf = ({ parts }: Facts) => parts.history.findLast((line) => line.action === 'merge');

const openPromises = (facts: Facts, assignment?: Assignment) =>
  facts.parts.promises.filter(
    (item) => item.status === 'open' && (assignment === undefined || item.assignment_id === assignment.id),
  );

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
  archive: (facts) => unless(openPromises(facts).length === 0, 'promises_open'),
  look_back: (facts) => unless(openPromises(facts).length > 0, 'looked_back_before'),
  nominate_excellent: ({ parts }) => unless(parts.selection, 'selection_decided'),
  close_unrated: ({ parts, now }) =>
    unless(!parts.clocks.some((clock) => clock.name === 'rating' && new Date(clock.due_at) >= now), 'rating_time_left'),
  rate: (facts) =>
    unless(
      repliesOfRound(facts).some((reply) => ownRaters(facts).some((item) => !hasRated(facts, reply.id, item.id))),
      'already_rated',
    ),
  bounce: (facts, assignment) => unless(!overdue(facts, 'accept', assignment), 'bounce_too_late'),
  ask_extension: (facts, assignment) => {
    if (openExtension(facts, assignment)) return 'extension_open';
    if (!assignment) return null;
    const latest = dueAfter(
      facts.calendar,
      assignment.dispatched_at ?? assignment.proposed_at,
      facts.matter.rules.handling.replyAtMost,
    );
    return unless(dayOf(latest) > dayOf(facts.now), 'extension_exhausted');
  },
  answer_extension: (facts, assignment) => unless(openExtension(facts, assignment), 'no_extension_asked'),
  ask_cosign: ({ matter }) => unless(assistingAtWork(matter).length > 0, 'no_assisting_units'),
  answer_cosign: (facts, assignment) => {
    const lead = facts.matter.assignments.find((item) => item.role === 'lead' && item.state === 'cosigning');
    const asked = leadCosigns(facts, lead).some(
      (item) => item.assignment_id === assignment?.id && item.status === 'asked',
    );
    return unless(lead !== undefined && asked, 'no_cosign_asked');
  },
  submit_check: (facts, assignment) => {
    if (facts.matter.rules.handling.contactRequired && assignment?.first_contact_at === null) return 'contact_first';
    if (assignment?.role !== 'lead') return null;
    const cosigns = leadCosigns(facts, assignment);
    const agreed = (id: string) => cosigns.some((item) => item.assignment_id === id && item.status === 'agreed');
    return unless(
      assistingAtWork(facts.matter).every((item) => agreed(item.id)),
      'cosign_missing',
    );
  },
  rate_proposal: ({ parts }, assignment) =>
    unless(!parts.unitRatings.some((item) => item.assignment_id === assignment?.id), 'already_rated'),
  score_handling: (facts, assignment) =>
    unless(
      ownRaters(facts).some(
        (own) =>
          !facts.parts.handlingScores.some(
            (item) => item.assignment_id === assignment?.id && item.proposer_id === own.id,
          ),
      ),
      'already_rated',
    ),
  report_promise: (facts, assignment) => unless(openPromises(facts, assignment).length > 0, 'looked_back_before'),
};

/** Worth saying beside the missing button: what must come first, or why it is too late. The rest has nothing to be done. */
const telling: ReadonlySet<string> = new Set([
  'contact_first',
  'cosign_missing',
  'promises_open',
  'rating_time_left',
  'bounce_too_late',
  'cosign_too_late',
  'extension_open',
  'extension_exhausted',
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
  const free = <A extends Action>(actions: readonly A[], assignment?: Assignment): A[] =>
    actions.filter((action) => {
      const code = keeps[action]?.(facts, assignment) ?? null;
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
