/** All endpoints of proposals, by operationId. */
import { bulkOfProposals } from './contract/bulk.ts';
import { letterEndpoints, unitEndpoints } from './contract/handling.ts';
import { importingEndpoints } from './contract/importing.ts';
import { outcomeEndpoints } from './contract/outcome.ts';
import { readingEndpoints } from './contract/reading.ts';
import { registerEndpoints } from './contract/register.ts';
import { reviewEndpoints } from './contract/review.ts';
import { rulesEndpoints } from './contract/rules.ts';
import { writingEndpoints } from './contract/writing.ts';

export const proposalEndpoints = {
  ...writingEndpoints,
  ...reviewEndpoints,
  ...unitEndpoints,
  ...letterEndpoints,
  ...outcomeEndpoints,
  ...readingEndpoints,
  ...registerEndpoints,
  ...rulesEndpoints,
  ...importingEndpoints,
  ...bulkOfProposals,
} as const;
export type ProposalEndpoints = typeof proposalEndpoints;
