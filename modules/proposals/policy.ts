/**
 * Who may do what: one pure function, deny by default. The same answer guards the command and draws the buttons
 * (`abilities`). An actor has parts in a proposal (first proposer, reviewer of the round, handler of the lead unit …);
 * each action names the parts that may take it.
 */
import {
  type HandlingSubject,
  handlingParts,
  hostPolicy,
  type PolicyActor,
  type PolicyAssignment,
  type PolicyGrant,
  partsInUnit,
  supervises,
} from '../handling/contract.ts';
import { type Action, handling, type ProposalAction, type ProposalState, proposalTransitions } from './workflow.ts';

const parts = [
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

export interface PolicyProposer {
  id: string;
  role: 'first' | 'cosigner' | 'supporter';
  memberId: string | null;
  bodyId: string | null;
  status: 'invited' | 'confirmed' | 'refused' | 'lapsed' | 'not_answered';
}

/** What the policy must know of the proposal. */
export interface PolicySubject extends HandlingSubject<ProposalState> {
  reviewRound: number;
  reviewRounds: number;
  /** It has a number: the assigners merge it and take a merge back, not the reviewers. */
  filed: boolean;
  createdBy: string | null;
  enteredBy: string | null;
  confidential: boolean;
  proposers: readonly PolicyProposer[];
  /** Proposers of the proposals merged into this one: they keep the right to an answer and to rate. */
  mergedProposers: readonly PolicyProposer[];
}

const speaksFor = (grant: PolicyGrant, proposer: PolicyProposer): boolean =>
  (proposer.memberId !== null && grant.memberId === proposer.memberId && grant.role === 'member') ||
  (proposer.bodyId !== null && grant.bodyId === proposer.bodyId && grant.role === 'body_contact');

/** The proposers of the subject (and of those merged into it) for whom the actor may speak in person. */
export function proposersOf(actor: PolicyActor, subject: PolicySubject): PolicyProposer[] {
  return [...subject.proposers, ...subject.mergedProposers].filter((proposer) =>
    actor.grants.some((grant) => speaksFor(grant, proposer)),
  );
}

function proposingParts(proposer: PolicyProposer, merged: boolean): Part[] {
  if (proposer.status === 'invited') return merged ? [] : ['invited'];
  if (proposer.status !== 'confirmed') return [];
  if (proposer.role === 'first') return [merged ? 'cosigner' : 'first'];
  if (proposer.role === 'cosigner') return ['cosigner'];
  return merged ? [] : ['supporter'];
}

const plainRoles: readonly string[] = [
  'assigner',
  'leader',
  'evaluator',
  'auditor',
  'admin',
  'former_member',
] satisfies Part[];

function officeParts(grant: PolicyGrant, subject: PolicySubject, assignment?: PolicyAssignment): Part[] {
  if (grant.role === `reviewer_${subject.reviewRound}`) return ['reviewer'];
  if (grant.role.startsWith('reviewer_')) return ['other_reviewer'];
  if (grant.role === 'clerk') return subject.enteredBy === null ? ['clerk'] : ['clerk', 'entering_clerk'];
  if (plainRoles.includes(grant.role)) return [grant.role as Part];
  return supervises(grant, assignment) ? ['supervisor'] : [];
}

/** Every part the actor has in the subject, each with the office it comes from; with an assignment, also those in its unit. */
function officesByPart(
  actor: PolicyActor,
  subject: PolicySubject,
  assignment?: PolicyAssignment,
): Map<Part, PolicyGrant | null> {
  const found = new Map<Part, PolicyGrant | null>();
  if (actor.kind === 'citizen') return found.set('citizen', null);
  if (actor.kind === 'system') return found.set('system', null);
  const add = (grant: PolicyGrant, named: readonly Part[]) => {
    for (const part of named) if (!found.has(part)) found.set(part, grant);
  };
  for (const grant of actor.grants) {
    for (const proposer of subject.proposers)
      if (speaksFor(grant, proposer)) add(grant, proposingParts(proposer, false));
    for (const proposer of subject.mergedProposers)
      if (speaksFor(grant, proposer)) add(grant, proposingParts(proposer, true));
  }
  for (const grant of actor.grants) {
    if (grant.role === 'member' && !found.has('first') && !found.has('cosigner')) add(grant, ['member']);
    if (grant.role.startsWith('unit_') && grant.unitId !== null)
      add(grant, partsInUnit(actor, grant, subject.assignments, assignment));
    else add(grant, officeParts(grant, subject, assignment));
  }
  return found;
}

/** Who stands on the proposal's side of its handling. */
const ours = {
  rates: ['first', 'cosigner'],
  assigns: 'assigner',
  office: 'clerk',
  closes: ['clerk', 'system'],
  looksBack: ['clerk', 'evaluator'],
} as const;

/** The parts that may take each action. An action that is not here nobody may take. */
export const allowedParts: Readonly<Record<Action, readonly Part[]>> = {
  edit_draft: ['first', 'entering_clerk'],
  delete_draft: ['first', 'entering_clerk'],
  invite_cosigners: ['first', 'entering_clerk'],
  answer_invitation: ['invited'],
  withdraw_invitation: ['first', 'entering_clerk'],
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
  undo_merge: ['reviewer', 'assigner'],
  /** Nobody's by an office: whoever did it takes it back (`platform/bulk`). */
  undo_bulk: [],
  convert: ['reviewer'],
  decline: ['reviewer'],
  ...handlingParts<Part>(ours),
  record_meeting: ['clerk', 'leader', 'involved_unit'],
  record_consultation: ['clerk', 'leader', 'involved_unit'],
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

const decisive: readonly ProposalAction[] = ['file', 'convert', 'decline'];

function heldBack(
  action: ProposalAction,
  subject: PolicySubject,
  _actor: PolicyActor,
  held: ReadonlySet<Part>,
): Reason | null {
  if (subject.state !== 'reviewing') return null;
  const last = subject.reviewRound >= subject.reviewRounds;
  if (decisive.includes(action) && !last) return 'not_last_round';
  if (action === 'merge' && !(held.has('reviewer') && last)) return last ? 'not_your_part' : 'not_last_round';
  if (action === 'recommend' && last) return 'last_round';
  if (action === 'send_back_round' && subject.reviewRound <= 1) return 'first_round';
  return action === 'return_for_revision' && !held.has('reviewer') ? 'not_your_part' : null;
}

/** Reasons are keys of the words under `proposals.reasons`. */
export const { partsOf, can, actingOffice, abilitiesOf } = hostPolicy<
  'proposal',
  Part,
  ProposalAction,
  ProposalState,
  PolicySubject,
  Reason
>({
  kind: 'proposal',
  life: handling,
  steps: proposalTransitions,
  ours,
  offices: officesByPart,
  allowed: allowedParts,
  instead(action, subject) {
    if (action === 'merge' && subject.state === 'filed') return ['assigner'];
    if (action === 'undo_merge') return [subject.filed ? 'assigner' : 'reviewer'];
    return action === 'return_for_revision' && subject.state === 'submitted' ? ['clerk'] : undefined;
  },
  heldBack,
});

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

const ofAuthors: readonly Part[] = ['clerk', 'first', 'cosigner', 'auditor'];
/** Readers of files beyond the proposal's own and its replies' attachments; a purpose that is not here is open to its readers. */
const fileReaders: Readonly<Record<string, readonly Part[]>> = {
  rating_scan: ofAuthors,
  seal: ofAuthors,
  minutes: [
    ...ofAuthors,
    'supervisor',
    'involved_unit',
    'leader',
    'evaluator',
    'reviewer',
    'other_reviewer',
    'assigner',
  ],
};

/** May the actor, who reads the proposal, open its files of this purpose? */
export function canReadFile(actor: PolicyActor, purpose: string, subject: PolicySubject): boolean {
  const allowed = fileReaders[purpose];
  if (!allowed) return true;
  const held = partsOf(actor, subject);
  return allowed.some((part) => held.has(part));
}

/** Offices that may urge somebody. */
export const urgingOffices = ['clerk', 'supervision_party', 'supervision_government'] as const;

/**
 * The offices in which the actor may urge those a clock waits for; whether the proposal may be read is asked apart. The
 * clerks urge anybody, a supervision office the units of its side.
 * @param side of the unit it waits for; undefined: it waits for no unit
 */
export const urgesAs = (actor: PolicyActor, side: string | undefined): string[] =>
  urgingOffices.filter(
    (office) =>
      (office === 'clerk' || office === `supervision_${side}`) && actor.grants.some(({ role }) => role === office),
  );
