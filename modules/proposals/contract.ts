/** All endpoints of proposals, by operationId. */
import { importingEndpoints } from '../../platform/importing/contract.ts';
import { bulkOfProposals } from './contract/bulk.ts';
import { letterEndpoints, unitEndpoints } from './contract/handling.ts';
import { outcomeEndpoints } from './contract/outcome.ts';
import { readingEndpoints } from './contract/reading.ts';
import { registerEndpoints } from './contract/register.ts';
import { reviewEndpoints } from './contract/review.ts';
import { rulesEndpoints } from './contract/rules.ts';
import { writingEndpoints } from './contract/writing.ts';
import { columnKeys } from './importing/columns.ts';

export const proposalEndpoints = {
  ...writingEndpoints,
  ...reviewEndpoints,
  ...unitEndpoints,
  ...letterEndpoints,
  ...outcomeEndpoints,
  ...readingEndpoints,
  ...registerEndpoints,
  ...rulesEndpoints,
  ...importingEndpoints('/imports', columnKeys, 'proposalId'),
  ...bulkOfProposals,
} as const;
export type ProposalEndpoints = typeof proposalEndpoints;
