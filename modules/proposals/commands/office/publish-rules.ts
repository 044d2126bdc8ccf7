/** Publishes a version of the rules: a preset or the assembly's own, checked against the schema; running matters keep theirs. */
import { publishRuleVersion } from '../../../assemblies/index.ts';
import { command } from '../../operations.ts';
import { chosenRules } from '../../rule-book.ts';

export const publishRules = command('publishRules', 'Publish a version of the rules', async (ctx, { body }) => {
  const published = await publishRuleVersion(ctx, {
    subject: 'proposals',
    name: body.name,
    appliesFrom: new Date(body.appliesFrom),
    content: chosenRules(body),
  });
  return { ruleVersionId: published.id, version: published.version };
});
