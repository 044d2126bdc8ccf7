/** The audit trail as a chain of hashes: one for each assembly, and one for what belongs to none. */
import type { Chain } from '../../platform/audit/chain.ts';

export const auditChain: Chain = {
  table: 'audit_entries',
  by: 'assembly_id',
  columns: ['seq', 'assembly_id', 'at', 'account_id', 'actor_name', 'action', 'subject', 'details'],
  instants: ['at'],
};
