/** Who may do what in an alliance: pure functions, deny by default. The same answers guard the commands and draw the buttons. */
import type { Actor, Grant } from '../../platform/http/context.ts';
import {
  type AllianceAction,
  type AllianceState,
  allianceSteps,
  type MatterAction,
  type MatterState,
  matterSteps,
  type PartAction,
  type PartState,
  type PersonRole,
  partSteps,
  type SeatState,
} from './life.ts';

export type PolicyActor = Pick<Actor, 'kind' | 'accountId' | 'grants'>;

/** What the policy must know of the alliance and of the actor's assembly in it. */
export interface AllianceSubject {
  state: AllianceState;
  /** Of the actor's assembly; null: it has none. */
  seat: SeatState | null;
  founder: boolean;
  /** It is the turn of the actor's assembly to chair. */
  chairing: boolean;
  /** What the actor's assembly has named the actor. */
  person: PersonRole | null;
}

/** … and of the matter. */
export interface MatterSubject {
  alliance: AllianceSubject;
  state: MatterState;
  /** The actor's assembly leads it. */
  leads: boolean;
  /** … proposed it. */
  proposed: boolean;
  /** State of the part of the actor's assembly; null: it has none. */
  part: PartState | null;
}

/** The office of an assembly in an alliance: `answering` for one that is only invited. */
const parts = [
  'answering',
  'office',
  'founding',
  'presiding',
  'chair',
  'contact',
  'member',
  'auditor',
  'system',
] as const;
export type Part = (typeof parts)[number];

const officeOf = (actor: PolicyActor): Grant | undefined =>
  actor.grants.find((grant) => grant.role === 'clerk') ?? actor.grants.find((grant) => grant.role === 'leader');

/** Every part the actor has in the alliance, each with the office it comes from. */
export function partsOf(actor: PolicyActor, subject: AllianceSubject): Map<Part, Grant | null> {
  const found = new Map<Part, Grant | null>();
  if (actor.kind === 'system') return found.set('system', null);
  const office = officeOf(actor);
  if (subject.seat === 'invited') return office ? found.set('answering', office) : found;
  if (subject.seat !== 'joined') return found;
  if (office) {
    found.set('office', office);
    if (subject.founder) found.set('founding', office);
    if (subject.chairing) found.set('presiding', office);
  }
  // Who was named keeps their part only while they hold some office or seat in the assembly.
  if (subject.person && actor.grants.length > 0) {
    found.set(subject.person, null);
    if (subject.person === 'chair' && subject.chairing && !found.has('presiding')) found.set('presiding', null);
  }
  const auditor = actor.grants.find((grant) => grant.role === 'auditor');
  if (auditor) found.set('auditor', auditor);
  return found;
}

const working: readonly Part[] = ['office', 'chair', 'contact'];

/** The parts that may take each step of an alliance; what is not here nobody may. `found` has no alliance yet: see `mayFound`. */
const allianceParts: Readonly<Record<Exclude<AllianceAction, 'found'>, readonly Part[]>> = {
  edit: ['founding'],
  invite: ['founding', 'presiding'],
  accept: ['answering'],
  decline: ['answering'],
  name_person: ['office'],
  remove_person: ['office'],
  pass_chair: ['founding', 'presiding'],
  leave: ['office'],
  dissolve: ['founding'],
  propose: working,
};

const matterParts: Readonly<Record<MatterAction, readonly Part[]>> = {
  propose: working,
  edit: working,
  begin: ['system'],
  agree: ['office', 'chair', 'contact'],
  refuse: ['office', 'chair', 'contact'],
  write: [...working, 'member'],
  hand_in: working,
  take_back: working,
  add_minutes: working,
  add_file: working,
  remove_file: working,
  share: working,
  unshare: working,
  conclude: working,
  drop: working,
};

export interface Decision {
  allowed: boolean;
  reason?: 'not_your_part' | 'wrong_state';
}

const no = (reason: NonNullable<Decision['reason']>): Decision => ({ allowed: false, reason });
const holds = (actor: PolicyActor, subject: AllianceSubject, allowed: readonly Part[]) => {
  const held = partsOf(actor, subject);
  return allowed.some((part) => held.has(part));
};

export const mayFound = (actor: PolicyActor): boolean => actor.kind === 'account' && officeOf(actor) !== undefined;

export function can(actor: PolicyActor, action: AllianceAction, subject: AllianceSubject): Decision {
  if (action === 'found') return mayFound(actor) ? { allowed: true } : no('not_your_part');
  if (!holds(actor, subject, allianceParts[action])) return no('not_your_part');
  // The founder does not leave: it dissolves.
  if (action === 'leave' && subject.founder) return no('not_your_part');
  const from: readonly AllianceState[] = allianceSteps[action].from;
  return from.includes(subject.state) ? { allowed: true } : no('wrong_state');
}

/** Steps of those who lead the matter. */
const ofLead: readonly MatterAction[] = ['edit', 'add_minutes', 'conclude'];

export function canMatter(actor: PolicyActor, action: MatterAction, subject: MatterSubject): Decision {
  if (!holds(actor, subject.alliance, matterParts[action])) return no('not_your_part');
  const presides = partsOf(actor, subject.alliance).has('presiding');
  if (ofLead.includes(action) && !subject.leads) return no('not_your_part');
  if (action === 'drop' && !(subject.state === 'proposed' ? subject.proposed : subject.leads) && !presides)
    return no('not_your_part');
  if (Object.hasOwn(partSteps, action)) {
    const step = partSteps[action as PartAction];
    if (subject.part === null) return no('not_your_part');
    const fits =
      (step.matter as readonly MatterState[]).includes(subject.state) &&
      (step.from as readonly PartState[]).includes(subject.part);
    return fits ? { allowed: true } : no('wrong_state');
  }
  const from: readonly MatterState[] = matterSteps[action as keyof typeof matterSteps].from;
  return from.includes(subject.state) ? { allowed: true } : no('wrong_state');
}

/** May the actor know of it? Others get 404, as strangers do. Of one that is only invited its office alone. */
export const canRead = (actor: PolicyActor, subject: AllianceSubject): boolean => partsOf(actor, subject).size > 0;

/** … of its people and matters: not before the assembly has joined. */
export const isInside = (actor: PolicyActor, subject: AllianceSubject): boolean =>
  canRead(actor, subject) && (subject.seat === 'joined' || actor.kind === 'system');

/** Opens files that are sensitive. */
export const readsSensitive = (actor: PolicyActor, subject: AllianceSubject): boolean =>
  holds(actor, subject, [...working, 'auditor', 'system']);

export const abilitiesOf = (actor: PolicyActor, subject: AllianceSubject): AllianceAction[] =>
  (Object.keys(allianceSteps) as AllianceAction[]).filter(
    (action) => action !== 'found' && can(actor, action, subject).allowed,
  );

export const matterAbilitiesOf = (actor: PolicyActor, subject: MatterSubject): MatterAction[] =>
  (Object.keys(matterParts) as MatterAction[]).filter(
    (action) => action !== 'propose' && action !== 'begin' && canMatter(actor, action, subject).allowed,
  );

/** The office in which an action is taken; null: in none, as one who was named. */
export function actingOffice(
  actor: PolicyActor,
  action: AllianceAction | MatterAction,
  subject: AllianceSubject,
): Grant | null {
  const held = partsOf(actor, subject);
  const allowed =
    (allianceParts as Record<string, readonly Part[]>)[action] ??
    (matterParts as Record<string, readonly Part[]>)[action] ??
    [];
  for (const part of allowed) if (held.has(part)) return held.get(part) ?? null;
  return action === 'found' ? (officeOf(actor) ?? null) : null;
}
