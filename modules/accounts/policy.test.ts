import { describe, expect, it } from 'vitest';
import { type Actor, citizen, system } from '../../platform/http/context.ts';
import { type AccountsAction, can, permitted } from './policy.ts';
import { type Role, roles, separatedRoles } from './roles.ts';

const actorOf = (role: Role, kind: Actor['kind'] = 'account'): Actor => ({
  kind,
  accountId: 'a',
  name: '',
  grants: [{ role, unitId: null, bodyId: null, memberId: null }],
  scopes: null,
  sessionId: null,
});
const actions = Object.keys(permitted) as AccountsAction[];
const pairs = actions.flatMap((action) => roles.map((role) => [action, role] as const));

describe('can', () => {
  it.each(pairs)('%s by %s as the table says', (action, role) => {
    const able: readonly Role[] = permitted[action];
    expect(can(actorOf(role), action).allowed).toBe(able.includes(role));
  });

  it.each(actions)('%s never by a token, a citizen or the system', (action) => {
    for (const role of roles) expect(can(actorOf(role, 'token'), action).allowed).toBe(false);
    expect(can(citizen, action)).toEqual({ allowed: false, reason: 'not_permitted' });
    expect(can(system, action).allowed).toBe(false);
  });

  it('gives the three administrators no writing duty in common but closing accounts', () => {
    expect(permitted.set_account_active).toEqual(['admin', 'security_admin']);
    for (const action of actions.filter(
      (name) => !['list_accounts', 'read_account_rules', 'set_account_active'].includes(name),
    )) {
      const able = (permitted[action] as readonly Role[]).filter((role) => separatedRoles.includes(role));
      expect(able).toHaveLength(1);
    }
  });
});
