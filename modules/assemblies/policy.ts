/** Who may do what with an assembly's own facts; everything not named here is refused. */
import type { Actor } from '../../platform/http/context.ts';
import { forbidden } from '../../platform/http/problem.ts';

export type AssembliesAction =
  | 'publish_rule'
  | 'list_rules'
  | 'read_calendar'
  | 'enter_holidays'
  | 'keep_house'
  | 'keep_name';

export interface Decision {
  allowed: boolean;
  /** Error code of the refusal. */
  reason?: string;
}

/**
 * Pure: `publish_rule` by the assembly's administrator or the platform itself; `list_rules` and `read_calendar` by
 * anyone with an office; `enter_holidays` and `keep_house` (units, bodies, terms, sessions) by clerk and administrator;
 * `keep_name` by the administrator.
 */
export function can(actor: Actor, action: AssembliesAction): Decision {
  if (actor.kind === 'system') return { allowed: true };
  const roles = new Set(actor.grants.map((grant) => grant.role));
  if ((action === 'list_rules' || action === 'read_calendar') && roles.size > 0) return { allowed: true };
  const person = actor.kind === 'account';
  if ((action === 'publish_rule' || action === 'keep_name') && person && roles.has('admin')) return { allowed: true };
  if (
    (action === 'enter_holidays' || action === 'keep_house') &&
    person &&
    (roles.has('clerk') || roles.has('admin'))
  ) {
    return { allowed: true };
  }
  return { allowed: false, reason: 'not_permitted' };
}

/** @throws Problem 403 `not_permitted` */
export function mustKeepHouse({ actor }: { actor: Actor }): void {
  const decision = can(actor, 'keep_house');
  if (!decision.allowed) throw forbidden(decision.reason!);
}
