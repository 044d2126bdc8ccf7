/** The policy of a host, of what it says of itself: which parts an actor has, which parts may take an action, what else holds it back. Pure. */
import type { Step } from '../../platform/matters/life.ts';
import {
  byCommittee,
  type HandlingSubject,
  type HostOffices,
  isOpenAssignment,
  keptByAssignment,
  type PolicyActor,
  type PolicyAssignment,
  type PolicyGrant,
  type UnitPart,
} from './policy.ts';
import type { AssignmentAction, HandlingLife } from './workflow.ts';

/** Why a policy refuses, beyond reasons of the host's own. */
type Kept = 'not_your_part' | 'wrong_state' | 'wrong_assignment_state' | 'assignment_needed';

type Verdict<Reason extends string> = { allowed: true } | { allowed: false; reason: Reason };

interface HostPolicy<
  Kind extends string,
  Part extends string,
  MatterAction extends string,
  State extends string,
  Subject extends HandlingSubject<State>,
  Reason extends string,
> {
  /** Names the steps of the matter among the abilities. */
  kind: Kind;
  life: HandlingLife<State>;
  /** Steps of the matter itself. */
  steps: Readonly<Record<MatterAction, Step<State>>>;
  ours: HostOffices<Part>;
  /** Every part the actor has in the subject, each with the office it comes from; with an assignment, also those in its unit. */
  offices(actor: PolicyActor, subject: Subject, assignment?: PolicyAssignment): Map<Part, PolicyGrant | null>;
  /** The parts that may take each action. An action that is not here nobody may take. */
  allowed: Readonly<Record<MatterAction | AssignmentAction, readonly Part[]>>;
  /** Where the table is not the whole answer. */
  instead(action: MatterAction | AssignmentAction, subject: Subject): readonly Part[] | undefined;
  /** Facts beyond parts and states that hold a step of the matter back; null: nothing does. */
  heldBack(action: MatterAction, subject: Subject, actor: PolicyActor, held: ReadonlySet<Part>): Reason | null;
}

export function hostPolicy<
  Kind extends string,
  Part extends string,
  MatterAction extends string,
  State extends string,
  Subject extends HandlingSubject<State>,
  Reason extends string,
>(host: HostPolicy<Kind, Part | UnitPart, MatterAction, State, Subject, Reason | Kept>) {
  type Action = MatterAction | AssignmentAction;
  const { life, steps, offices } = host;
  const ofPart = (action: Action): action is AssignmentAction => action in life.partSteps;
  const actionsOf = <A extends string>(table: Readonly<Record<A, unknown>>) => Object.keys(table) as A[];

  const partsFor = (action: Action, subject: Subject): ReadonlyArray<Part | UnitPart> =>
    byCommittee(action, subject, host.ours) ?? host.instead(action, subject) ?? host.allowed[action] ?? [];

  const partsOf = (actor: PolicyActor, subject: Subject, assignment?: PolicyAssignment): Set<Part | UnitPart> =>
    new Set(offices(actor, subject, assignment).keys());

  function reasonAgainst(
    actor: PolicyActor,
    action: Action,
    subject: Subject,
    assignment?: PolicyAssignment,
  ): Reason | Kept | null {
    const held = partsOf(actor, subject, assignment);
    if (!partsFor(action, subject).some((part) => held.has(part))) return 'not_your_part';
    if (ofPart(action)) return keptByAssignment(life, action, subject.state, assignment);
    if (!steps[action].from.includes(subject.state)) return 'wrong_state';
    return host.heldBack(action, subject, actor, held);
  }

  /** May the actor take the action now? The reason is a key of the refusals. */
  function can(
    actor: PolicyActor,
    action: Action,
    subject: Subject,
    assignment?: PolicyAssignment,
  ): Verdict<Reason | Kept> {
    const reason = reasonAgainst(actor, action, subject, assignment);
    return reason === null ? { allowed: true } : { allowed: false, reason };
  }

  return {
    partsOf,
    can,
    /** The office in which the actor takes the action: of those that allow it, the one named first in the table. */
    actingOffice(
      actor: PolicyActor,
      action: Action,
      subject: Subject,
      assignment?: PolicyAssignment,
    ): PolicyGrant | null {
      const held = offices(actor, subject, assignment);
      const part = partsFor(action, subject).find((item) => held.has(item));
      return part === undefined ? null : (held.get(part) ?? null);
    },
    /** Everything the actor may do now, for the screen: steps of the matter and, per assignment id, of its unit. */
    abilitiesOf(
      actor: PolicyActor,
      subject: Subject,
    ): Record<Kind, MatterAction[]> & { assignments: Record<string, AssignmentAction[]> } {
      const assignments: Record<string, AssignmentAction[]> = {};
      for (const assignment of subject.assignments.filter(isOpenAssignment)) {
        const actions = actionsOf(life.partSteps).filter((action) => can(actor, action, subject, assignment).allowed);
        if (actions.length > 0) assignments[assignment.id] = actions;
      }
      const own = actionsOf(steps).filter((action) => can(actor, action, subject).allowed);
      return { ...({ [host.kind]: own } as Record<Kind, MatterAction[]>), assignments };
    },
  };
}
