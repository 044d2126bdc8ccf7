/** Others join: counted once for a device or an account, never ranked by. */
import type { Context } from '../../../platform/http/context.ts';
import { forbidden, invalid, notFound } from '../../../platform/http/problem.ts';
import { confirmedAddress } from '../../../platform/notices/strangers.ts';
import { command } from '../operations.ts';
import { can, canRead } from '../policy.ts';
import { digest, loadMatter, type Matter } from '../store/matter.ts';

/** @throws Problem 404 for what the actor may not know of, 403 where the rule asks for more */
async function opened(ctx: Context, suggestionId: string, action: 'join' | 'leave'): Promise<Matter> {
  const matter = await loadMatter(ctx, { id: suggestionId }, true);
  if (!matter.subject.isPublic && !canRead(ctx.actor, matter.subject)) throw notFound();
  if (!can(ctx.actor, action, matter.subject).allowed) throw forbidden('joining_closed');
  return matter;
}

/** Whom a join is counted for. */
function joiner(ctx: Context, token: string | undefined): { token_hash: Buffer; account_id: string | null } {
  const { accountId } = ctx.actor;
  if (accountId !== null) return { token_hash: digest(`account/${accountId}`), account_id: accountId };
  if (!token) throw invalid('body.token', 'required');
  return { token_hash: digest(`device/${token}`), account_id: null };
}

async function counted(ctx: Context, matter: Matter, by: number, mine: boolean) {
  const joined = matter.row.joined + by;
  if (by !== 0) await ctx.db.updateTable('suggestions').set({ joined }).where('id', '=', matter.id).execute();
  return { joined, mine };
}

export const joinSuggestion = command(
  'joinSuggestion',
  'Join a suggestion; counted once',
  async (ctx, { params, body }) => {
    const matter = await opened(ctx, params.suggestionId, 'join');
    const { joining } = matter.rules.publicity;
    const stranger = ctx.actor.kind === 'citizen';
    if (stranger && joining === 'members') throw forbidden('members_only');
    const address = stranger && body.confirmed ? await confirmedAddress(ctx, body.confirmed) : undefined;
    if (stranger && joining === 'confirmed' && !address) throw forbidden('address_needed');
    // Where an address is asked for, it is the address that joins, on whatever device.
    const who = joiner(ctx, address ? `${address.channel}/${address.address}` : body.token);
    const inserted = await ctx.db
      .insertInto('suggestion_joins')
      .values({ suggestion_id: matter.id, joined_at: ctx.clock.now(), ...who })
      .onConflict((clash) => clash.columns(['suggestion_id', 'token_hash']).doNothing())
      .executeTakeFirst();
    return counted(ctx, matter, Number(inserted.numInsertedOrUpdatedRows), true);
  },
  { access: 'public', keyless: true, limit: 60 },
);

export const leaveSuggestion = command(
  'leaveSuggestion',
  'Take one’s joining of a suggestion back',
  async (ctx, { params, body }) => {
    const matter = await opened(ctx, params.suggestionId, 'leave');
    const gone = await ctx.db
      .deleteFrom('suggestion_joins')
      .where('suggestion_id', '=', matter.id)
      .where('token_hash', '=', joiner(ctx, body.token).token_hash)
      .executeTakeFirst();
    return counted(ctx, matter, -Number(gone.numDeletedRows), false);
  },
  { access: 'public', keyless: true, limit: 60 },
);
