/** Published versions of rules as chains of hashes: one for each assembly. */
import type { Chain } from '../../platform/audit/chain.ts';

export const ruleChain: Chain = {
  table: 'rule_versions',
  by: 'assembly_id',
  columns: [
    'seq',
    'id',
    'assembly_id',
    'subject',
    'version',
    'name',
    'applies_from',
    'content',
    'published_by',
    'published_at',
  ],
  instants: ['applies_from', 'published_at'],
};
