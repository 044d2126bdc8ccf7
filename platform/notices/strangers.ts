/**
 * People without an account: an address is theirs once a code came back from it, and then they are told by messages that are of no
 * account. Such an address is kept by the matter that names it, and goes with it.
 */

import { sql } from 'kysely';
import { newId } from '../db/ids.ts';
import type { Db } from '../db/schema.ts';
import type { Context } from '../http/context.ts';
import { conflict, invalid, notFound } from '../http/problem.ts';
import { readAddress } from './addresses.ts';
import { CODE_MINUTES, CODE_TRIES, CODES_A_DAY, codeFor } from './codes.ts';
import type { AddressDetails, Said } from './tables.ts';
import type { Channel } from './topics.ts';

const DAY_MS = 86_400_000;

/** An address and the proof that a code came back from it. */
export interface ConfirmedAddress {
  addressId: string;
  token: string;
}

const tokenOf = (ctx: Pick<Context, 'seal'>, addressId: string) => ctx.seal!(`confirmed-address/${addressId}`);

/** What is told to one of them. */
export interface ToldAddress {
  addressId: string;
  channel: Channel;
  said: Said;
  /** Not before. */
  at?: Date;
}

/** In the transaction of what it tells of. */
export async function tellStrangers(
  ctx: Pick<Context, 'db' | 'assembly' | 'clock'>,
  told: readonly ToldAddress[],
): Promise<void> {
  if (told.length === 0) return;
  const now = ctx.clock.now();
  const rows = told.map(({ addressId, channel, said, at }) => ({
    id: newId(),
    assembly_id: ctx.assembly.id,
    account_id: null,
    notice_id: null,
    said: JSON.stringify(said),
    channel,
    address_id: addressId,
    last_error: null,
    created_at: now,
    try_at: at ?? now,
    sent_at: null,
  }));
  await ctx.db.insertInto('deliveries').values(rows).execute();
}

/** Keeps an address for a matter that names it. @returns its id */
export async function keepAddress(
  ctx: Pick<Context, 'db' | 'clock'>,
  address: { channel: Channel; address: string; details?: AddressDetails },
  { asked = false, confirmed = false }: { asked?: boolean; confirmed?: boolean },
): Promise<string> {
  const id = newId();
  const now = ctx.clock.now();
  await ctx.db
    .insertInto('contact_addresses')
    .values({
      id,
      account_id: null,
      channel: address.channel,
      address: address.address,
      details: JSON.stringify(address.details ?? {}),
      code_sent_at: asked ? now : null,
      confirmed_at: confirmed ? now : null,
      created_at: now,
    })
    .execute();
  return id;
}

/**
 * Has a code sent to an address.
 * @throws Problem 422 for what is no address, 409 `channel_not_offered`, `codes_too_many`
 */
export async function askStrangersCode(ctx: Context, channel: 'mail' | 'sms', text: string): Promise<string> {
  if (!ctx.channels?.[channel]) throw conflict('channel_not_offered');
  const address = readAddress(channel, text);
  if (!address) throw invalid('body.address', `not_${channel}`);
  const now = ctx.clock.now();
  // Held, so that codes asked for at the same time are counted one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`codes/${channel}/${address}`}, 0))`.execute(ctx.db);
  const { rows } = await sql<{ sent: number }>`select count(*) as sent from contact_addresses
    where account_id is null and channel = ${channel} and address = ${address}
      and code_sent_at > ${new Date(now.getTime() - DAY_MS)}`.execute(ctx.db);
  if (Number(rows[0]!.sent) >= CODES_A_DAY) throw conflict('codes_too_many');
  const id = await keepAddress(ctx, { channel, address }, { asked: true });
  const said = { kind: null, params: {}, link: '', locale: ctx.locale };
  await tellStrangers(ctx, [{ addressId: id, channel, said }]);
  return id;
}

/** The code came back. Every try counts, so it must not run in a transaction that is taken back. @throws Problem 404, 409 */
export async function confirmStrangersCode(ctx: Context, addressId: string, code: string): Promise<ConfirmedAddress> {
  const now = ctx.clock.now();
  const tried = await ctx.db
    .updateTable('contact_addresses')
    .set({ code_tries: sql`code_tries + 1` })
    .where('id', '=', addressId)
    .where('account_id', 'is', null)
    .returning(['code_tries', 'code_sent_at'])
    .executeTakeFirst();
  if (!tried) throw notFound();
  const late = now.getTime() - tried.code_sent_at!.getTime() > CODE_MINUTES * 60_000;
  if (late || tried.code_tries > CODE_TRIES) throw conflict('code_gone');
  if (code !== codeFor(ctx.seal!, addressId, tried.code_sent_at!)) throw conflict('code_wrong');
  await confirmAddress(ctx, addressId);
  return { addressId, token: tokenOf(ctx, addressId) };
}

/** @returns the address, or undefined when the proof is none */
export async function confirmedAddress(
  ctx: Context,
  { addressId, token }: ConfirmedAddress,
): Promise<{ id: string; channel: 'mail' | 'sms'; address: string } | undefined> {
  if (token !== tokenOf(ctx, addressId)) return undefined;
  const found = await ctx.db
    .selectFrom('contact_addresses')
    .select(['id', 'channel', 'address'])
    .where('id', '=', addressId)
    .where('account_id', 'is', null)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return found && found.channel !== 'push' ? { ...found, channel: found.channel } : undefined;
}

/** They have answered what they were sent. */
export async function confirmAddress(ctx: Pick<Context, 'db' | 'clock'>, id: string): Promise<void> {
  await ctx.db
    .updateTable('contact_addresses')
    .set({ confirmed_at: ctx.clock.now() })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .execute();
}

/** An address as it was given, for its owner; empty: it is forgotten. */
export async function addressGiven(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('contact_addresses').select('address').where('id', '=', id).executeTakeFirst();
  return row?.address ?? '';
}

/** What was not sent yet of these matters goes to these addresses no more. */
export async function takeBackMessages(
  db: Db,
  addressIds: readonly string[],
  matterIds: readonly string[],
): Promise<void> {
  if (addressIds.length === 0 || matterIds.length === 0) return;
  await db
    .deleteFrom('deliveries')
    .where('state', 'in', ['waiting', 'failed'])
    .where('address_id', 'in', [...addressIds])
    .where(sql`said->'about'->>'id'`, 'in', [...matterIds])
    .execute();
}

/** Takes away addresses and what was sent there. */
export async function forgetAddresses(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .deleteFrom('deliveries')
    .where('address_id', 'in', [...ids])
    .execute();
  await db
    .deleteFrom('contact_addresses')
    .where('id', 'in', [...ids])
    .where('account_id', 'is', null)
    .execute();
}

/** Addresses looked at in one go. */
const BATCH = 500;

/**
 * Addresses of people without an account that nobody names a day after they were given are let go.
 * @param named which of these somebody keeps
 */
export async function purgeAddresses(
  db: Db,
  now: Date,
  named: (db: Db, ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    let rows = db
      .selectFrom('contact_addresses')
      .select('id')
      .where('account_id', 'is', null)
      .where('created_at', '<', new Date(now.getTime() - DAY_MS))
      .orderBy('id')
      .limit(BATCH);
    if (after !== '') rows = rows.where('id', '>', after);
    const ids = (await rows.execute()).map((row) => row.id);
    const kept = ids.length > 0 ? await named(db, ids) : new Set<string>();
    await forgetAddresses(
      db,
      ids.filter((id) => !kept.has(id)),
    );
    after = ids.at(-1);
  }
}
