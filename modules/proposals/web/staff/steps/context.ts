/** On what the steps of proposals are taken. */
import type { StepContext, StepSpec } from '../../../../../web/staff/steps/fields.ts';
import type { ProposalDetail } from '../../../contract/detail.ts';
import type { Options } from '../shared.tsx';

export type ProposalStep = StepContext<ProposalDetail, Options>;
export type ProposalSpecs = Readonly<Record<string, StepSpec<ProposalStep>>>;
