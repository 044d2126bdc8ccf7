/** Ties an endpoint of the contract to its use case: `export const sendSuggestion = command('sendSuggestion', …)`. */
import { type BoundTo, bindTo, type InputTo } from '../../platform/http/bound.ts';
import { type SuggestionEndpoints, suggestionEndpoints } from './contract.ts';

type Name = keyof SuggestionEndpoints;
export type InputOf<N extends Name> = InputTo<SuggestionEndpoints[N]>;
export type Bound<N extends Name> = BoundTo<SuggestionEndpoints[N]>;

export const { command, query } = bindTo(suggestionEndpoints, { tag: 'suggestions' });
