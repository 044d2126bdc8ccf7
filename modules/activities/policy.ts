/** Who may do what with an activity: one pure function, deny by default. The same answer guards the command and draws the buttons. */
import type { Actor, Grant } from '../../platform/http/context.ts';
import { type ActivityAction, type ActivityState, type Approver, activitySteps } from './life.ts';

export type PolicyActor = Pick<Actor, 'kind' | 'accountId' | 'grants'>;

const parts = ['office', 'organiser', 'invited', 'leader', 'evaluator', 'auditor', 'system'] as const;
export type Part = (typeof parts)[number];

/** What the policy must know of the activity. */
export interface PolicySubject {
  state: ActivityState;
  /** The body that holds it. */
  bodyId: string | null;
  /** The actor's own seat among those invited. */
  invitedMemberId: string | null;
}

const plain: Readonly<Record<string, Part>> = {
  clerk: 'office',
  leader: 'leader',
  evaluator: 'evaluator',
  auditor: 'auditor',
};

function partOf(grant: Grant, subject: PolicySubject): Part | null {
  if (grant.role === 'member')
    return grant.memberId !== null && grant.memberId === subject.invitedMemberId ? 'invited' : null;
  if (grant.role === 'body_contact')
    return grant.bodyId !== null && grant.bodyId === subject.bodyId ? 'organiser' : null;
  return plain[grant.role] ?? null;
}

/** Every part the actor has, each with the office it comes from. */
export function partsOf(actor: PolicyActor, subject: PolicySubject): Map<Part, Grant | null> {
  const found = new Map<Part, Grant | null>();
  if (actor.kind === 'system') return found.set('system', null);
  for (const grant of actor.grants) {
    const part = partOf(grant, subject);
    if (part && !found.has(part)) found.set(part, grant);
  }
  return found;
}

const holding: readonly Part[] = ['office', 'organiser'];

/** The parts that may take each action. An action that is not here nobody may take. */
export const allowedParts: Readonly<Record<ActivityAction, readonly Part[]>> = {
  create: holding,
  edit: holding,
  announce: holding,
  postpone: holding,
  cancel: holding,
  begin: [...holding, 'system'],
  end: [...holding, 'system'],
  sign_in: ['invited'],
  sign_in_for: holding,
  show_code: holding,
  settle: holding,
  archive: ['office'],
  invite: holding,
  uninvite: holding,
  remind: holding,
  answer: ['invited'],
  answer_for: holding,
  ask_leave: ['invited'],
  ask_leave_for: holding,
  decide_leave: [...holding, 'leader'],
  recall_leave: ['invited'],
  recall_leave_for: holding,
  write_minutes: holding,
  link_result: holding,
  add_paper: holding,
  remove_paper: holding,
};

export interface Decision {
  allowed: boolean;
  reason?: 'not_your_part' | 'wrong_state';
}

export function can(actor: PolicyActor, action: ActivityAction, subject: PolicySubject): Decision {
  const held = partsOf(actor, subject);
  if (!allowedParts[action].some((part) => held.has(part))) return { allowed: false, reason: 'not_your_part' };
  const from: readonly ActivityState[] = activitySteps[action].from;
  return from.includes(subject.state) ? { allowed: true } : { allowed: false, reason: 'wrong_state' };
}

/** May the actor know of it? Others of the assembly get 404, as strangers do. */
export function canRead(actor: PolicyActor, subject: PolicySubject): boolean {
  const held = partsOf(actor, subject);
  if (holding.some((part) => held.has(part)) || held.has('system') || held.has('auditor')) return true;
  if (subject.state === 'draft') return false;
  return held.has('leader') || held.has('evaluator') || held.has('invited');
}

/** Reads who else is invited and what they answered. */
export const readsInvited = (actor: PolicyActor, subject: PolicySubject): boolean => {
  const held = partsOf(actor, subject);
  return (['office', 'organiser', 'leader', 'evaluator', 'auditor'] as const).some((part) => held.has(part));
};

/** Whether the actor is the one who decides: a body's contact where the body holds it, else the office in its place. */
export function decidesLeave(actor: PolicyActor, approver: Approver, subject: PolicySubject): boolean {
  const held = partsOf(actor, subject);
  if (approver === 'leader') return held.has('leader');
  if (approver === 'body' && subject.bodyId !== null) return held.has('organiser');
  return held.has('office');
}

/** The office in which an action is taken. */
export function actingOffice(actor: PolicyActor, action: ActivityAction, subject: PolicySubject): Grant | null {
  const held = partsOf(actor, subject);
  for (const part of allowedParts[action]) if (held.has(part)) return held.get(part) ?? null;
  return null;
}

export const abilitiesOf = (actor: PolicyActor, subject: PolicySubject): ActivityAction[] =>
  (Object.keys(activitySteps) as ActivityAction[]).filter(
    (action) => action !== 'create' && can(actor, action, subject).allowed,
  );

/** Whether the actor may plan one for this body; null: for the assembly's office. */
export const mayPlan = (actor: PolicyActor, bodyId: string | null): boolean =>
  can(actor, 'create', { state: 'draft', bodyId, invitedMemberId: null }).allowed;
