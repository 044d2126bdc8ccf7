/**
 * The life of a suggestion as one pure table: received from anyone, screened, taken up by a committee or a member or assigned to
 * units, answered, rated by its sender. What units do with it is the life of its handling (`modules/handling`). Who may act is said
 * in `policy.ts`.
 */
import { defineLife, type Step, stays } from '../../platform/matters/life.ts';
import { type AssignmentAction, type AssignmentState, handlingLife } from '../handling/contract.ts';

export const suggestionStates = [
  'received',
  'returned',
  'declined',
  'converted',
  'passed_on',
  'withdrawn',
  'accepted',
  'led',
  'assigning',
  'dispatched',
  'handling',
  'answered',
  'closed',
] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/** What the stretches of handling are called here: an answer written again is handling, and nothing follows the end. */
export const handling = handlingLife<SuggestionState>({
  ready: 'accepted',
  assigning: 'assigning',
  dispatched: 'dispatched',
  handling: 'handling',
  rating: 'answered',
  reworking: 'handling',
  consulting: 'closed',
  closed: 'closed',
  tracked: 'closed',
});

/** Screened and gone into somebody's hands, or on the way there. */
export const acceptedStates: readonly SuggestionState[] = [
  'accepted',
  'led',
  'assigning',
  'dispatched',
  'handling',
  'answered',
  'closed',
];
/** Members know of it. */
export const knownStates: readonly SuggestionState[] = [...acceptedStates, 'converted'];

const same = stays<SuggestionState>;

/** Steps of the suggestion itself. */
export const suggestionSteps = {
  send: same('received'),
  resend: { from: ['returned'], to: ['received'] },
  withdraw: { from: ['received', 'returned', 'accepted'], to: ['withdrawn'] },
  object: same('returned', 'declined', ...acceptedStates),
  answer_objection: {
    from: ['returned', 'declined', ...acceptedStates],
    to: ['received', 'returned', 'declined', ...acceptedStates],
  },
  /** What was not accepted goes with its words. */
  delete_data: { from: suggestionStates, to: [...suggestionStates] },
  admit: { from: ['received'], to: ['accepted'] },
  return: { from: ['received'], to: ['returned'] },
  decline: { from: ['received', 'returned'], to: ['declined'] },
  pass_on: { from: ['received', 'accepted'], to: ['passed_on'] },
  /** What was done with many is taken back: each stands where it stood. */
  undo_bulk: {
    from: ['accepted', 'returned', 'declined', 'passed_on', 'assigning', 'dispatched', 'handling'],
    to: ['received', 'returned', 'accepted', 'assigning', 'dispatched', 'handling'],
  },
  convert: { from: ['received', 'accepted'], to: ['converted'] },
  categorise: same('received', ...acceptedStates),
  decide_publicity: same(...acceptedStates),
  redact: same('received', ...acceptedStates),
  hide: same(...acceptedStates),
  show: same(...acceptedStates),
  join: same(...acceptedStates.filter((state) => state !== 'closed')),
  leave: same(...acceptedStates),
  take_up: { from: ['accepted'], to: ['led'] },
  join_team: same('led'),
  record_visit: same('led', 'answered'),
  give_back: { from: ['led'], to: ['accepted'] },
  answer_led: { from: ['led'], to: ['answered'] },
  /** The sender of one that was taken up; of one that units answered: `rate`. */
  rate_led: { from: ['answered'], to: ['led', 'closed'] },
  close_led: { from: ['answered'], to: ['closed'] },
  show_case: same('closed'),
  propose_assignment: handling.steps.propose_assignment,
  rate: handling.steps.rate,
  enter_paper_rating: handling.steps.enter_paper_rating,
  close_unrated: handling.steps.close_unrated,
  look_back: handling.steps.look_back,
} as const satisfies Record<string, Step<SuggestionState>>;

export type SuggestionAction = keyof typeof suggestionSteps;
export type Action = SuggestionAction | AssignmentAction;

export const isAssignmentAction = (action: string): action is AssignmentAction => action in handling.partSteps;

/** The tables as one: `advance` moves along it, so that no row moves beside them. */
export const suggestionLife = defineLife<SuggestionState, AssignmentState>({
  kind: 'suggestion',
  steps: suggestionSteps,
  partSteps: handling.partSteps,
  effects: handling.effects,
});
