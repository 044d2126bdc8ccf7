/** Who may read and change what of members; everything not named here is refused. */
import type { Actor } from '../../platform/http/context.ts';
import type { MemberState, RequestState } from './life.ts';

export interface Decision {
  allowed: boolean;
  /** Error code of the refusal. */
  reason?: string;
}

/** The seat meant. */
export interface SeatSubject {
  accountId: string;
  state: MemberState;
}

export interface RequestSubject {
  accountId: string;
  state: RequestState;
}

const allowed: Decision = { allowed: true };
const refused = (reason: string): Decision => ({ allowed: false, reason });

export const isOffice = (actor: Actor): boolean =>
  actor.kind === 'account' && actor.grants.some((grant) => grant.role === 'clerk');

/** Own seats, also ended and archived ones: whoever they are of. */
export const isSelf = (actor: Actor, seat: { accountId: string }): boolean =>
  actor.kind === 'account' && actor.accountId === seat.accountId;

export type RegisterAction = 'read_members' | 'add' | 'export' | 'import' | 'list_requests';

/** Pure: the list is anyone's with an office in the assembly, another system's by the scope of its token; the rest is the office's. */
export function can(actor: Actor, action: RegisterAction): Decision {
  const reads = actor.kind === 'system' || actor.grants.length > 0;
  if (action === 'read_members' ? reads : isOffice(actor) || actor.kind === 'system') return allowed;
  return refused('not_permitted');
}

export type SeatStep =
  | 'read'
  | 'read_details'
  | 'see_who_looked'
  | 'edit'
  | 'end'
  | 'resume'
  | 'disclose'
  | 'ask'
  | 'ask_erasure'
  | 'take_data';

/** Pure: what may be done with one seat. */
export function canWith(actor: Actor, action: SeatStep, seat: SeatSubject): Decision {
  const office = isOffice(actor);
  const self = isSelf(actor, seat);
  switch (action) {
    case 'read_details':
    case 'see_who_looked':
      return office || self ? allowed : refused('not_your_part');
    case 'read':
      return actor.grants.length > 0 ? allowed : refused('not_your_part');
    case 'take_data':
    case 'ask_erasure':
      return self ? allowed : refused('not_your_part');
    case 'ask':
      if (!self) return refused('not_your_part');
      return seat.state === 'serving' ? allowed : refused('seat_ended');
    case 'edit':
    case 'disclose':
      return office ? allowed : refused('not_your_part');
    case 'end':
      if (!office) return refused('not_your_part');
      return seat.state === 'serving' ? allowed : refused('seat_ended');
    case 'resume':
      if (!office) return refused('not_your_part');
      return seat.state === 'ended' ? allowed : refused('seat_not_ended');
  }
}

/** Pure: a request is read by the office and by whoever sent it, decided by the office, taken back by whoever sent it. */
export function canWithRequest(
  actor: Actor,
  action: 'read' | 'decide' | 'withdraw',
  request: RequestSubject,
): Decision {
  const office = isOffice(actor);
  const self = isSelf(actor, request);
  const part = action === 'read' ? office || self : action === 'decide' ? office && !self : self;
  if (!part) return refused('not_your_part');
  if (action !== 'read' && request.state !== 'waiting') return refused('request_closed');
  return allowed;
}
