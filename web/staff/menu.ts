/** The desk's places and who needs them; the server decides what may be read, this keeps menus short and says no early. */
import type { IconName } from '../kit/icon.tsx';
import type { Assembly } from '../shared/session.tsx';

export interface Place {
  key: string;
  icon: IconName;
  /** Offices whose menu shows it; absent: everybody's. */
  roles?: readonly string[];
  /** Administrative act of the account module that opens it. */
  ability?: string;
}

const review = ['clerk', 'reviewer_1', 'reviewer_2', 'reviewer_3', 'assigner', 'leader', 'evaluator', 'auditor'];
const supervision = ['supervision_party', 'supervision_government'];
const committee = [...review, ...supervision];
const units = ['unit_receiver', 'unit_handler', 'unit_signer'];

export const groups: ReadonlyArray<{ key: string; places: readonly Place[] }> = [
  {
    key: 'work',
    places: [
      { key: '', icon: 'inbox' },
      { key: 'proposals', icon: 'proposal', roles: [...committee, ...units] },
      { key: 'board', icon: 'filter', roles: committee },
      { key: 'assign', icon: 'send', roles: ['assigner', ...supervision] },
      { key: 'merge', icon: 'merge', roles: ['reviewer_1', 'reviewer_2', 'reviewer_3', 'assigner', 'clerk'] },
      { key: 'overdue', icon: 'clock', roles: [...committee, ...units] },
      { key: 'look-back', icon: 'return', roles: [...committee, ...units] },
    ],
  },
  {
    key: 'account',
    places: [
      { key: 'figures', icon: 'chart' },
      { key: 'excellent', icon: 'star', roles: ['clerk', 'evaluator', 'leader', 'auditor'] },
    ],
  },
  {
    key: 'office',
    places: [
      { key: 'write', icon: 'edit', roles: ['clerk'] },
      { key: 'office', icon: 'download', roles: [...committee, ...units] },
      { key: 'holidays', icon: 'clock', roles: [...committee, ...units, 'admin'] },
      { key: 'rules', icon: 'key', roles: ['clerk', 'admin', 'auditor'] },
    ],
  },
  {
    key: 'administration',
    places: [
      { key: 'accounts', icon: 'people', ability: 'list_accounts' },
      { key: 'tokens', icon: 'link', ability: 'manage_tokens' },
      { key: 'audit', icon: 'eye', ability: 'read_audit' },
    ],
  },
];

/** Whether somebody's offices open a place of the desk. @param key as in the address; places of no group are everybody's */
export function mayOpen(assembly: Assembly, key: string): boolean {
  const place = groups.flatMap((group) => group.places).find((item) => item.key === key);
  if (!place) return true;
  const { roles, ability } = place;
  return (
    (!roles || assembly.grants.some((grant) => roles.includes(grant.role))) &&
    (!ability || assembly.abilities.includes(ability))
  );
}
