/** Takes an address or a device away: nothing is sent to it any more, and it is kept nowhere. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { maskAddress } from '../../../platform/notices/addresses.ts';
import { noticeEndpoints } from '../contract.ts';
import { readerOf } from '../policy.ts';
import { settingsOf } from '../settings.ts';

export const removeContactAddress = defineCommand({
  ...noticeEndpoints.removeContactAddress,
  operationId: 'removeContactAddress',
  summary: 'Take an address or a device of yours away',
  tag: 'notices',
  access: 'signed_in',
  async handle(ctx, { params: { addressId } }) {
    const { db, actor, channels } = ctx;
    const accountId = readerOf(actor);
    const gone = await db
      .deleteFrom('contact_addresses')
      .where('id', '=', addressId)
      .where('account_id', '=', accountId)
      .returning(['channel', 'address', 'details'])
      .executeTakeFirst();
    if (!gone) throw notFound();
    const shown = maskAddress(gone.channel, gone.address, gone.details);
    await writeAudit(ctx, 'account.address_removed', `account/${accountId}`, { channel: gone.channel, label: shown });
    return settingsOf(db, accountId, channels);
  },
});
