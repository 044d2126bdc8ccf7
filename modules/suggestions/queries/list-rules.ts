/** The published versions of the assembly's rules for suggestions. */
import { ruleVersionsShown } from '../../assemblies/index.ts';
import { query } from '../operations.ts';

export const listSuggestionRules = query(
  'listSuggestionRules',
  'Published versions of the rules of suggestions',
  (ctx) => ruleVersionsShown(ctx, 'suggestions'),
);
