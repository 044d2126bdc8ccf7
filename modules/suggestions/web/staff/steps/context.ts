/** On what the steps of suggestions are taken. */
import type { StepContext, StepSpec } from '../../../../../web/staff/steps/fields.ts';
import type { SuggestionDetail } from '../../../contract/reading.ts';
import type { Options } from '../../handling.ts';

export type SuggestionStep = StepContext<SuggestionDetail, Options>;
export type SuggestionSpecs = Readonly<Record<string, StepSpec<SuggestionStep>>>;

export const of = ({ matterId }: SuggestionStep) => ({ suggestionId: matterId });
export const seen = ({ detail }: SuggestionStep) => ({ expectedVersion: detail.version });
