/** Who may do what with an assembly's own facts; everything not named here is refused. */
import type { Actor } from '../../platform/http/context.ts';

export type AssembliesAction = 'publish_rule' | 'list_rules';

export interface Decision {
  allowed: boolean;
  /** Error code of the refusal. */
  reason?: string;
}

/** Pure: `publish_rule` by the assembly's administrator or the platform itself; `list_rules` by anyone with an office. */
export function can(actor: Actor, action: AssembliesAction): Decision {
  if (actor.kind === 'system') return { allowed: true };
  const roles = new Set(actor.grants.map((grant) => grant.role));
  if (action === 'list_rules' && roles.size > 0) return { allowed: true };
  if (action === 'publish_rule' && actor.kind === 'account' && roles.has('admin')) return { allowed: true };
  return { allowed: false, reason: 'not_permitted' };
}
