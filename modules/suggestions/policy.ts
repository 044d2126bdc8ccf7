/**
 * Who may do what: one pure function, deny by default. The same answer guards the command and draws the buttons
 * (`abilities`). A sender without an account is one who holds the secret of the private page.
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
import {
  type Action,
  acceptedStates,
  handling,
  knownStates,
  type SuggestionAction,
  type SuggestionState,
  suggestionSteps,
} from './life.ts';

const parts = [
  'sender',
  'lead',
  'member',
  'committee',
  'clerk',
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
  'citizen',
] as const;
export type Part = (typeof parts)[number];

/** What the policy must know of the suggestion. */
export interface PolicySubject extends HandlingSubject<SuggestionState> {
  senderAccountId: string | null;
  /** The request showed the secret of the private page. */
  bySender: boolean;
  leadMemberId: string | null;
  leadBodyId: string | null;
  teamMemberIds: readonly string[];
  hidden: boolean;
  isPublic: boolean;
  /** Who made the decision an open objection is against; undefined: there is no such objection. */
  objectedDecisionBy: string | null | undefined;
  takenUpBy: 'members' | 'committees' | 'both';
  /** Answered by those who took it up, not by units. */
  isLed: boolean;
}

const plainRoles: readonly string[] = ['clerk', 'assigner', 'leader', 'evaluator', 'auditor', 'admin'] satisfies Part[];

function partsOfGrant(grant: PolicyGrant, subject: PolicySubject, assignment?: PolicyAssignment): Part[] {
  if (grant.role === 'member' && grant.memberId) {
    const leads = grant.memberId === subject.leadMemberId || subject.teamMemberIds.includes(grant.memberId);
    return leads ? ['lead', 'member'] : ['member'];
  }
  if (grant.role === 'body_contact' && grant.bodyId)
    return grant.bodyId === subject.leadBodyId ? ['lead', 'committee'] : ['committee'];
  if (plainRoles.includes(grant.role)) return [grant.role as Part];
  return supervises(grant, assignment) ? ['supervisor'] : [];
}

/** Every part the actor has in the subject, each with the office it comes from. */
function officesByPart(
  actor: PolicyActor,
  subject: PolicySubject,
  assignment?: PolicyAssignment,
): Map<Part, PolicyGrant | null> {
  const found = new Map<Part, PolicyGrant | null>();
  if (actor.kind === 'system') return found.set('system', null);
  const own = actor.accountId !== null && actor.accountId === subject.senderAccountId;
  if (subject.bySender || own) found.set('sender', null);
  if (actor.kind === 'citizen') return found.set('citizen', null);
  for (const grant of actor.grants) {
    const named =
      grant.role.startsWith('unit_') && grant.unitId !== null
        ? partsInUnit(actor, grant, subject.assignments, assignment)
        : partsOfGrant(grant, subject, assignment);
    for (const part of named) if (!found.has(part)) found.set(part, grant);
  }
  return found;
}

/** Who stands on the suggestion's side of its handling. */
const ours = {
  rates: ['sender'],
  assigns: 'assigner',
  office: 'clerk',
  closes: ['clerk', 'system'],
  looksBack: ['clerk', 'evaluator'],
} as const;

/** The parts that may take each action. An action that is not here nobody may take. */
export const allowedParts: Readonly<Record<Action, readonly Part[]>> = {
  send: [],
  resend: ['sender'],
  withdraw: ['sender'],
  object: ['sender'],
  delete_data: ['sender'],
  answer_objection: ['clerk', 'assigner'],
  admit: ['clerk'],
  return: ['clerk'],
  decline: ['clerk'],
  pass_on: ['clerk'],
  undo_bulk: [],
  convert: ['clerk', 'member'],
  categorise: ['clerk', 'assigner'],
  decide_publicity: ['clerk'],
  redact: ['clerk'],
  hide: ['clerk'],
  show: ['clerk'],
  join: ['citizen', 'member', 'committee'],
  leave: ['citizen', 'member', 'committee'],
  take_up: ['member', 'committee'],
  join_team: ['lead'],
  record_visit: ['lead'],
  give_back: ['lead', 'clerk'],
  answer_led: ['lead'],
  rate_led: ['sender'],
  close_led: ['clerk', 'system'],
  show_case: ['clerk'],
  ...handlingParts<Part>(ours),
};

export type Reason =
  | 'not_your_part'
  | 'wrong_state'
  | 'wrong_assignment_state'
  | 'assignment_needed'
  | 'own_decision'
  | 'not_objected'
  | 'answered_otherwise';

/** Facts beyond parts and states. */
function heldBack(action: SuggestionAction, subject: PolicySubject, actor: PolicyActor): Reason | null {
  if (action === 'answer_objection') {
    if (subject.objectedDecisionBy === undefined) return 'not_objected';
    return subject.objectedDecisionBy !== null && subject.objectedDecisionBy === actor.accountId
      ? 'own_decision'
      : null;
  }
  if (action === 'object' && acceptedStates.includes(subject.state) && !subject.hidden) return 'wrong_state';
  if ((action === 'hide' && subject.hidden) || (action === 'show' && !subject.hidden)) return 'wrong_state';
  const ledOnly = action === 'rate_led' || action === 'close_led';
  const unitsOnly = action === 'rate' || action === 'enter_paper_rating' || action === 'close_unrated';
  return (ledOnly && !subject.isLed) || (unitsOnly && subject.isLed) ? 'answered_otherwise' : null;
}

export const { partsOf, can, actingOffice, abilitiesOf } = hostPolicy<
  'suggestion',
  Part,
  SuggestionAction,
  SuggestionState,
  PolicySubject,
  Reason
>({
  kind: 'suggestion',
  life: handling,
  steps: suggestionSteps,
  ours,
  offices: officesByPart,
  allowed: allowedParts,
  instead(action, subject) {
    if (action === 'convert') return subject.state === 'received' ? ['clerk'] : ['clerk', 'member'];
    if (action === 'take_up' && subject.takenUpBy !== 'both')
      return [subject.takenUpBy === 'members' ? 'member' : 'committee'];
    return undefined;
  },
  heldBack,
});

/** Know of every suggestion, from the first day. */
export const overseeing: readonly Part[] = ['clerk', 'assigner', 'leader', 'evaluator', 'auditor'];

/** May the actor read the inside view? Others of the assembly get 404, as strangers do. */
export function canRead(actor: PolicyActor, subject: PolicySubject): boolean {
  const held = partsOf(actor, subject);
  if (held.has('system') || held.has('sender') || held.has('involved_unit') || held.has('lead')) return true;
  if (overseeing.some((part) => held.has(part))) return true;
  if (!knownStates.includes(subject.state)) return false;
  if (held.has('supervisor')) return true;
  return (held.has('member') || held.has('committee')) && !subject.hidden;
}

/** Reads the sender's address: who screens, nobody else. */
export const readsContact = (actor: PolicyActor, subject: PolicySubject): boolean =>
  partsOf(actor, subject).has('clerk');
