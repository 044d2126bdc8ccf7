/**
 * The life of one unit's assignment as a pure table, and the steps of the matter that belong to handling. A host, a kind of
 * matter that goes to units, says what its states are called and includes both in its own life.
 */
import { type PartStep, type Step, stays } from '../../platform/matters/life.ts';

export const assignmentStates = [
  'proposed',
  'dispatched',
  'accepted',
  'bounced',
  'opined',
  'drafted',
  'cosigning',
  'checking',
  'approved',
  'signed',
  'issued',
  'replaced',
] as const;
export type AssignmentState = (typeof assignmentStates)[number];

export const assignmentRoles = ['lead', 'assisting', 'separate'] as const;
export type AssignmentRole = (typeof assignmentRoles)[number];

/** What a host calls the stretches of handling; two of them may be one state of it. */
export interface HandlingStates<S extends string> {
  /** Units can be proposed; none has been. */
  ready: S;
  /** Units are proposed, or one has given the matter back: not everything is settled. */
  assigning: S;
  /** Confirmed; no main unit has accepted. */
  dispatched: S;
  /** A main unit is at work. */
  handling: S;
  /** Every reply of the round is out: those it is for rate. */
  rating: S;
  /** A reply did not satisfy and is written again. */
  reworking: S;
  /** Writing again is used up: a face-to-face consultation takes its place. */
  consulting: S;
  /** Over, with nothing to look at again. */
  closed: S;
  /** Over, with promises or classes to look back on. */
  tracked: S;
}

const distinct = <S extends string>(...states: S[]): readonly S[] => [...new Set(states)];

const main: readonly AssignmentRole[] = ['lead', 'separate'];
const every: readonly AssignmentRole[] = ['lead', 'separate', 'assisting'];
const working: readonly AssignmentState[] = [
  'accepted',
  'opined',
  'drafted',
  'cosigning',
  'checking',
  'approved',
  'signed',
];
const begun: readonly AssignmentState[] = [...working, 'issued'];

/** States of the matter in which units are at work. */
export const statesAtWork = <S extends string>(of: HandlingStates<S>): readonly S[] =>
  distinct(of.assigning, of.dispatched, of.handling, of.reworking);

/** Steps on one unit's assignment. */
function assignmentSteps<S extends string>(of: HandlingStates<S>) {
  const atWork = statesAtWork(of);
  const replied = distinct(of.rating, of.reworking, of.consulting, of.closed, of.tracked);
  const followed = distinct(of.rating, of.consulting, of.closed, of.tracked);
  const atAnyTime = distinct(...atWork, ...followed);
  type Row = PartStep<S, AssignmentState, AssignmentRole>;
  const row = (matter: readonly S[], roles: Row['roles'], from: Row['from'], to: Row['to'] = from): Row => ({
    matter,
    roles,
    from,
    to,
  });
  return {
    confirm_assignment: row([of.assigning], every, ['proposed'], ['dispatched']),
    accept: row(atWork, every, ['dispatched'], ['accepted']),
    bounce: row(atWork, every, ['dispatched'], ['bounced']),
    refuse_bounce: row([of.assigning], every, ['bounced'], ['dispatched']),
    hand_on: row(atWork, every, working),
    record_contact: row(distinct(...atWork, of.rating, of.consulting), every, begun),
    ask_extension: row(atWork, main, ['accepted', 'drafted', 'cosigning']),
    answer_extension: row(atWork, main, working),
    give_opinion: row(atWork, ['assisting'], ['accepted', 'opined'], ['opined']),
    draft_reply: row(atWork, main, ['accepted', 'drafted'], ['drafted']),
    ask_cosign: row(atWork, ['lead'], ['drafted'], ['cosigning']),
    answer_cosign: row(atWork, ['assisting'], ['accepted', 'opined']),
    submit_check: row(atWork, main, ['drafted', 'cosigning'], ['checking', 'approved']),
    pass_check: row(atWork, main, ['checking'], ['approved']),
    send_back_reply: row(atWork, main, ['checking'], ['drafted']),
    sign_reply: row(atWork, main, ['approved'], ['signed']),
    refuse_sign: row(atWork, main, ['approved'], ['drafted']),
    issue_reply: row(atWork, main, ['signed'], ['issued']),
    rate_proposal: row(replied, main, ['issued']),
    score_handling: row(replied, main, ['issued']),
    add_promise: row(atAnyTime, main, begun),
    report_promise: row(followed, main, ['issued']),
    view_publicity: row(atAnyTime, main, begun),
  };
}

/** Steps of the matter itself that belong to handling. */
function matterSteps<S extends string>(of: HandlingStates<S>) {
  const afterRating = distinct(of.rating, of.reworking, of.consulting, of.closed, of.tracked);
  return {
    propose_assignment: { from: distinct(of.ready, of.assigning), to: [of.assigning] },
    rate: { from: [of.rating], to: afterRating },
    enter_paper_rating: { from: [of.rating], to: afterRating },
    close_unrated: { from: [of.rating], to: afterRating.filter((state) => state !== of.rating) },
    look_back: stays<S>(...distinct(of.tracked, of.closed)),
  } satisfies Record<string, Step<S>>;
}

export type AssignmentAction = keyof ReturnType<typeof assignmentSteps<string>>;
export type HandledAction = keyof ReturnType<typeof matterSteps<string>>;
export type HandlingAction = AssignmentAction | HandledAction;

export interface HandlingLife<S extends string> {
  states: HandlingStates<S>;
  /** For the `steps` of the host's life. */
  steps: Readonly<Record<HandledAction, Step<S>>>;
  /** For its `partSteps`. */
  partSteps: Readonly<Record<AssignmentAction, PartStep<S, AssignmentState, AssignmentRole>>>;
  /** For its `effects`: the first unit's acceptance begins handling, the last reply ends it. */
  effects: Readonly<Partial<Record<AssignmentAction, readonly S[]>>>;
}

/** The tables of handling in the states of a host. */
export function handlingLife<S extends string>(states: HandlingStates<S>): HandlingLife<S> {
  const settled = distinct(states.dispatched, states.handling, states.reworking);
  return {
    states,
    steps: matterSteps(states),
    partSteps: assignmentSteps(states),
    effects: {
      confirm_assignment: settled,
      refuse_bounce: settled,
      accept: [states.handling],
      bounce: [states.assigning],
      issue_reply: [states.rating],
    },
  };
}

/** Assignments that are still the unit's. */
export const liveAssignmentStates: readonly AssignmentState[] = assignmentStates.filter(
  (state) => state !== 'replaced' && state !== 'bounced',
);

/** The unit has taken the matter on. */
export const hasAccepted = (state: AssignmentState): boolean => begun.includes(state);
