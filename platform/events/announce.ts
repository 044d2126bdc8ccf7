/**
 * What others may react to. An event is one row written in the transaction of the step, so it happens exactly when the step
 * did: rolled back, it never was.
 */
import './tables.ts';
import type { Db } from '../db/schema.ts';
import type { Context } from '../http/context.ts';
import type { MatterRef } from '../matters/history.ts';

/** The matter an event is about. */
export type Announcing = Pick<MatterRef, 'kind' | 'id' | 'assemblyId'>;

const insertOf = (
  db: Db,
  { actor, clock, held }: Pick<Context, 'actor' | 'clock' | 'held'>,
  matter: Announcing,
  name: string,
  params: Record<string, unknown>,
) =>
  db.insertInto('events').values({
    assembly_id: matter.assemblyId,
    kind: matter.kind,
    matter_id: matter.id,
    name,
    params: JSON.stringify(params),
    actor_id: actor.accountId,
    at: clock.now(),
    bulk_id: held?.bulkId ?? null,
    held_until: held?.until ?? null,
  });

/** An act on many is taken back with this matter: handlers that waited do nothing. */
export async function callOff(ctx: Pick<Context, 'db'>, matterId: string, bulkId: string): Promise<void> {
  await ctx.db
    .updateTable('events')
    .set({ called_off: true })
    .where('bulk_id', '=', bulkId)
    .where('matter_id', '=', matterId)
    .execute();
}

/**
 * One insert. Events of one matter are dealt with in the order they were announced, as steps of a matter hold its row.
 * @param name without the kind, as `filed`; handlers listen to `proposal.filed`
 * @param params what handlers must know beyond the matter: ids and plain values, no texts that a reader may not see
 */
export async function announce(
  ctx: Pick<Context, 'db' | 'actor' | 'clock' | 'held'>,
  matter: Announcing,
  name: string,
  params: Record<string, unknown> = {},
): Promise<void> {
  await insertOf(ctx.db, ctx, matter, name, params).execute();
}

/** For the statement that writes the step's line of history: its event beside it. */
export const withEvent = (
  ctx: Pick<Context, 'db' | 'actor' | 'clock' | 'held'>,
  matter: Announcing,
  name: string,
  params: Record<string, unknown> = {},
): Db => ctx.db.with('event', (inner) => insertOf(inner as unknown as Db, ctx, matter, name, params)) as unknown as Db;
