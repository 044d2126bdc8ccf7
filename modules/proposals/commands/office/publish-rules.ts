/** Publishes a version of the rules: a preset or the assembly's own, checked against the schema; running matters keep theirs. */
import { publishAsked } from '../../../assemblies/index.ts';
import { command } from '../../operations.ts';
import { chosenRules } from '../../rule-book.ts';

export const publishRules = command('publishRules', 'Publish a version of the rules', (ctx, { body }) =>
  publishAsked(ctx, 'proposals', body, () => chosenRules(body)),
);
