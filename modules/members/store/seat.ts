/** One seat under lock, and the only way it moves: row, history and event together. */
import type { Selectable, Updateable } from 'kysely';
import { announce } from '../../../platform/events/announce.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, forbidden, invalid, notFound } from '../../../platform/http/problem.ts';
import { writeHistory } from '../../../platform/matters/history.ts';
import { type BodyKind, bodiesByIds, officeAmong } from '../../assemblies/index.ts';
import type { MemberChanges } from '../contract/shared.ts';
import { detailFields, type OpenField } from '../fields.ts';
import { type MemberState, memberLife, type SeatAction } from '../life.ts';
import { nameKey, storedName } from '../names.ts';
import { canWith, type SeatStep } from '../policy.ts';
import { nameSound } from '../sounds.ts';
import type { MembersTable } from '../tables.ts';
import { checkDetails, readDetails, writeDetails } from './details.ts';

export type SeatRow = Selectable<MembersTable>;

export const subjectOf = (row: SeatRow) => ({ accountId: row.account_id, state: row.state });

/** @throws Problem 404 where there is none for this reader, 403, 409 as the policy says */
export async function openSeat(ctx: Context, memberId: string, step: SeatStep, lock = true): Promise<SeatRow> {
  let query = ctx.db
    .selectFrom('members')
    .selectAll()
    .where('id', '=', memberId)
    .where('assembly_id', '=', ctx.assembly.id);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (!row || ctx.actor.grants.length === 0) throw notFound();
  const decision = canWith(ctx.actor, step, subjectOf(row));
  if (decision.allowed) return row;
  if (decision.reason === 'not_your_part') throw forbidden('not_your_part');
  throw conflict(decision.reason!);
}

export const seatMatter = (row: Pick<SeatRow, 'id' | 'assembly_id'>) => ({
  kind: memberLife.kind,
  id: row.id,
  assemblyId: row.assembly_id,
  ruleVersionId: null,
});

interface SeatStepTaken {
  action: SeatAction;
  to?: MemberState;
  patch?: Updateable<MembersTable>;
  details?: Record<string, unknown>;
  /** What other rooms may react to. */
  event?: string;
}

export async function moveSeat(ctx: Context, row: SeatRow, step: SeatStepTaken) {
  const to = step.to ?? row.state;
  memberLife.check({ action: step.action, from: row.state, to });
  const version = row.version + 1;
  await ctx.db
    .updateTable('members')
    .set({ ...step.patch, state: to, version })
    .where('id', '=', row.id)
    .execute();
  await writeHistory(ctx, seatMatter(row), {
    action: step.action,
    from: row.state,
    to,
    office: await officeAmong(ctx, ['clerk', 'member']),
    details: step.details ?? {},
  });
  if (step.event) await announce(ctx, seatMatter(row), step.event, { accountId: row.account_id });
  return { memberId: row.id, state: to, version };
}

const bodyFields: ReadonlyArray<[OpenField, BodyKind]> = [
  ['sectorId', 'sector'],
  ['committeeId', 'committee'],
  ['committee2Id', 'committee'],
  ['partyId', 'party'],
  ['groupId', 'group'],
];

/** Bodies named are of the term and of the right kind. @throws Problem 422 `body_unknown`, `committee_twice` */
export async function checkBodies(
  ctx: Context,
  termId: string,
  changes: MemberChanges,
  at: string,
  present?: Pick<SeatRow, 'committee_id' | 'committee2_id'>,
): Promise<void> {
  const wanted = bodyFields.flatMap(([field, kind]) => {
    const id = changes[field as 'sectorId'];
    return id ? [{ field, kind, id }] : [];
  });
  if (wanted.length === 0) return;
  const known = await bodiesByIds(
    ctx.db,
    wanted.map((item) => item.id),
  );
  for (const { field, kind, id } of wanted) {
    const body = known.get(id);
    if (body?.assemblyId !== ctx.assembly.id || body.kind !== kind || body.termId !== termId) {
      throw invalid(`${at}.${field}`, 'body_unknown');
    }
  }
  const first = changes.committeeId === undefined ? present?.committee_id : changes.committeeId;
  const second = changes.committee2Id === undefined ? present?.committee2_id : changes.committee2Id;
  if (first && first === second) throw invalid(`${at}.committee2Id`, 'committee_twice');
}

/** Columns of the open fields that are named. */
export function openPatch(changes: MemberChanges): Updateable<MembersTable> {
  const { name } = changes;
  const columns = {
    number: changes.number,
    standing: changes.standing,
    posts: changes.posts,
    sector_id: changes.sectorId,
    committee_id: changes.committeeId,
    committee2_id: changes.committee2Id,
    party_id: changes.partyId,
    group_id: changes.groupId,
    workplace: changes.workplace,
    post: changes.post,
    sort_weight: changes.sortWeight,
    ...(name === undefined ? {} : { name: storedName(name), ...nameSound(name) }),
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

/** @throws Problem 422 `number_taken` */
export async function requireFreeNumber(ctx: Context, termId: string, number: string, at: string): Promise<void> {
  const taken = await ctx.db
    .selectFrom('members')
    .select('id')
    .where('term_id', '=', termId)
    .where('number', '=', number)
    .executeTakeFirst();
  if (taken) throw invalid(at, 'number_taken');
}

/** Details named, laid over those there are; writes only when there are any. */
export async function changeDetails(
  ctx: Context,
  seat: { id: string; termId: string },
  changes: MemberChanges,
  at: string,
): Promise<void> {
  const named = Object.fromEntries(
    detailFields.flatMap((field) => (changes[field] === undefined ? [] : [[field, changes[field]]])),
  );
  if (Object.keys(named).length === 0) return;
  checkDetails(ctx, named, at);
  await writeDetails(ctx, seat, { ...(await readDetails(ctx, seat.id, true)), ...named }, at);
}

/** Fields of these changes that differ from what stands there, by name. */
export const namedFields = (changes: object): string[] =>
  Object.entries(changes).flatMap(([field, value]) => (value === undefined ? [] : [field]));

export const sameName = (a: string, b: string): boolean => nameKey(a) === nameKey(b);
