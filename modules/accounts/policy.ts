/** Who may do what with accounts; everything not named here is refused. */
import type { Actor } from '../../platform/http/context.ts';
import { forbidden } from '../../platform/http/problem.ts';
import type { Role } from './roles.ts';

/**
 * Action → roles that may take it. Duties of the three administrators are apart (classified protection, GB/T
 * 22239-2019, 8.1.5): who makes accounts gives no roles, who gives roles makes no accounts, only the auditor reads the trail. Closing an account is the one duty of two: whoever notices first.
 */
export const permitted = {
  list_accounts: ['admin', 'security_admin'],
  create_account: ['admin'],
  update_account: ['admin'],
  set_account_active: ['admin', 'security_admin'],
  lend_account: ['security_admin'],
  issue_password_reset: ['security_admin'],
  clear_factors: ['security_admin'],
  read_account_rules: ['admin', 'security_admin', 'auditor'],
  see_attacks: ['security_admin'],
  grant_role: ['security_admin'],
  revoke_role: ['security_admin'],
  manage_tokens: ['admin'],
  read_audit: ['auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type AccountsAction = keyof typeof permitted;

export interface Decision {
  allowed: boolean;
  /** Error code of the refusal. */
  reason?: string;
}

/** Administrative acts that any of these roles allows. */
export function abilitiesOf(roles: readonly string[]): AccountsAction[] {
  const actions = Object.keys(permitted) as AccountsAction[];
  return actions.filter((action) => (permitted[action] as readonly string[]).some((role) => roles.includes(role)));
}

/** Pure; only a person signed in acts as administrator, never a token. */
export function can(actor: Actor, action: AccountsAction): Decision {
  const roles = actor.kind === 'account' ? actor.grants.map((grant) => grant.role) : [];
  const allowed = abilitiesOf(roles).includes(action);
  return allowed ? { allowed } : { allowed, reason: 'not_permitted' };
}

/** @throws Problem 403 `not_permitted` */
export function mustBeAble(actor: Actor, action: AccountsAction): void {
  const decision = can(actor, action);
  if (!decision.allowed) throw forbidden(decision.reason!);
}
