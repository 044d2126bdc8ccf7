/** Rows of followers: an address is kept while anything is followed with it, and goes with the last. */
import '../tables.ts';
import { sql } from 'kysely';
import { newId } from '../../../platform/db/ids.ts';
import type { Db } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict } from '../../../platform/http/problem.ts';
import { forgetAddresses, keepAddress, takeBackMessages } from '../../../platform/notices/strangers.ts';
import type { AddressDetails } from '../../../platform/notices/tables.ts';
import { type MatterName, newestLine } from './matters.ts';

/** Matters one address may follow. */
export const MOST_FOLLOWED = 200;
/** Matters that wait for one address's confirmation; the oldest give way. */
const MOST_ASKED = 20;

/** How an address is known again: not readable from the database alone. */
export const sealOf = (ctx: Pick<Context, 'seal'>, channel: 'mail' | 'push', address: string): Buffer =>
  Buffer.from(ctx.seal!(`follower/${channel}/${channel === 'mail' ? address.toLowerCase() : address}`), 'base64url');

/** What is asked for an address at the same time is done one after the other, until the transaction ends. */
const hold = (ctx: Context, seal: Buffer) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`follower/${seal.toString('hex')}`}, 0))`.execute(ctx.db);

/** The follower with this address, held; made when there is none. @param confirmed the address has proven itself */
export async function followerWith(
  ctx: Context,
  channel: 'mail' | 'push',
  address: string,
  { details = {}, confirmed = false }: { details?: AddressDetails; confirmed?: boolean } = {},
): Promise<{ addressId: string; seal: Buffer }> {
  const seal = sealOf(ctx, channel, address);
  await hold(ctx, seal);
  const known = await ctx.db
    .selectFrom('followers')
    .select('address_id')
    .where('assembly_id', '=', ctx.assembly.id)
    .where('address_seal', '=', seal)
    .executeTakeFirst();
  if (known) return { addressId: known.address_id, seal };
  const id = await keepAddress(ctx, { channel, address, details }, { confirmed });
  await ctx.db
    .insertInto('followers')
    .values({
      address_id: id,
      assembly_id: ctx.assembly.id,
      channel,
      address_seal: seal,
      locale: ctx.locale,
      created_at: ctx.clock.now(),
    })
    .execute();
  return { addressId: id, seal };
}

/** @throws Problem 409 `follows_too_many` */
export async function mayFollowMore(ctx: Context, addressId: string, more: number): Promise<void> {
  const { held } = await ctx.db
    .selectFrom('follows')
    .select((q) => q.fn.countAll<string>().as('held'))
    .where('address_id', '=', addressId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirstOrThrow();
  if (Number(held) + more > MOST_FOLLOWED) throw conflict('follows_too_many', { most: MOST_FOLLOWED });
}

/** @returns its id; undefined when it was followed already */
export async function follow(
  ctx: Context,
  addressId: string,
  matter: MatterName,
  confirmed: boolean,
): Promise<string | undefined> {
  const now = ctx.clock.now();
  const written = await ctx.db
    .insertInto('follows')
    .values({
      id: newId(),
      address_id: addressId,
      assembly_id: ctx.assembly.id,
      kind: matter.kind,
      matter_id: matter.matterId,
      asked_at: now,
      confirmed_at: confirmed ? now : null,
      told_seq: await newestLine(ctx, matter),
    })
    .onConflict((clash) =>
      clash
        .columns(['address_id', 'kind', 'matter_id'])
        .doUpdateSet({ asked_at: now })
        .where('follows.confirmed_at', 'is', null),
    )
    .returning('id')
    .executeTakeFirst();
  if (written && !confirmed)
    await sql`delete from follows where id in (select id from follows where address_id = ${addressId}
      and confirmed_at is null order by asked_at desc, id desc offset ${MOST_ASKED})`.execute(ctx.db);
  return written?.id;
}

/** Addresses of which nothing is followed any more are forgotten, with what was to be sent there. */
export async function forgetIdle(db: Db, addressIds: readonly string[], now: Date): Promise<void> {
  if (addressIds.length === 0) return;
  const { rows } = await sql<{ address_id: string; address_seal: Buffer }>`select f.address_id, f.address_seal
    from followers f where f.address_id in (${sql.join([...addressIds])})
      and not exists (select 1 from follows x where x.address_id = f.address_id)`.execute(db);
  if (rows.length === 0) return;
  await forgetAddresses(
    db,
    rows.map((row) => row.address_id),
  );
  // A letter that was to be sent later went with its address; what was sent still counts.
  await sql`delete from follow_letters where address_seal in (${sql.join(rows.map((row) => row.address_seal))})
    and goes_at > ${now}`.execute(db);
}

/** Ends these follows, with what was to be sent of their matters. */
export async function endFollows(
  db: Db,
  follows: ReadonlyArray<{ address_id: string; matter_id: string }>,
  now: Date,
): Promise<void> {
  const addressIds = [...new Set(follows.map((row) => row.address_id))];
  if (addressIds.length === 0) return;
  await takeBackMessages(db, addressIds, [...new Set(follows.map((row) => row.matter_id))]);
  await forgetIdle(db, addressIds, now);
}

/** Which of these addresses follow anything. */
export async function namedAddresses(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('followers')
    .select('address_id')
    .where('address_id', 'in', [...ids])
    .execute();
  return rows.map((row) => row.address_id);
}
