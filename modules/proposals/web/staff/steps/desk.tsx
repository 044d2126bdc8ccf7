/** The steps of proposals as the desk shows their forms. */
import type { StepDesk } from '../../../../../web/staff/steps/fields.ts';
import { handlingDesk } from '../../../../handling/web/parts/desk.ts';
import type { ProposalDetail } from '../../../contract/detail.ts';
import { proposalFront } from '../../handling.ts';
import { Texts } from '../detail/texts.tsx';
import { confirmersOf, stepSpecs, verbOf } from './all-steps.ts';
import type { ProposalStep } from './context.ts';
import { ProposalInput, ReplyDialsInput } from './inputs.tsx';
import { Publication } from './publication.tsx';

const handling = handlingDesk<ProposalDetail, ProposalStep>(proposalFront);

export const proposalDesk: StepDesk<ProposalStep> = {
  ...handling,
  room: 'proposals',
  kept: 'step',
  steps: stepSpecs,
  about: { ...handling.about, publication: Publication },
  inputs: { ...handling.inputs, proposal: { Input: ProposalInput }, replyDials: { Input: ReplyDialsInput } },
  Text: ({ context }) => <Texts data={context.detail} />,
  verb: (action, { detail }) => verbOf(action, detail),
  said: ({ detail }, t) => ({ by: confirmersOf(detail, t) }),
};
