/**
 * The life of a proposal as one pure table: which action is possible in which state and where it leads.
 * Who may act is said in `policy.ts`; deadlines and reasons are rules of the assembly (`rules.ts`).
 */
import { defineLife, type PartStep, type Step, stays } from '../../platform/matters/life.ts';

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

export type AssignmentRole = 'lead' | 'assisting' | 'separate';

const same = stays<ProposalState>;
const atWork: readonly ProposalState[] = ['assigning', 'dispatched', 'handling', 'reworking'];
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
  convert: { from: ['reviewing'], to: ['converted'] },
  decline: { from: ['reviewing'], to: ['declined'] },
  categorise: same('submitted', 'reviewing', 'filed', 'assigning'),
  propose_assignment: { from: ['filed', 'assigning'], to: ['assigning'] },
  rate: { from: ['rating'], to: ['rating', 'reworking', 'consulting', 'closed', 'tracked'] },
  enter_paper_rating: { from: ['rating'], to: ['rating', 'reworking', 'consulting', 'closed', 'tracked'] },
  close_unrated: { from: ['rating'], to: ['closed', 'tracked', 'reworking', 'consulting'] },
  record_meeting: same(...afterFiling.filter((state) => state !== 'archived' && state !== 'consulting')),
  /** The face-to-face consultation after which nothing is redone. */
  record_consultation: { from: ['consulting'], to: ['closed', 'tracked'] },
  look_back: same('tracked', 'closed'),
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

/** Actions on one unit's assignment. */
export const assignmentTransitions = {
  confirm_assignment: { matter: ['assigning'], roles: every, from: ['proposed'], to: ['dispatched'] },
  accept: { matter: atWork, roles: every, from: ['dispatched'], to: ['accepted'] },
  bounce: { matter: atWork, roles: every, from: ['dispatched'], to: ['bounced'] },
  refuse_bounce: { matter: ['assigning'], roles: every, from: ['bounced'], to: ['dispatched'] },
  hand_on: { matter: atWork, roles: every, from: working, to: working },
  record_contact: {
    matter: [...atWork, 'rating', 'consulting'],
    roles: every,
    from: [...working, 'issued'],
    to: [...working, 'issued'],
  },
  ask_extension: {
    matter: atWork,
    roles: main,
    from: ['accepted', 'drafted', 'cosigning'],
    to: ['accepted', 'drafted', 'cosigning'],
  },
  answer_extension: { matter: atWork, roles: main, from: working, to: working },
  give_opinion: { matter: atWork, roles: ['assisting'], from: ['accepted', 'opined'], to: ['opined'] },
  draft_reply: { matter: atWork, roles: main, from: ['accepted', 'drafted'], to: ['drafted'] },
  ask_cosign: { matter: atWork, roles: ['lead'], from: ['drafted'], to: ['cosigning'] },
  answer_cosign: { matter: atWork, roles: ['assisting'], from: ['accepted', 'opined'], to: ['accepted', 'opined'] },
  submit_check: { matter: atWork, roles: main, from: ['drafted', 'cosigning'], to: ['checking', 'approved'] },
  pass_check: { matter: atWork, roles: main, from: ['checking'], to: ['approved'] },
  send_back_reply: { matter: atWork, roles: main, from: ['checking'], to: ['drafted'] },
  sign_reply: { matter: atWork, roles: main, from: ['approved'], to: ['signed'] },
  refuse_sign: { matter: atWork, roles: main, from: ['approved'], to: ['drafted'] },
  issue_reply: {
    matter: ['handling', 'reworking', 'assigning', 'dispatched'],
    roles: main,
    from: ['signed'],
    to: ['issued'],
  },
  rate_proposal: {
    matter: ['rating', 'reworking', 'consulting', 'closed', 'tracked'],
    roles: main,
    from: ['issued'],
    to: ['issued'],
  },
  score_handling: {
    matter: ['rating', 'reworking', 'consulting', 'closed', 'tracked'],
    roles: main,
    from: ['issued'],
    to: ['issued'],
  },
  add_promise: {
    matter: [...atWork, 'rating', 'consulting', 'closed', 'tracked'],
    roles: main,
    from: [...working, 'issued'],
    to: [...working, 'issued'],
  },
  report_promise: {
    matter: ['rating', 'consulting', 'closed', 'tracked'],
    roles: main,
    from: ['issued'],
    to: ['issued'],
  },
  view_publicity: {
    matter: [...atWork, 'rating', 'consulting', 'closed', 'tracked'],
    roles: main,
    from: [...working, 'issued'],
    to: [...working, 'issued'],
  },
} as const satisfies Record<string, PartStep<ProposalState, AssignmentState, AssignmentRole>>;

export type AssignmentAction = keyof typeof assignmentTransitions;
export type Action = ProposalAction | AssignmentAction;

export const isAssignmentAction = (action: string): action is AssignmentAction => action in assignmentTransitions;

/** Assignments that are still the unit's. */
export const liveAssignmentStates: readonly AssignmentState[] = assignmentStates.filter(
  (state) => state !== 'replaced' && state !== 'bounced',
);

/** Where an assignment's step may carry the proposal: the first unit's acceptance begins handling, the last reply ends it. */
export const assignmentEffects: Partial<Record<AssignmentAction, readonly ProposalState[]>> = {
  confirm_assignment: ['dispatched', 'handling', 'reworking'],
  refuse_bounce: ['dispatched', 'handling', 'reworking'],
  accept: ['handling'],
  bounce: ['assigning'],
  issue_reply: ['rating'],
};

/** The tables as one: `advance` moves along it, so that no row moves beside them. */
export const proposalLife = defineLife<ProposalState, AssignmentState>({
  kind: 'proposal',
  steps: proposalTransitions,
  partSteps: assignmentTransitions,
  effects: assignmentEffects,
});
