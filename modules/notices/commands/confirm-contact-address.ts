/** The code that was sent to an address came back: from now on it is used. */
import { sql } from 'kysely';
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict, notFound } from '../../../platform/http/problem.ts';
import { maskAddress } from '../../../platform/notices/addresses.ts';
import { CODE_MINUTES, CODE_TRIES, codeFor } from '../../../platform/notices/codes.ts';
import { noticeEndpoints } from '../contract.ts';
import { readerOf } from '../policy.ts';
import { settingsOf } from '../settings.ts';

export const confirmContactAddress = defineCommand({
  ...noticeEndpoints.confirmContactAddress,
  operationId: 'confirmContactAddress',
  summary: 'Confirm an address with the code that was sent to it',
  tag: 'notices',
  access: 'signed_in',
  // A wrong code is counted although it is refused.
  ownTransaction: true,
  keyless: true,
  limit: 20,
  async handle(ctx, { params: { addressId }, body: { code } }) {
    const { db, actor, clock, channels, seal } = ctx;
    const accountId = readerOf(actor);
    const now = clock.now();
    const tried = await db
      .updateTable('contact_addresses')
      .set({ code_tries: sql`code_tries + 1` })
      .where('id', '=', addressId)
      .where('account_id', '=', accountId)
      .where('channel', '<>', 'push')
      .returning(['channel', 'address', 'code_tries', 'code_sent_at', 'confirmed_at'])
      .executeTakeFirst();
    if (!tried) throw notFound();
    if (tried.confirmed_at === null) {
      const late = now.getTime() - tried.code_sent_at!.getTime() > CODE_MINUTES * 60_000;
      if (late || tried.code_tries > CODE_TRIES) throw conflict('code_gone');
      if (code !== codeFor(seal!, addressId, tried.code_sent_at!)) throw conflict('code_wrong');
      await db
        .updateTable('contact_addresses')
        .set({ confirmed_at: now })
        .where('id', '=', addressId)
        .where('confirmed_at', 'is', null)
        .execute();
      const shown = maskAddress(tried.channel, tried.address);
      await writeAudit(ctx, 'account.address_confirmed', `account/${accountId}`, {
        channel: tried.channel,
        label: shown,
      });
    }
    return settingsOf(db, accountId, channels);
  },
});
