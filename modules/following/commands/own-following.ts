/** What a follower does on their own page: confirms, stops one, stops all. */
import '../tables.ts';
import { confirmAddress } from '../../../platform/notices/strangers.ts';
import { command } from '../operations.ts';
import { addressOf, followingOf } from '../queries/get-following.ts';
import { endFollows, mayFollowMore } from '../store/followers.ts';
import { LINK_HOURS } from '../store/letters.ts';

const HOUR_MS = 3_600_000;
const usual = { access: 'public', keyless: true, personal: true, limit: 60 } as const;

export const confirmFollowing = (kinds: ReadonlySet<string>) =>
  command(
    'confirmFollowing',
    'Confirm that one’s address follows these matters',
    async (ctx, { params, body }) => {
      const addressId = addressOf(ctx, params.secret);
      const now = ctx.clock.now();
      await mayFollowMore(ctx, addressId, 0);
      const confirmed = await ctx.db
        .updateTable('follows')
        .set({ confirmed_at: now })
        .where('address_id', '=', addressId)
        .where('assembly_id', '=', ctx.assembly.id)
        .where('id', 'in', body.followIds)
        .where('confirmed_at', 'is', null)
        .where('asked_at', '>', new Date(now.getTime() - LINK_HOURS * HOUR_MS))
        .returning('id')
        .execute();
      if (confirmed.length > 0) await confirmAddress(ctx, addressId);
      return followingOf(ctx, kinds, addressId);
    },
    usual,
  );

/** Asked again, as mail programs may, it answers the same. */
export const stopFollowing = (kinds: ReadonlySet<string>) =>
  command(
    'stopFollowing',
    'Stop following a matter, or all; with the last the address is forgotten',
    async (ctx, { params, body }) => {
      const addressId = addressOf(ctx, params.secret);
      let chosen = ctx.db
        .deleteFrom('follows')
        .where('address_id', '=', addressId)
        .where('assembly_id', '=', ctx.assembly.id);
      if (body.followId) chosen = chosen.where('id', '=', body.followId);
      const ended = await chosen.returning(['address_id', 'matter_id']).execute();
      await endFollows(ctx.db, ended, ctx.clock.now());
      return followingOf(ctx, kinds, addressId);
    },
    usual,
  );
