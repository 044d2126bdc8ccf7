/** Suggestions as the screens of handling know them. */
import { call } from '../../../web/client.ts';
import { choicesEndpoints } from '../../handling/contract.ts';
import type { HandlingFront, HandlingOptions } from '../../handling/web/parts/host.ts';
import { address } from '../contract/handling.ts';
import type { SuggestionDetail } from '../contract/reading.ts';
import { suggestionEndpoints as api } from '../contract.ts';

/** Choices of the rules, and units and handlers as every kind has them. */
export async function loadOptions(code: string) {
  const [own, choices] = await Promise.all([
    call(api.suggestionOptions, code),
    call(choicesEndpoints.handlingChoices, code),
  ]);
  return { ...own, ...choices, rules: null };
}
export type Options = Awaited<ReturnType<typeof loadOptions>> & HandlingOptions;

/** A letter tells the sender by the name they gave, or not at all. */
const senderOf = (detail: SuggestionDetail) => detail.contact?.name || detail.senderName;

export const suggestionFront: HandlingFront<SuggestionDetail, Options> = {
  room: 'suggestions',
  address,
  cached: 'suggestion',
  detail: (code, suggestionId) => call(api.getSuggestion, code, { params: { suggestionId } }),
  options: loadOptions,
  loads: (code, suggestionId) => call(api.unitLoadsOfSuggestion, code, { params: { suggestionId } }),
  letter: api.suggestionLetter,
  letterHead: (detail, _assembly, t) => ({
    title: t('suggestions.desk.letterTitle', { subject: detail.subject }),
    addressees: [{ name: senderOf(detail) || t('suggestions.sender'), isBody: true }],
  }),
  // The reply is for the sender alone, who is known by the suggestion.
  raters: (detail) => [{ id: detail.suggestionId, name: senderOf(detail), mine: detail.raterId !== null }],
  addressee: (detail) => senderOf(detail) || undefined,
  path: (suggestionId) => `suggestions/${suggestionId}`,
};
