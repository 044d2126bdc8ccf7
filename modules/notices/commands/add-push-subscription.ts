/** Lets this device be told: the browser was asked and has given an address. */
import { newId } from '../../../platform/db/ids.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict } from '../../../platform/http/problem.ts';
import { noticeEndpoints } from '../contract.ts';
import { readerOf } from '../policy.ts';
import { mustBeOffered, settingsOf } from '../settings.ts';

/** Devices of one person. */
const MOST_DEVICES = 10;

export const addPushSubscription = defineCommand({
  ...noticeEndpoints.addPushSubscription,
  operationId: 'addPushSubscription',
  summary: 'Let a device of yours be told by web push',
  tag: 'notices',
  access: 'signed_in',
  keyless: true,
  async handle(ctx, { body: { endpoint, keys, label } }) {
    const { db, actor, clock } = ctx;
    const accountId = readerOf(actor);
    const offered = mustBeOffered(ctx, 'push');
    if (!offered.mayPushAt(endpoint)) throw conflict('push_host_refused');
    // Whoever used this browser before is not told on it any more.
    await db.deleteFrom('contact_addresses').where('channel', '=', 'push').where('address', '=', endpoint).execute();
    const { held } = await db
      .selectFrom('contact_addresses')
      .select((q) => q.fn.countAll<string>().as('held'))
      .where('account_id', '=', accountId)
      .where('channel', '=', 'push')
      .executeTakeFirstOrThrow();
    if (Number(held) >= MOST_DEVICES) throw conflict('devices_too_many', { most: MOST_DEVICES });
    const now = clock.now();
    await db
      .insertInto('contact_addresses')
      .values({
        id: newId(),
        account_id: accountId,
        channel: 'push',
        address: endpoint,
        details: JSON.stringify({ ...keys, label }),
        code_sent_at: null,
        confirmed_at: now,
        created_at: now,
      })
      .execute();
    return settingsOf(db, accountId, offered);
  },
});
