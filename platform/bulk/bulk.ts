/**
 * One act on many matters: each in a transaction of its own, each done or refused by itself. What stood before is kept, so that
 * for some minutes whoever did it takes it back, item by item, unless something has happened since.
 */
import './tables.ts';
import type { Kysely, Transaction } from 'kysely';
import { newId } from '../db/ids.ts';
import type { DatabaseSchema } from '../db/schema.ts';
import { callOff } from '../events/announce.ts';
import type { Context } from '../http/context.ts';
import type { Endpoint } from '../http/endpoint.ts';
import type { Operation } from '../http/operation.ts';
import { conflict, notFound, Problem } from '../http/problem.ts';
import type { BulkItem, BulkOutcome } from './contract.ts';

/** For how long an act on many can be taken back. */
const UNDO_MINUTES = 10;

export type Values = Record<string, never>;
export type Before = Record<string, unknown>;

export interface BulkAct {
  /** Does it with one, in the transaction of `ctx`. @returns what the way back must know of it. @throws Problem */
  run(ctx: Context, item: BulkItem, values: Values): Promise<Before>;
  /** Takes it back with one, in the transaction of `ctx`. @throws Problem `undo_changed_since` when something has happened since */
  undo(ctx: Context, item: BulkItem, before: Before): Promise<void>;
}

/**
 * Acts on one kind of matter, with the way back they all have. @param standing what the acts change, before one is done
 * @param back brings it back; the version after the act tells whether something has happened since
 */
export const actsKeeping =
  <S extends object, A>(
    standing: (ctx: Context, matterId: string) => Promise<S>,
    back: (ctx: Context, action: A, item: BulkItem, before: S & { version: number }) => Promise<void>,
  ) =>
  (action: A, run: (ctx: Context, item: BulkItem, values: never) => Promise<{ version: number }>): BulkAct => ({
    async run(ctx, item, values) {
      const before = await standing(ctx, item.matterId);
      const { version } = await run(ctx, item, values as never);
      return { ...before, version };
    },
    undo: (ctx, item, before) => back(ctx, action, item, before as unknown as S & { version: number }),
  });

export interface BulkHost {
  kind: string;
  /** Scope of tokens and chapter of the published description. */
  tag: string;
  /** Ends every operationId. */
  suffix: string;
  acts: Readonly<Record<string, BulkAct>>;
}

interface Asked {
  act: string;
  items: BulkItem[];
  values: Values;
}

/** Thrown to leave a transaction as if it had not been. */
class TriedOut extends Error {}

const within = <R>(ctx: Context, run: (own: Context) => Promise<R>): Promise<R> =>
  (ctx.db as Kysely<DatabaseSchema>)
    .transaction()
    .execute((trx: Transaction<DatabaseSchema>) => run({ ...ctx, db: trx }));

/** Each by itself; what is refused is told with its reason. */
async function each(
  ctx: Context,
  items: readonly BulkItem[],
  run: (own: Context, item: BulkItem, place: number) => Promise<void>,
): Promise<BulkOutcome[]> {
  const told: BulkOutcome[] = [];
  for (const [place, item] of items.entries()) {
    const ids = { matterId: item.matterId, partId: item.partId ?? null };
    try {
      await within(ctx, (own) => run(own, item, place));
      told.push({ ...ids, code: null, message: null });
    } catch (error) {
      if (error instanceof TriedOut) told.push({ ...ids, code: null, message: null });
      else if (error instanceof Problem) {
        const issue = error.issues[0];
        const message = issue
          ? ctx.t(`errors.field.${issue.code}`, issue.params)
          : ctx.t(`errors.${error.code}`, error.params);
        told.push({ ...ids, code: issue?.code ?? error.code, message });
      } else throw error;
    }
  }
  return told;
}

/** Does it with each. What is announced by it waits with those who would tell others, until it can no longer be taken back. */
export async function runBulk(host: BulkHost, ctx: Context, { act, items, values }: Asked) {
  const now = ctx.clock.now();
  const undoUntil = new Date(now.getTime() + UNDO_MINUTES * 60_000);
  const bulkId = newId(now.getTime());
  // What can no longer be taken back need not be known.
  await ctx.db
    .deleteFrom('bulk_acts')
    .where('undo_until', '<', now)
    .where('account_id', '=', ctx.actor.accountId!)
    .execute();
  await ctx.db
    .insertInto('bulk_acts')
    .values({
      id: bulkId,
      assembly_id: ctx.assembly.id,
      kind: host.kind,
      act,
      account_id: ctx.actor.accountId!,
      at: now,
      undo_until: undoUntil,
    })
    .execute();
  const told = await each(ctx, items, async (own, item, place) => {
    const before = await host.acts[act]!.run({ ...own, held: { bulkId, until: undoUntil } }, item, values);
    await own.db
      .insertInto('bulk_items')
      .values({
        bulk_id: bulkId,
        place,
        matter_id: item.matterId,
        part_id: item.partId ?? null,
        before: JSON.stringify(before),
        undone_at: null,
      })
      .execute();
  });
  const done = told.some((item) => item.code === null);
  if (!done) await ctx.db.deleteFrom('bulk_acts').where('id', '=', bulkId).execute();
  return { items: told, bulkId: done ? bulkId : null, undoUntil: undoUntil.toISOString() };
}

async function undo(host: BulkHost, ctx: Context, bulkId: string) {
  const bulk = await ctx.db
    .selectFrom('bulk_acts')
    .select(['act', 'undo_until'])
    .where('id', '=', bulkId)
    .where('assembly_id', '=', ctx.assembly.id)
    .where('kind', '=', host.kind)
    .where('account_id', '=', ctx.actor.accountId)
    .executeTakeFirst();
  if (!bulk) throw notFound();
  if (ctx.clock.now() > bulk.undo_until) throw conflict('undo_too_late');
  const rows = await ctx.db
    .selectFrom('bulk_items')
    .select(['place', 'matter_id', 'part_id'])
    .where('bulk_id', '=', bulkId)
    .where('undone_at', 'is', null)
    .orderBy('place', 'desc')
    .execute();
  const items = rows.map((row) => ({ matterId: row.matter_id, partId: row.part_id }));
  return {
    items: await each(ctx, items, async (own, item, at) => {
      const row = await own.db
        .updateTable('bulk_items')
        .set({ undone_at: own.clock.now() })
        .where('bulk_id', '=', bulkId)
        .where('place', '=', rows[at]!.place)
        .where('undone_at', 'is', null)
        .returning('before')
        .executeTakeFirst();
      if (!row) throw conflict('undo_changed_since');
      await host.acts[bulk.act]!.undo(own, item, row.before as Before);
      await callOff(own, item.matterId, bulkId);
    }),
  };
}

/** The operations of acts on many under the address of a kind. @param endpoints as `bulkEndpoints` made them */
export function bulkOperations(host: BulkHost, endpoints: Readonly<Record<string, Endpoint>>): Operation[] {
  const one = (name: string, summary: string, handle: (ctx: Context, input: never) => Promise<unknown>) => ({
    ...endpoints[`${name}${host.suffix}`]!,
    operationId: `${name}${host.suffix}`,
    kind: 'command' as const,
    summary,
    tag: host.tag,
    access: 'signed_in' as const,
    ownTransaction: true,
    handle,
  });
  return [
    one('previewBulk', 'Try an act on many out: which are done, which are left out and why', async (ctx, input) => {
      const { act, items, values } = (input as { body: Asked }).body;
      return {
        items: await each(ctx, items, async (own, item) => {
          const held = { bulkId: newId(), until: ctx.clock.now() };
          await host.acts[act]!.run({ ...own, held }, item, values);
          throw new TriedOut('only tried');
        }),
      };
    }),
    one('runBulk', 'Do one act with many', (ctx, input) => runBulk(host, ctx, (input as { body: Asked }).body)),
    one('undoBulk', 'Take an act on many back within minutes', (ctx, input) =>
      undo(host, ctx, (input as { params: { bulkId: string } }).params.bulkId),
    ),
  ] as Operation[];
}

/** What the operations refuse with. */
export const bulkRefusals = (suffix: string) => ({ [`undoBulk${suffix}`]: { 409: ['undo_too_late'] } });
