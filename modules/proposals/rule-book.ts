/** The rules as a book: what can be set, and what a caller chose to set. */
import { fieldIssue } from '../../platform/http/errors.ts';
import { Problem } from '../../platform/http/problem.ts';
import { fieldsOf } from '../../platform/rules/fields.ts';
import { type PresetName, type ProposalRules, presets, proposalRules } from './rules.ts';

export const ruleFields = fieldsOf(proposalRules);

/**
 * A preset, or the content sent, with what the schema fills in.
 * @throws Problem 422 with the way to each part that does not fit, as `body.content.review.rounds`
 */
export function chosenRules(body: { preset?: PresetName | undefined; content?: unknown }): ProposalRules {
  const parsed = proposalRules.safeParse(body.preset ? presets[body.preset] : body.content);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => fieldIssue('body.content', issue as never));
  throw new Problem(422, 'invalid', {}, issues);
}
