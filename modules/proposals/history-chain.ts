/** The history of proposals as chains of hashes: one for each proposal. */
import type { Chain } from '../../platform/audit/chain.ts';

export const historyChain: Chain = {
  table: 'proposal_history',
  by: 'proposal_id',
  columns: [
    'seq',
    'assembly_id',
    'proposal_id',
    'assignment_id',
    'action',
    'from_state',
    'to_state',
    'actor_id',
    'actor_name',
    'on_behalf_of',
    'at',
    'rule_version_id',
    'public',
    'details',
    'office_role',
    'office_id',
    'office_name',
  ],
  instants: ['at'],
};
