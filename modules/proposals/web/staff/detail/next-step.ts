/** Which of the possible steps is the reader's own next one; the others stay possible, but are not pressed on anybody. */
import type { ProposalDetail } from '../../../contract/detail.ts';
import { possible } from '../steps/all-steps.ts';

export interface Press {
  action: string;
  /** The assignment it is about; absent for steps of the proposal itself. */
  assignmentId?: string;
}

export interface Reader {
  accountId: string;
  grants: ReadonlyArray<{ role: string; unitId: string | null }>;
}

/** Steps that move the matter on, in the order of its life. */
const forward = [
  'take_in',
  'recommend',
  'file',
  'propose_assignment',
  'answer_extension',
  'confirm_assignment',
  'accept',
  'hand_on',
  'answer_cosign',
  'give_opinion',
  'draft_reply',
  'submit_check',
  'ask_cosign',
  'pass_check',
  'sign_reply',
  'issue_reply',
  'record_consultation',
  'decide_publicity',
  'submit',
];
/** Done when somebody brings a paper; shown early, never urged. */
const atHand = ['enter_paper_rating'];
const handlersOwn = ['answer_cosign', 'give_opinion', 'draft_reply', 'submit_check', 'ask_cosign', 'issue_reply'];
const LAST = 1000;

function placeOf({ action, assignmentId }: Press, data: ProposalDetail, reader: Reader, canHandOn: boolean): number {
  const place = forward.indexOf(action);
  if (place < 0) return atHand.includes(action) ? LAST - 1 : LAST;
  if (action === 'decide_publicity' && data.publicity.decision !== null) return LAST;
  const unit = data.assignments.find((item) => item.assignmentId === assignmentId);
  if (!unit) return place;
  const handles = reader.grants.some((grant) => grant.role === 'unit_handler' && grant.unitId === unit.unitId);
  const handing = !handles && unit.handlerId === null && canHandOn;
  if (action === 'hand_on') return handing ? place : LAST;
  const others = unit.handlerId !== null && unit.handlerId !== reader.accountId;
  return handlersOwn.includes(action) && (others || handing) ? LAST - 2 : place;
}

/**
 * @param canHandOn the reader's unit has somebody to hand work on to
 * @returns all steps, the reader's own first; `next` is null when nothing of this matter waits for the reader
 */
export function orderSteps(
  data: ProposalDetail,
  reader: Reader,
  canHandOn: boolean,
): { all: Press[]; next: Press | null } {
  const own = data.abilities.proposal.map((action): Press => ({ action }));
  const units = Object.entries(data.abilities.assignments).flatMap(([assignmentId, actions]) =>
    actions.map((action): Press => ({ action, assignmentId })),
  );
  const placed = [...units, ...own]
    .filter((press) => possible(press.action, { detail: data, assignmentId: press.assignmentId }))
    .map((press) => ({ press, place: placeOf(press, data, reader, canHandOn) }))
    .sort((a, b) => a.place - b.place);
  const first = placed[0];
  return {
    all: placed.map((item) => item.press),
    next: first && first.place < forward.length ? first.press : null,
  };
}
