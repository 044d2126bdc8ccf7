/** Publishes a version of the rules of suggestions; those under way keep theirs. */
import { fieldIssue } from '../../../platform/http/errors.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { publishRuleVersion, requirePublisher } from '../../assemblies/index.ts';
import { command, type InputOf } from '../operations.ts';
import { presets, type SuggestionRules, suggestionRules } from '../rules.ts';

/** A preset, or the content sent. @throws Problem 422 with the way to each part that does not fit */
function chosenRules({ preset, content }: InputOf<'publishSuggestionRules'>['body']): SuggestionRules {
  const parsed = suggestionRules.safeParse(preset ? presets[preset] : content);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => fieldIssue('body.content', issue as never));
  throw new Problem(422, 'invalid', {}, issues);
}

export const publishSuggestionRules = command(
  'publishSuggestionRules',
  'Publish a version of the rules of suggestions',
  async (ctx, { body }) => {
    requirePublisher(ctx);
    const published = await publishRuleVersion(ctx, {
      subject: 'suggestions',
      name: body.name,
      appliesFrom: new Date(body.appliesFrom),
      content: chosenRules(body),
    });
    return { ruleVersionId: published.id, version: published.version };
  },
);
