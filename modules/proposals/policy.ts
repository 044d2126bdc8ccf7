/**
 * Who may do what: one pure function, deny by default. The same answer guards the command and draws the buttons
 * (`abilities`). An actor has parts in a proposal (first proposer, reviewer of the round, handler of the lead unit …);
 * each action names the parts that may take it.
 */
import {
  type Action,
  type AssignmentAction,
  type AssignmentRole,
  type AssignmentState,
  type AssignmentTransition,
  assignmentTransitions,
  isAssignmentAction,
  liveAssignmentStates,
  type ProposalAction,
  type ProposalState,
  type ProposalTransition,
  proposalTransitions,
} from './workflow.ts';

export const parts = [
  'first',
  'cosigner',
  'invited',
  'supporter',
  'member',
  'entering_clerk',
  'clerk',
  'reviewer',
  'other_reviewer',
  'assigner',
  'supervisor',
  'receiver',
  'handler',
  'signer',
  'involved_unit',
  'leader',
  'evaluator',
  'auditor',
  'admin',
  'system',
  'former_member',
  'citizen',
] as const;
export type Part = (typeof parts)[number];

/** What the policy must know of the actor: offices in this assembly. */
export interface PolicyActor {
  kind: 'account' | 'token' | 'citizen' | 'system';
  accountId: string | null;
  grants: ReadonlyArray<{ role: string; unitId: string | null; bodyId: string | null; memberId: string | null }>;
}

export interface PolicyAssignment {
  id: string;
  unitId: string;
  unitSide: 'party' | 'government';
  role: AssignmentRole;
  state: AssignmentState;
  handlerId: string | null;
}

export interface PolicyProposer {
  id: string;
  role: 'first' | 'cosigner' | 'supporter';
  memberId: string | null;
  bodyId: string | null;
  status: 'invited' | 'confirmed' | 'refused' | 'lapsed';
}

/** What the policy must know of the proposal. */
export interface PolicySubject {
  state: ProposalState;
  reviewRound: number;
  reviewRounds: number;
  createdBy: string | null;
  enteredBy: string | null;
  confidential: boolean;
  /** Who confirms assignments and bounces: the supervision office of the unit's side, or the committee alone. */
  confirmedBy: 'supervision' | 'committee';
  proposers: readonly PolicyProposer[];
  /** Proposers of the proposals merged into this one: they keep the right to an answer and to rate. */
  mergedProposers: readonly PolicyProposer[];
  assignments: readonly PolicyAssignment[];
}

const isOf = (actor: PolicyActor, proposer: PolicyProposer): boolean =>
  actor.grants.some(
    (grant) =>
      (proposer.memberId !== null && grant.memberId === proposer.memberId && grant.role === 'member') ||
      (proposer.bodyId !== null && grant.bodyId === proposer.bodyId && grant.role === 'body_contact'),
  );

/** The proposers of the subject (and of those merged into it) for whom the actor may speak in person. */
export function proposersOf(actor: PolicyActor, subject: PolicySubject): PolicyProposer[] {
  return [...subject.proposers, ...subject.mergedProposers].filter((proposer) => isOf(actor, proposer));
}

/** Every part the actor has in the subject; with an assignment, also those in its unit. */
export function partsOf(actor: PolicyActor, subject: PolicySubject, assignment?: PolicyAssignment): Set<Part> {
  const found = new Set<Part>();
  if (actor.kind === 'citizen') return found.add('citizen');
  if (actor.kind === 'system') return found.add('system');
  for (const proposer of proposersOf(actor, subject)) {
    const merged = subject.mergedProposers.includes(proposer);
    if (proposer.status === 'invited' && !merged) found.add('invited');
    if (proposer.status !== 'confirmed') continue;
    if (proposer.role === 'first') found.add(merged ? 'cosigner' : 'first');
    if (proposer.role === 'cosigner') found.add('cosigner');
    if (proposer.role === 'supporter' && !merged) found.add('supporter');
  }
  for (const grant of actor.grants) {
    if (grant.role === 'member' && !found.has('first') && !found.has('cosigner')) found.add('member');
    if (grant.role === `reviewer_${subject.reviewRound}`) found.add('reviewer');
    else if (grant.role.startsWith('reviewer_')) found.add('other_reviewer');
    if (grant.role === 'clerk') {
      found.add('clerk');
      if (subject.enteredBy !== null) found.add('entering_clerk');
    }
    if (grant.role === 'assigner' || grant.role === 'leader' || grant.role === 'evaluator') found.add(grant.role);
    if (grant.role === 'auditor' || grant.role === 'admin' || grant.role === 'former_member') found.add(grant.role);
    if (grant.role === 'supervision_party' && (!assignment || assignment.unitSide === 'party')) found.add('supervisor');
    if (grant.role === 'supervision_government' && (!assignment || assignment.unitSide === 'government'))
      found.add('supervisor');
    if (!grant.role.startsWith('unit_') || grant.unitId === null) continue;
    if (
      subject.assignments.some(
        (item) => item.unitId === grant.unitId && item.state !== 'proposed' && item.state !== 'replaced',
      )
    ) {
      found.add('involved_unit');
    }
    if (assignment?.unitId !== grant.unitId) continue;
    if (grant.role === 'unit_receiver') found.add('receiver');
    if (grant.role === 'unit_signer') found.add('signer');
    if (grant.role === 'unit_handler' && (assignment.handlerId === null || assignment.handlerId === actor.accountId)) {
      found.add('handler');
    }
  }
  return found;
}

const office: readonly Part[] = ['handler', 'receiver'];

/** The parts that may take each action. An action that is not here nobody may take. */
export const allowedParts: Readonly<Record<Action, readonly Part[]>> = {
  edit_draft: ['first', 'entering_clerk'],
  delete_draft: ['first', 'entering_clerk'],
  invite_cosigners: ['first', 'entering_clerk'],
  answer_invitation: ['invited'],
  reopen_draft: ['first', 'entering_clerk'],
  submit: ['first', 'entering_clerk'],
  support: ['member'],
  withdraw: ['first', 'entering_clerk'],
  attach: ['first', 'entering_clerk'],
  wish_publicity: ['first', 'entering_clerk'],
  take_in: ['clerk'],
  return_for_revision: ['clerk', 'reviewer'],
  categorise: ['clerk', 'reviewer', 'assigner'],
  recommend: ['reviewer'],
  send_back_round: ['reviewer'],
  file: ['reviewer'],
  merge: ['reviewer', 'assigner'],
  convert: ['reviewer'],
  decline: ['reviewer'],
  propose_assignment: ['assigner'],
  confirm_assignment: ['supervisor'],
  refuse_bounce: ['supervisor'],
  accept: ['receiver'],
  bounce: ['receiver'],
  hand_on: ['receiver', 'signer'],
  record_contact: office,
  ask_extension: office,
  answer_extension: ['supervisor'],
  give_opinion: office,
  draft_reply: office,
  ask_cosign: office,
  answer_cosign: office,
  submit_check: office,
  pass_check: ['supervisor'],
  send_back_reply: ['supervisor'],
  sign_reply: ['signer'],
  refuse_sign: ['signer'],
  issue_reply: office,
  rate: ['first', 'cosigner'],
  enter_paper_rating: ['clerk'],
  close_unrated: ['clerk', 'system'],
  rate_proposal: office,
  score_handling: ['first', 'cosigner'],
  add_promise: [...office, 'clerk'],
  report_promise: office,
  view_publicity: office,
  record_meeting: ['clerk', 'leader', 'involved_unit'],
  record_consultation: ['clerk', 'leader', 'involved_unit'],
  look_back: ['clerk', 'evaluator'],
  archive: ['clerk'],
  mark_key: ['clerk'],
  record_instruction: ['leader', 'clerk'],
  nominate_excellent: ['clerk', 'evaluator'],
  decide_publicity: ['clerk'],
  redact: ['clerk'],
};

export type Reason =
  | 'not_your_part'
  | 'wrong_state'
  | 'wrong_assignment_state'
  | 'not_last_round'
  | 'last_round'
  | 'first_round'
  | 'assignment_needed';

export type Verdict = { allowed: true } | { allowed: false; reason: Reason };

const yes: Verdict = { allowed: true };
const no = (reason: Reason): Verdict => ({ allowed: false, reason });
const decisive: readonly Action[] = ['file', 'convert', 'decline'];

function roundVerdict(action: Action, subject: PolicySubject, held: ReadonlySet<Part>): Verdict {
  if (subject.state !== 'reviewing') return yes;
  const last = subject.reviewRound >= subject.reviewRounds;
  if (decisive.includes(action) && !last) return no('not_last_round');
  if (action === 'merge' && !(held.has('reviewer') && last)) return no(last ? 'not_your_part' : 'not_last_round');
  if (action === 'recommend' && last) return no('last_round');
  if (action === 'send_back_round' && subject.reviewRound <= 1) return no('first_round');
  if (action === 'return_for_revision' && !held.has('reviewer')) return no('not_your_part');
  return yes;
}

function partsFor(action: Action, subject: PolicySubject): readonly Part[] {
  const byCommittee = subject.confirmedBy === 'committee';
  if (byCommittee && (action === 'confirm_assignment' || action === 'refuse_bounce')) return ['assigner', 'supervisor'];
  if (byCommittee && action === 'answer_extension') return ['clerk', 'supervisor'];
  if (action === 'merge' && subject.state === 'filed') return ['assigner'];
  if (action === 'return_for_revision' && subject.state === 'submitted') return ['clerk'];
  return allowedParts[action] ?? [];
}

/** May the actor take the action now? Pure; the reason is a key of the words under `proposals.reasons`. */
export function can(
  actor: PolicyActor,
  action: Action,
  subject: PolicySubject,
  assignment?: PolicyAssignment,
): Verdict {
  const held = partsOf(actor, subject, assignment);
  if (!partsFor(action, subject).some((part) => held.has(part))) return no('not_your_part');
  if (!isAssignmentAction(action)) {
    const transition: ProposalTransition = proposalTransitions[action as ProposalAction];
    if (!transition.from.includes(subject.state)) return no('wrong_state');
    return roundVerdict(action, subject, held);
  }
  if (!assignment) return no('assignment_needed');
  const transition: AssignmentTransition = assignmentTransitions[action as AssignmentAction];
  if (!transition.proposal.includes(subject.state)) return no('wrong_state');
  if (!transition.roles.includes(assignment.role) || !transition.from.includes(assignment.state)) {
    return no('wrong_assignment_state');
  }
  return yes;
}

const staffParts: readonly Part[] = [
  'clerk',
  'reviewer',
  'other_reviewer',
  'assigner',
  'leader',
  'evaluator',
  'auditor',
];
const unseenByOthers: readonly ProposalState[] = ['draft', 'cosigning'];
const readableByMembers: readonly ProposalState[] = proposalTransitions.mark_key.from;

/** May the actor read the inside view? Others of the assembly get 404, as strangers do. */
export function canRead(actor: PolicyActor, subject: PolicySubject): boolean {
  const held = partsOf(actor, subject);
  if (held.has('system') || held.has('first') || held.has('entering_clerk')) return true;
  if (held.has('cosigner') || (held.has('invited') && subject.state !== 'draft')) return true;
  if (unseenByOthers.includes(subject.state)) return false;
  if (staffParts.some((part) => held.has(part))) return true;
  if (held.has('supervisor')) return readableByMembers.includes(subject.state);
  if (held.has('involved_unit') || held.has('supporter')) return true;
  if (held.has('member') && !subject.confidential) {
    return readableByMembers.includes(subject.state) || subject.state === 'submitted' || subject.state === 'reviewing';
  }
  return held.has('former_member') && !subject.confidential && readableByMembers.includes(subject.state);
}

const scanReaders: readonly Part[] = ['clerk', 'first', 'cosigner', 'auditor'];

/** May the actor, who reads the proposal, open its files of this purpose? Scans of paper ratings are not the units' business. */
export function canReadFile(actor: PolicyActor, purpose: string, subject: PolicySubject): boolean {
  if (purpose !== 'rating_scan') return true;
  const held = partsOf(actor, subject);
  return scanReaders.some((part) => held.has(part));
}

/** Everything the actor may do now, for the screen: proposal actions and, per assignment id, unit actions. */
export function abilitiesOf(
  actor: PolicyActor,
  subject: PolicySubject,
): { proposal: ProposalAction[]; assignments: Record<string, AssignmentAction[]> } {
  const proposal = (Object.keys(proposalTransitions) as ProposalAction[]).filter(
    (action) => can(actor, action, subject).allowed,
  );
  const assignments: Record<string, AssignmentAction[]> = {};
  for (const assignment of subject.assignments) {
    if (!liveAssignmentStates.includes(assignment.state) && assignment.state !== 'bounced') continue;
    const actions = (Object.keys(assignmentTransitions) as AssignmentAction[]).filter(
      (action) => can(actor, action, subject, assignment).allowed,
    );
    if (actions.length > 0) assignments[assignment.id] = actions;
  }
  return { proposal, assignments };
}
