/** Publishes a version of what the assembly asks of its accounts. */
import { defineCommand } from '../../../../platform/http/operation.ts';
import { chosenContent } from '../../../../platform/rules/chosen.ts';
import { publishAsked } from '../../../assemblies/index.ts';
import { accountEndpoints } from '../../contract.ts';
import { accountRules, presets } from '../../rules.ts';

export const publishAccountRules = defineCommand({
  ...accountEndpoints.publishAccountRules,
  operationId: 'publishAccountRules',
  summary: 'Publish a version of the rules of accounts: who has to show a second factor',
  tag: 'accounts',
  access: 'signed_in',
  handle: (ctx, { body }) => publishAsked(ctx, 'accounts', body, () => chosenContent(accountRules, presets, body)),
});
