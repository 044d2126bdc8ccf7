/**
 * The life of a proposal as one pure table: which action is possible in which state and where it leads.
 * What units do with it is the life of its handling (`modules/handling`).
 * Who may act is said in `policy.ts`; deadlines and reasons are rules of the assembly (`rules.ts`).
 */
import { defineLife, type Step, stays } from '../../platform/matters/life.ts';
import { type AssignmentAction, type AssignmentState, handlingLife } from '../handling/contract.ts';

export const proposalStates = [
  'draft',
  'cosigning',
  'submitted',
  'reviewing',
  'returned',
  'filed',
  'merged',
  'converted',
  'declined',
  'withdrawn',
  'assigning',
  'dispatched',
  'handling',
  'rating',
  'reworking',
  'consulting',
  'closed',
  'tracked',
  'archived',
] as const;
export type ProposalState = (typeof proposalStates)[number];

/** What the stretches of handling by units are called in a proposal's life. */
export const handling = handlingLife<ProposalState>({
  ready: 'filed',
  assigning: 'assigning',
  dispatched: 'dispatched',
  handling: 'handling',
  rating: 'rating',
  reworking: 'reworking',
  consulting: 'consulting',
  closed: 'closed',
  tracked: 'tracked',
});

const same = stays<ProposalState>;
const afterFiling: readonly ProposalState[] = [
  'filed',
  'assigning',
  'dispatched',
  'handling',
  'rating',
  'reworking',
  'consulting',
  'closed',
  'tracked',
  'archived',
];

/** Actions on the proposal itself. */
export const proposalTransitions = {
  edit_draft: same('draft', 'returned'),
  delete_draft: { from: ['draft'], to: [] },
  invite_cosigners: { from: ['draft', 'returned', 'cosigning'], to: ['cosigning'] },
  answer_invitation: same('cosigning'),
  withdraw_invitation: same('cosigning'),
  reopen_draft: { from: ['cosigning'], to: ['draft'] },
  submit: { from: ['draft', 'cosigning', 'returned'], to: ['submitted'] },
  support: same('submitted', 'reviewing'),
  withdraw: { from: ['cosigning', 'submitted', 'reviewing', 'returned', 'filed', 'assigning'], to: ['withdrawn'] },
  take_in: { from: ['submitted'], to: ['reviewing'] },
  return_for_revision: { from: ['submitted', 'reviewing'], to: ['returned'] },
  recommend: same('reviewing'),
  send_back_round: same('reviewing'),
  file: { from: ['reviewing'], to: ['filed'] },
  merge: { from: ['reviewing', 'filed'], to: ['merged'] },
  /** Back to where it stood. */
  undo_merge: { from: ['merged'], to: ['reviewing', 'filed'] },
  /** What was done with many is taken back: each stands where it stood. */
  undo_bulk: {
    from: ['submitted', 'reviewing', 'filed', 'assigning', 'dispatched', 'handling', 'reworking'],
    to: ['submitted', 'reviewing', 'filed', 'assigning'],
  },
  convert: { from: ['reviewing'], to: ['converted'] },
  decline: { from: ['reviewing'], to: ['declined'] },
  categorise: same('submitted', 'reviewing', 'filed', 'assigning'),
  propose_assignment: handling.steps.propose_assignment,
  rate: handling.steps.rate,
  enter_paper_rating: handling.steps.enter_paper_rating,
  close_unrated: handling.steps.close_unrated,
  record_meeting: same(...afterFiling.filter((state) => state !== 'archived' && state !== 'consulting')),
  /** The face-to-face consultation after which nothing is redone. */
  record_consultation: { from: ['consulting'], to: ['closed', 'tracked'] },
  look_back: handling.steps.look_back,
  archive: { from: ['closed', 'tracked'], to: ['archived'] },
  mark_key: same(...afterFiling),
  record_instruction: same(...afterFiling),
  nominate_excellent: same(...afterFiling),
  wish_publicity: same(...proposalStates.filter((state) => state !== 'archived')),
  decide_publicity: same(...afterFiling, 'merged', 'converted', 'declined'),
  redact: same(...afterFiling, 'merged'),
  attach: same('draft', 'returned'),
} as const satisfies Record<string, Step<ProposalState>>;

export type ProposalAction = keyof typeof proposalTransitions;

/** Actions on one unit's assignment. */
export const assignmentTransitions = handling.partSteps;

export type Action = ProposalAction | AssignmentAction;

/** The tables as one: `advance` moves along it, so that no row moves beside them. */
export const proposalLife = defineLife<ProposalState, AssignmentState>({
  kind: 'proposal',
  steps: proposalTransitions,
  partSteps: assignmentTransitions,
  effects: handling.effects,
});
