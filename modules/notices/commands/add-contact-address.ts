/** Names an address and has a code sent there; it is used only when the code came back. */
import { sql } from 'kysely';
import { newId } from '../../../platform/db/ids.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict, invalid } from '../../../platform/http/problem.ts';
import { readAddress } from '../../../platform/notices/addresses.ts';
import { CODES_A_DAY } from '../../../platform/notices/codes.ts';
import { noticeEndpoints } from '../contract.ts';
import { readerOf } from '../policy.ts';
import { mustBeOffered } from '../settings.ts';

const DAY_MS = 86_400_000;

export const addContactAddress = defineCommand({
  ...noticeEndpoints.addContactAddress,
  operationId: 'addContactAddress',
  summary: 'Name an e-mail address or a mobile number in place of the one before; a code is sent to it',
  tag: 'notices',
  access: 'signed_in',
  limit: 5,
  async handle(ctx, { body: { channel, address: text } }) {
    const { db, actor, assembly, clock } = ctx;
    const accountId = readerOf(actor);
    mustBeOffered(ctx, channel);
    const address = readAddress(channel, text);
    if (!address) throw invalid('address', `not_${channel}`);
    const now = clock.now();
    // Held, so that codes asked for at the same time are counted one after the other.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`codes/${accountId}`}, 0))`.execute(db);
    const { sent } = await db
      .selectFrom('deliveries')
      .select((q) => q.fn.countAll<string>().as('sent'))
      .where('account_id', '=', accountId)
      .where('notice_id', 'is', null)
      .where('created_at', '>', new Date(now.getTime() - DAY_MS))
      .executeTakeFirstOrThrow();
    if (Number(sent) >= CODES_A_DAY) throw conflict('codes_too_many');
    await db
      .deleteFrom('contact_addresses')
      .where('account_id', '=', accountId)
      .where('channel', '=', channel)
      .execute();
    const addressId = newId();
    await db
      .insertInto('contact_addresses')
      .values({
        id: addressId,
        account_id: accountId,
        channel,
        address,
        details: '{}',
        code_sent_at: now,
        confirmed_at: null,
        created_at: now,
      })
      .execute();
    await db
      .insertInto('deliveries')
      .values({
        id: newId(),
        assembly_id: assembly.id,
        account_id: accountId,
        notice_id: null,
        channel,
        address_id: addressId,
        last_error: null,
        created_at: now,
        try_at: now,
        sent_at: null,
      })
      .execute();
    return { addressId };
  },
});
