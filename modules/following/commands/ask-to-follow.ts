/** Somebody without an account asks to be told of a matter by e-mail or in their browser. */
import { conflict, invalid } from '../../../platform/http/problem.ts';
import { readAddress } from '../../../platform/notices/addresses.ts';
import { leavingSecret } from '../../../platform/notices/leaving.ts';
import { command } from '../operations.ts';
import { follow, followerWith, mayFollowMore } from '../store/followers.ts';
import { askForConfirmation, LINK_HOURS } from '../store/letters.ts';
import { publicMatter } from '../store/matters.ts';

/** Requests of one network a minute. */
const usual = { access: 'public', keyless: true, limit: 6 } as const;

/** Nothing is told before the link of the letter was used; the answer is the same whatever the address follows. */
export const askToFollow = (kinds: ReadonlySet<string>) =>
  command(
    'askToFollow',
    'Ask to follow a public matter by e-mail; a letter asks for a confirmation',
    async (ctx, { body }) => {
      if (!ctx.channels?.mail) throw conflict('channel_not_offered');
      const address = readAddress('mail', body.address);
      if (!address) throw invalid('body.address', 'not_mail');
      const matter = await publicMatter(ctx, kinds, body);
      const { addressId, seal } = await followerWith(ctx, 'mail', address);
      const followId = await follow(ctx, addressId, matter, false);
      if (followId) await askForConfirmation(ctx, { addressId, seal, followId }, matter);
      return { hours: LINK_HOURS };
    },
    usual,
  );

/** The browser's own question was the consent. */
export const followByPush = (kinds: ReadonlySet<string>) =>
  command(
    'followByPush',
    'Follow a public matter by web push in this browser',
    async (ctx, { body }) => {
      if (!ctx.channels || ctx.channels.pushKey === null) throw conflict('channel_not_offered');
      if (!ctx.channels.mayPushAt(body.endpoint)) throw conflict('push_host_refused');
      const matter = await publicMatter(ctx, kinds, body);
      const { addressId } = await followerWith(ctx, 'push', body.endpoint, { details: body.keys, confirmed: true });
      await mayFollowMore(ctx, addressId, 1);
      await follow(ctx, addressId, matter, true);
      return { secret: leavingSecret(ctx.seal!, addressId) };
    },
    usual,
  );
