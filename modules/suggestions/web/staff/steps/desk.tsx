/** The steps of suggestions as the desk shows their forms. */
import type { StepDesk } from '../../../../../web/staff/steps/fields.ts';
import { handlingDesk } from '../../../../handling/web/parts/desk.ts';
import { handlingSteps } from '../../../../handling/web/parts/steps.ts';
import type { SuggestionDetail } from '../../../contract/reading.ts';
import { suggestionFront } from '../../handling.ts';
import { Sheet } from '../detail/sheet.tsx';
import { about } from './about.tsx';
import type { SuggestionSpecs, SuggestionStep } from './context.ts';
import { MemberInput, MembersInput, OwnBodyInput } from './inputs.tsx';
import { ledSteps } from './led-steps.ts';
import { screeningSteps } from './screening-steps.ts';

const handling = handlingDesk<SuggestionDetail, SuggestionStep>(suggestionFront as never);

export const specs: SuggestionSpecs = {
  ...(handlingSteps(suggestionFront as never) as unknown as SuggestionSpecs),
  ...screeningSteps,
  ...ledSteps,
};

export const suggestionDesk: StepDesk<SuggestionStep> = {
  ...handling,
  room: 'suggestions',
  kept: 'suggestion-step',
  steps: specs,
  about: { ...handling.about, ...about },
  inputs: {
    ...handling.inputs,
    member: { Input: MemberInput },
    members: { Input: MembersInput, filled: (value) => Array.isArray(value) && value.length > 0 },
    ownBody: { Input: OwnBodyInput },
  },
  Text: ({ context }) => <Sheet data={context.detail} />,
  verb: (action, { detail }) => (action === 'show_case' && detail.isCase ? 'suggestions.desk.unshowCase' : undefined),
  said: ({ detail }, t) => ({ by: t(`suggestions.desk.by.${detail.confirmedBy}`) }),
};

/** Steps in the order of a suggestion's life; the first the reader may take is their own next one. */
const forward = [
  'answer_objection',
  'admit',
  'take_up',
  'propose_assignment',
  'confirm_assignment',
  'accept',
  'answer_cosign',
  'give_opinion',
  'answer_led',
  'draft_reply',
  'submit_check',
  'pass_check',
  'sign_reply',
  'issue_reply',
];

export interface Press {
  action: string;
  assignmentId?: string;
}

/** @returns what the reader can do, their own next step first; `next` is null when nothing waits for them */
export function orderSteps(detail: SuggestionDetail): { all: Press[]; next: Press | null } {
  const own = detail.abilities.suggestion.map((action): Press => ({ action }));
  const units = Object.entries(detail.abilities.assignments).flatMap(([assignmentId, actions]) =>
    actions.map((action): Press => ({ action, assignmentId })),
  );
  const all = [...units, ...own]
    .filter(({ action, assignmentId }) => specs[action] && !specs[action].blocked?.({ detail, assignmentId }))
    .sort((a, b) => rank(a.action) - rank(b.action));
  const first = all[0];
  return { all, next: first && forward.includes(first.action) ? first : null };
}

const rank = (action: string) => {
  const at = forward.indexOf(action);
  return at < 0 ? forward.length : at;
};
