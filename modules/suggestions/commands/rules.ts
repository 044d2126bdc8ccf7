/** Publishes a version of the rules of suggestions; those under way keep theirs. */
import { chosenContent } from '../../../platform/rules/chosen.ts';
import { publishAsked } from '../../assemblies/index.ts';
import { command } from '../operations.ts';
import { presets, suggestionRules } from '../rules.ts';

export const publishSuggestionRules = command(
  'publishSuggestionRules',
  'Publish a version of the rules of suggestions',
  (ctx, { body }) => publishAsked(ctx, 'suggestions', body, () => chosenContent(suggestionRules, presets, body)),
);
