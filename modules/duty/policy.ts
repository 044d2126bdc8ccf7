/** Who may read and do what with records, scores, objections and years; everything not named here is refused. Pure. */
import type { Actor } from '../../platform/http/context.ts';
import { confirmers } from './rules.ts';

/** Offices that confirm records; the clerk owns what belongs to nobody else, the scores, the objections and the years. */
export const offices: readonly string[] = confirmers.filter((office) => office !== 'none');
export const owner = 'clerk';

/** Whose record, score or objection it is. */
export interface OfMember {
  memberId: string;
  sectorId: string | null;
}

export type DutyAct =
  | 'read_score'
  | 'read_record'
  | 'enter_own'
  | 'enter'
  | 'confirm'
  | 'withdraw_own'
  | 'withdraw'
  | 'object'
  | 'answer'
  | 'run_year'
  | 'read_records'
  | 'read_rules';

const holds = (actor: Actor, role: string) =>
  actor.kind === 'account' && actor.grants.some((grant) => grant.role === role);

export const seatsOf = (actor: Actor): string[] =>
  actor.grants.flatMap(({ role, memberId }) =>
    (role === 'member' || role === 'former_member') && memberId ? [memberId] : [],
  );
/** Sectors the actor convenes. */
export const convenedBy = (actor: Actor): string[] =>
  actor.grants.flatMap(({ role, bodyId }) => (role === 'body_contact' && bodyId ? [bodyId] : []));
/** Offices of the actor that confirm records. */
export const officesOf = (actor: Actor): string[] => offices.filter((office) => holds(actor, office));

/** @param of whose; @param office which confirms the record meant */
export function can(actor: Actor, act: DutyAct, of?: OfMember, office?: string): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'account') return false;
  const own = of !== undefined && seatsOf(actor).includes(of.memberId);
  const convenes = of !== undefined && of.sectorId !== null && convenedBy(actor).includes(of.sectorId);
  switch (act) {
    case 'read_score':
      return own || convenes || holds(actor, owner);
    case 'read_record':
      return own || convenes || officesOf(actor).length > 0;
    case 'enter_own':
      return actor.grants.some((grant) => grant.role === 'member');
    case 'object':
    case 'withdraw_own':
      return own;
    case 'read_records':
    case 'enter':
      return officesOf(actor).length > 0;
    case 'confirm':
    case 'withdraw':
      return holds(actor, owner) || (office !== undefined && office !== 'none' && holds(actor, office));
    case 'answer':
    case 'run_year':
      return holds(actor, owner);
    case 'read_rules':
      return actor.grants.length > 0;
  }
}
