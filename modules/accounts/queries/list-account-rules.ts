/** The published versions of the assembly's rules for accounts. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { ruleVersionsShown } from '../../assemblies/index.ts';
import { accountEndpoints } from '../contract.ts';
import { mustBeAble } from '../policy.ts';

export const listAccountRules = defineQuery({
  ...accountEndpoints.listAccountRules,
  operationId: 'listAccountRules',
  summary: 'Published versions of the rules of accounts',
  tag: 'accounts',
  access: 'signed_in',
  handle(ctx) {
    mustBeAble(ctx.actor, 'read_account_rules');
    return ruleVersionsShown(ctx, 'accounts');
  },
});
