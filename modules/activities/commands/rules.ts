/** Publishes a version of the rules of activities; those planned keep theirs. */
import { chosenContent } from '../../../platform/rules/chosen.ts';
import { publishAsked } from '../../assemblies/index.ts';
import { command } from '../operations.ts';
import { activityRules, presets } from '../rules.ts';

export const publishActivityRules = command(
  'publishActivityRules',
  'Publish a version of the rules of activities',
  (ctx, { body }) => publishAsked(ctx, 'activities', body, () => chosenContent(activityRules, presets, body)),
);
