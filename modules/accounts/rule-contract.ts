/** Rules of accounts, as their operations take and tell them. No server code here. */
import { endpoint } from '../../platform/http/endpoint.ts';
import { rulesPublished, rulesToPublish, ruleVersions } from '../../platform/rules/contract.ts';

const path = '/account-rules';

export const ruleEndpoints = {
  listAccountRules: endpoint({ method: 'GET', path, response: ruleVersions }),
  publishAccountRules: endpoint({ method: 'POST', path, body: rulesToPublish, response: rulesPublished }),
} as const;
