/** The rules of suggestions: versions, and publishing one. */
import { endpoint } from '../../../platform/http/endpoint.ts';
import { rulesPublished, rulesToPublish, ruleVersions } from '../../../platform/rules/contract.ts';

const path = '/suggestions/rules';

export const rulesEndpoints = {
  listSuggestionRules: endpoint({ method: 'GET', path, response: ruleVersions }),
  publishSuggestionRules: endpoint({ method: 'POST', path, body: rulesToPublish, response: rulesPublished }),
} as const;
