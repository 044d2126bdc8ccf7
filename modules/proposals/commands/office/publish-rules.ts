/** Publishes a version of the rules: a preset or the assembly's own, checked against the schema; running matters keep theirs. */

import { fieldIssue } from '../../../../platform/http/errors.ts';
import { Problem } from '../../../../platform/http/problem.ts';
import { publishRuleVersion } from '../../../assemblies/index.ts';
import { command } from '../../operations.ts';
import { presets, proposalRules } from '../../rules.ts';

export const publishRules = command('publishRules', 'Publish a version of the rules', async (ctx, { body }) => {
  const parsed = proposalRules.safeParse(body.preset ? presets[body.preset] : body.content);
  if (!parsed.success) {
    throw new Problem(
      422,
      'invalid',
      {},
      parsed.error.issues.map((issue) => fieldIssue('body.content', issue as never)),
    );
  }
  const published = await publishRuleVersion(ctx, {
    subject: 'proposals',
    name: body.name,
    appliesFrom: new Date(body.appliesFrom),
    content: parsed.data,
  });
  return { ruleVersionId: published.id, version: published.version };
});
