/** The letter that asks whether somebody wants to follow: one an hour to an address, a few a day, whoever asks for them. */
import '../tables.ts';
import type { Context } from '../../../platform/http/context.ts';
import { tellStrangers } from '../../../platform/notices/strangers.ts';
import type { PublicMatter } from './matters.ts';

const HOUR_MS = 3_600_000;
/** Hours for which the link of the letter is good, and what was not confirmed is kept. */
export const LINK_HOURS = 24;
const LETTERS_A_DAY = 5;

/** The page of all one follows, below the installation's address. */
export const pageOf = (ctx: Pick<Context, 'assembly'>): string => `/${ctx.assembly.code}/following/mine`;

/** The address is held. A letter that waits already asks for this matter too: its page shows all that wait. */
export async function askForConfirmation(
  ctx: Context,
  to: { addressId: string; seal: Buffer; followId: string },
  matter: PublicMatter,
): Promise<void> {
  const now = ctx.clock.now();
  const letters = await ctx.db
    .selectFrom('follow_letters')
    .select('goes_at')
    .where('address_seal', '=', to.seal)
    .where('goes_at', '>', new Date(now.getTime() - LINK_HOURS * HOUR_MS))
    .orderBy('goes_at', 'desc')
    .execute();
  const last = letters[0]?.goes_at;
  if ((last && last > now) || letters.length >= LETTERS_A_DAY) return;
  const goesAt = last ? new Date(Math.max(now.getTime(), last.getTime() + HOUR_MS)) : now;
  await ctx.db.insertInto('follow_letters').values({ address_seal: to.seal, goes_at: goesAt }).execute();
  const said = {
    kind: 'following.notice.confirm',
    params: { subject: matter.title, hours: LINK_HOURS },
    link: '',
    locale: ctx.locale,
    asks: true,
    leave: { page: pageOf(ctx), one: to.followId },
  };
  await tellStrangers(ctx, [{ addressId: to.addressId, channel: 'mail', said, at: goesAt }]);
}
