/** Who may do what with an assembly's own facts; everything not named here is refused. */
import type { Actor } from '../../platform/http/context.ts';

export type AssembliesAction = 'publish_rule' | 'list_rules' | 'read_calendar' | 'enter_holidays';

export interface Decision {
  allowed: boolean;
  /** Error code of the refusal. */
  reason?: string;
}

/**
 * Pure: `publish_rule` by the assembly's administrator or the platform itself; `list_rules` and
 * `read_calendar` by anyone with an office; `enter_holidays` by clerk and administrator.
 */
export function can(actor: Actor, action: AssembliesAction): Decision {
  if (actor.kind === 'system') return { allowed: true };
  const roles = new Set(actor.grants.map((grant) => grant.role));
  if ((action === 'list_rules' || action === 'read_calendar') && roles.size > 0) return { allowed: true };
  if (action === 'publish_rule' && actor.kind === 'account' && roles.has('admin')) return { allowed: true };
  if (action === 'enter_holidays' && actor.kind === 'account' && (roles.has('clerk') || roles.has('admin'))) {
    return { allowed: true };
  }
  return { allowed: false, reason: 'not_permitted' };
}
