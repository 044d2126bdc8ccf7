/** One alliance loaded whole enough to decide a step: its row, who sits in it, what the reader's assembly has named the reader. */
import '../tables.ts';
import { type Selectable, sql, type Updateable } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, forbidden, notFound } from '../../../platform/http/problem.ts';
import { writeHistory } from '../../../platform/matters/history.ts';
import { officeOfGrant } from '../../assemblies/index.ts';
import { type AllianceAction, type AllianceState, allianceLife, type PersonRole, type SeatState } from '../life.ts';
import { type AllianceSubject, actingOffice, can, canRead, isInside } from '../policy.ts';
import type { AllianceRow } from '../tables.ts';

export interface Seat {
  assembly_id: string;
  state: SeatState;
  reason: string;
  answered_at: string | null;
  answered_by_name: string | null;
}

export interface Alliance {
  id: string;
  assemblyId: string;
  row: Selectable<AllianceRow>;
  seats: Seat[];
  subject: AllianceSubject;
}

/** Seats of `alliances a`, in the order they were asked. */
export const seatsJson = sql<Seat[]>`(select json_agg(json_build_object('assembly_id', s.assembly_id, 'state', s.state,
    'reason', s.reason, 'answered_at', s.answered_at, 'answered_by_name', s.answered_by_name) order by s.invited_at, s.id)
  from alliance_seats s where s.alliance_id = a.id)`;

/** What the reader's assembly has named the reader in `alliances a`. */
export const personOf = (ctx: Pick<Context, 'actor' | 'assembly'>) =>
  sql<PersonRole | null>`(select p.role from alliance_people p where p.alliance_id = a.id
    and p.assembly_id = ${ctx.assembly.id} and p.account_id = ${ctx.actor.accountId}::uuid)`;

export const joinedOf = (seats: readonly Seat[]): string[] =>
  seats.filter((seat) => seat.state === 'joined').map((seat) => seat.assembly_id);

export function subjectOf(
  ctx: Pick<Context, 'assembly'>,
  row: Pick<Selectable<AllianceRow>, 'state' | 'assembly_id' | 'chair_assembly_id'>,
  seats: readonly Seat[],
  person: PersonRole | null,
): AllianceSubject {
  return {
    state: row.state,
    seat: seats.find((seat) => seat.assembly_id === ctx.assembly.id)?.state ?? null,
    founder: row.assembly_id === ctx.assembly.id,
    chairing: row.chair_assembly_id === ctx.assembly.id,
    person,
  };
}

/** @throws Problem 404 when there is none */
export async function loadAlliance(ctx: Context, id: string, lock: boolean): Promise<Alliance> {
  const query = ctx.db
    .selectFrom('alliances as a')
    .selectAll('a')
    .select([sql<string>`a.since::text`.as('since'), seatsJson.as('seats'), personOf(ctx).as('person')])
    .where('a.id', '=', id);
  const found = await (lock ? query.forUpdate('a') : query).executeTakeFirst();
  if (!found) throw notFound();
  const { seats, person, ...row } = found;
  return { id, assemblyId: row.assembly_id, row, seats, subject: subjectOf(ctx, row, seats, person) };
}

/** For a reader. @throws Problem 404 when the reader may not know of it, or of what is inside */
export async function readAlliance(ctx: Context, id: string, inside = false): Promise<Alliance> {
  const alliance = await loadAlliance(ctx, id, false);
  if (!(inside ? isInside : canRead)(ctx.actor, alliance.subject)) throw notFound();
  return alliance;
}

/** Loads it, its row held, and asks the policy. @throws Problem 404, 403, 409 */
export async function openAlliance(
  ctx: Context,
  id: string,
  action: AllianceAction,
  expectedVersion?: number,
): Promise<Alliance> {
  const alliance = await loadAlliance(ctx, id, true);
  if (!canRead(ctx.actor, alliance.subject)) throw notFound();
  const { allowed, reason } = can(ctx.actor, action, alliance.subject);
  if (!allowed && reason === 'wrong_state') throw conflict('wrong_state', { state: alliance.row.state });
  if (!allowed) throw forbidden('not_your_part');
  if (expectedVersion !== undefined && expectedVersion !== alliance.row.version) throw conflict('changed_meanwhile');
  return alliance;
}

export interface AllianceStep {
  action: AllianceAction;
  /** Absent: the state stays. */
  to?: AllianceState;
  patch?: Updateable<AllianceRow>;
  details?: Record<string, unknown>;
  partId?: string;
}

/** The only way an alliance moves: row and history together. For which assembly somebody acted stands in the line. */
export async function advanceAlliance(ctx: Context, alliance: Alliance, step: AllianceStep) {
  const { row } = alliance;
  const from = row.state;
  const to = step.to ?? from;
  allianceLife.check({ action: step.action, from, to });
  const office = await officeOfGrant(ctx, actingOffice(ctx.actor, step.action, alliance.subject));
  const patch = { ...step.patch, state: to, version: row.version + 1, updated_at: ctx.clock.now() };
  await ctx.db.updateTable('alliances').set(patch).where('id', '=', row.id).execute();
  const matter = { kind: allianceLife.kind, id: row.id, assemblyId: row.assembly_id, ruleVersionId: null };
  const details = { ...step.details, for: ctx.assembly.id };
  await writeHistory(ctx, matter, { action: step.action, from, to, office, details, partId: step.partId ?? null });
  Object.assign(row, patch);
  return { allianceId: row.id, state: to, version: patch.version };
}
