/** The rules of activities: versions, and publishing one. */
import { endpoint } from '../../../platform/http/endpoint.ts';
import { rulesPublished, rulesToPublish, ruleVersions } from '../../../platform/rules/contract.ts';

const path = '/activities/rules';

export const rulesEndpoints = {
  listActivityRules: endpoint({ method: 'GET', path, response: ruleVersions }),
  publishActivityRules: endpoint({ method: 'POST', path, body: rulesToPublish, response: rulesPublished }),
} as const;
