/**
 * Who may do what: one pure function, deny by default. The same answer guards the command and draws the buttons
 * (`abilities`). A sender without an account is one who holds the secret of the private page.
 */
import type { Step } from '../../platform/matters/life.ts';
import {
  type AssignmentAction,
  byCommittee,
  type HandlingSubject,
  handlingParts,
  isOpenAssignment,
  keptByAssignment,
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
  isAssignmentAction,
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

export const partsOf = (actor: PolicyActor, subject: PolicySubject, assignment?: PolicyAssignment): Set<Part> =>
  new Set(officesByPart(actor, subject, assignment).keys());

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
export type Verdict = { allowed: true } | { allowed: false; reason: Reason };

const yes: Verdict = { allowed: true };
const no = (reason: Reason): Verdict => ({ allowed: false, reason });

function partsFor(action: Action, subject: PolicySubject): readonly Part[] {
  const alone = byCommittee<Part>(action, subject, ours);
  if (alone) return alone;
  if (action === 'convert') return subject.state === 'received' ? ['clerk'] : ['clerk', 'member'];
  if (action === 'take_up' && subject.takenUpBy !== 'both')
    return [subject.takenUpBy === 'members' ? 'member' : 'committee'];
  return allowedParts[action] ?? [];
}

/** Facts beyond the states. */
function heldBack(action: Action, actor: PolicyActor, subject: PolicySubject): Verdict {
  if (action === 'answer_objection') {
    if (subject.objectedDecisionBy === undefined) return no('not_objected');
    return subject.objectedDecisionBy !== null && subject.objectedDecisionBy === actor.accountId
      ? no('own_decision')
      : yes;
  }
  if (action === 'object' && acceptedStates.includes(subject.state) && !subject.hidden) return no('wrong_state');
  if (action === 'hide' && subject.hidden) return no('wrong_state');
  if (action === 'show' && !subject.hidden) return no('wrong_state');
  const ledOnly = action === 'rate_led' || action === 'close_led';
  const unitsOnly = action === 'rate' || action === 'enter_paper_rating' || action === 'close_unrated';
  if ((ledOnly && !subject.isLed) || (unitsOnly && subject.isLed)) return no('answered_otherwise');
  return yes;
}

/** May the actor take the action now? Pure; the reason is a key of the refusals. */
export function can(
  actor: PolicyActor,
  action: Action,
  subject: PolicySubject,
  assignment?: PolicyAssignment,
): Verdict {
  const held = partsOf(actor, subject, assignment);
  if (!partsFor(action, subject).some((part) => held.has(part))) return no('not_your_part');
  if (isAssignmentAction(action)) {
    const kept = keptByAssignment(handling, action, subject.state, assignment);
    return kept === null ? yes : no(kept);
  }
  const step: Step<SuggestionState> = suggestionSteps[action];
  if (!step.from.includes(subject.state)) return no('wrong_state');
  return heldBack(action, actor, subject);
}

/** The office in which the actor takes the action: of those that allow it, the one named first in the table. */
export function actingOffice(
  actor: PolicyActor,
  action: Action,
  subject: PolicySubject,
  assignment?: PolicyAssignment,
): PolicyGrant | null {
  const held = officesByPart(actor, subject, assignment);
  const part = partsFor(action, subject).find((item) => held.has(item));
  return part === undefined ? null : (held.get(part) ?? null);
}

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

/** Everything the actor may do now, for the screen: steps of the suggestion and, per assignment id, of units. */
export function abilitiesOf(
  actor: PolicyActor,
  subject: PolicySubject,
): { suggestion: SuggestionAction[]; assignments: Record<string, AssignmentAction[]> } {
  const suggestion = (Object.keys(suggestionSteps) as SuggestionAction[]).filter(
    (action) => can(actor, action, subject).allowed,
  );
  const assignments: Record<string, AssignmentAction[]> = {};
  for (const assignment of subject.assignments.filter(isOpenAssignment)) {
    const actions = (Object.keys(handling.partSteps) as AssignmentAction[]).filter(
      (action) => can(actor, action, subject, assignment).allowed,
    );
    if (actions.length > 0) assignments[assignment.id] = actions;
  }
  return { suggestion, assignments };
}
