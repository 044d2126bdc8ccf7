/**
 * Who may do what in the handling of a matter: pure pieces of which a host makes its own policy. It adds who proposes, who
 * assigns and who looks after the office; what units and supervision offices may do is the same in every room.
 */
import type { PartStep } from '../../platform/matters/life.ts';
import type { AssignmentAction, AssignmentRole, AssignmentState, HandlingAction, HandlingLife } from './workflow.ts';
import { liveAssignmentStates } from './workflow.ts';

/** Parts somebody has in a matter through a handling unit, or through the office that supervises units. */
export type UnitPart = 'supervisor' | 'receiver' | 'handler' | 'signer' | 'involved_unit';

/** One office an actor holds in the assembly. */
export interface PolicyGrant {
  role: string;
  unitId: string | null;
  bodyId: string | null;
  memberId: string | null;
}

/** What a policy must know of the actor: offices in this assembly. */
export interface PolicyActor {
  kind: 'account' | 'token' | 'citizen' | 'system';
  accountId: string | null;
  grants: readonly PolicyGrant[];
}

export interface PolicyAssignment {
  id: string;
  unitId: string;
  unitSide: 'party' | 'government';
  role: AssignmentRole;
  state: AssignmentState;
  handlerId: string | null;
}

/** What the policy of handling must know of a matter. */
export interface HandlingSubject<S extends string = string> {
  state: S;
  /** Who confirms assignments and bounces: the supervision office of the unit's side, or the committee alone. */
  confirmedBy: 'supervision' | 'committee';
  assignments: readonly PolicyAssignment[];
}

/** The parts a grant of a unit gives; `own` is the assignment in question. */
export function partsInUnit(
  actor: PolicyActor,
  grant: PolicyGrant,
  assignments: readonly PolicyAssignment[],
  own?: PolicyAssignment,
): UnitPart[] {
  const involved = assignments.some(
    (item) => item.unitId === grant.unitId && item.state !== 'proposed' && item.state !== 'replaced',
  );
  const found: UnitPart[] = involved ? ['involved_unit'] : [];
  if (own?.unitId !== grant.unitId) return found;
  if (grant.role === 'unit_receiver') found.push('receiver');
  if (grant.role === 'unit_signer') found.push('signer');
  if (grant.role === 'unit_handler' && (own.handlerId === null || own.handlerId === actor.accountId)) {
    found.push('handler');
  }
  return found;
}

/** Whether the grant is of the office that supervises the unit in question, or any unit where none is. */
export function supervises(grant: PolicyGrant, assignment?: PolicyAssignment): boolean {
  const side = /^supervision_(.*)$/.exec(grant.role)?.[1];
  return side !== undefined && (!assignment || assignment.unitSide === side);
}

/** Who stands on the host's side, by the parts of its policy. */
export interface HostOffices<P extends string> {
  /** Rate and score: those the reply is for, in person. */
  rates: readonly P[];
  /** Proposes units. */
  assigns: P;
  /** Enters what came on paper, keeps promises, grants more time where the committee decides. */
  office: P;
  /** Close what nobody rated in time. */
  closes: readonly P[];
  /** Look back on promises and classes. */
  looksBack: readonly P[];
}

/** The parts that may take each step of handling, for the table of the host. */
export function handlingParts<P extends string>(
  host: HostOffices<P>,
): Readonly<Record<HandlingAction, ReadonlyArray<P | UnitPart>>> {
  const office: readonly UnitPart[] = ['handler', 'receiver'];
  return {
    propose_assignment: [host.assigns],
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
    rate: host.rates,
    enter_paper_rating: [host.office],
    close_unrated: host.closes,
    rate_proposal: office,
    score_handling: host.rates,
    add_promise: [...office, host.office],
    report_promise: office,
    view_publicity: office,
    look_back: host.looksBack,
  };
}

/** Where the committee confirms by itself: who takes the step; undefined: as the table says. */
export function byCommittee<P extends string>(
  action: string,
  subject: Pick<HandlingSubject, 'confirmedBy'>,
  host: HostOffices<P>,
): ReadonlyArray<P | UnitPart> | undefined {
  if (subject.confirmedBy !== 'committee') return undefined;
  if (action === 'confirm_assignment' || action === 'refuse_bounce') return [host.assigns, 'supervisor'];
  return action === 'answer_extension' ? [host.office, 'supervisor'] : undefined;
}

/** Why an assignment does not allow the step now; null when it does. */
export function keptByAssignment<S extends string>(
  life: HandlingLife<S>,
  action: AssignmentAction,
  state: S,
  assignment: PolicyAssignment | undefined,
): 'assignment_needed' | 'wrong_state' | 'wrong_assignment_state' | null {
  if (!assignment) return 'assignment_needed';
  const step: PartStep<S, AssignmentState, AssignmentRole> = life.partSteps[action];
  if (!step.matter.includes(state)) return 'wrong_state';
  return step.roles.includes(assignment.role) && step.from.includes(assignment.state) ? null : 'wrong_assignment_state';
}

/** Assignments on which somebody can still have something to do. */
export const isOpenAssignment = ({ state }: Pick<PolicyAssignment, 'state'>): boolean =>
  liveAssignmentStates.includes(state) || state === 'bounced';
