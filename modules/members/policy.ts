/** Who may read the list of members with committees and workplaces; everything not named here is refused. */
import type { Actor } from '../../platform/http/context.ts';

export interface Decision {
  allowed: boolean;
  /** Error code of the refusal. */
  reason?: string;
}

/** Pure: anyone with an office in the assembly; another system by the scope of its token. */
export function can(actor: Actor, action: 'read_members'): Decision {
  const allowed = action === 'read_members' && (actor.kind === 'system' || actor.grants.length > 0);
  return allowed ? { allowed } : { allowed, reason: 'not_permitted' };
}
