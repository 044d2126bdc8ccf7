/** Chooses, for each kind of notice and channel, at once, in a digest, or not at all. */
import { defineCommand } from '../../../platform/http/operation.ts';
import { noticeEndpoints } from '../contract.ts';
import { readerOf } from '../policy.ts';
import { minuteOf, mustBeOffered, settingsOf } from '../settings.ts';

export const setNoticeSettings = defineCommand({
  ...noticeEndpoints.setNoticeSettings,
  operationId: 'setNoticeSettings',
  summary: 'Choose by which channels you are told of what, at once or in a digest',
  tag: 'notices',
  access: 'signed_in',
  async handle(ctx, { body }) {
    const { db, actor, channels } = ctx;
    const accountId = readerOf(actor);
    for (const { channel } of body.choices) mustBeOffered(ctx, channel);
    const chosen = new Map(body.choices.map((choice) => [`${choice.topic}/${choice.channel}`, choice]));
    await db.deleteFrom('notice_choices').where('account_id', '=', accountId).execute();
    if (chosen.size > 0) {
      await db
        .insertInto('notice_choices')
        .values([...chosen.values()].map((choice) => ({ account_id: accountId, ...choice })))
        .execute();
    }
    const minute = minuteOf(body.digestAt);
    await db
      .insertInto('notice_settings')
      .values({ account_id: accountId, digest_minute: minute })
      .onConflict((clash) => clash.column('account_id').doUpdateSet({ digest_minute: minute }))
      .execute();
    return settingsOf(db, accountId, channels);
  },
});
