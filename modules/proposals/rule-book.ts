/** The rules as a book: what can be set, and what a caller chose to set. */
import { chosenContent } from '../../platform/rules/chosen.ts';
import { fieldsOf } from '../../platform/rules/fields.ts';
import { type PresetName, presets, proposalRules } from './rules.ts';

export const ruleFields = fieldsOf(proposalRules);

export const chosenRules = (body: { preset?: PresetName | undefined; content?: unknown }) =>
  chosenContent(proposalRules, presets, body);
