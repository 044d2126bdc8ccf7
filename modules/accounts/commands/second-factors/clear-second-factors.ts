/** Somebody lost what they proved themselves with: a security administrator takes it away, seen by the owner and the trail. */
import { defineCommand } from '../../../../platform/http/operation.ts';
import { conflict } from '../../../../platform/http/problem.ts';
import { accountEndpoints } from '../../contract.ts';
import { mustBeAble } from '../../policy.ts';
import { clearFactors } from '../../second-factors/clearing.ts';
import { mustBeConfirmed } from '../../second-factors/confirmed.ts';
import { lockOwnAccount } from '../../store.ts';

export const clearSecondFactors = defineCommand({
  ...accountEndpoints.clearSecondFactors,
  operationId: 'clearSecondFactors',
  summary: 'Take all second factors of an account away after its owner lost them; all its sessions end',
  tag: 'accounts',
  access: 'signed_in',
  limit: 30,
  async handle(ctx, { params, body }) {
    mustBeAble(ctx.actor, 'clear_factors');
    const account = await lockOwnAccount(ctx, params.accountId);
    if (account.id === ctx.actor.accountId) throw conflict('own_account');
    mustBeConfirmed(ctx);
    return { removed: await clearFactors(ctx, account, body.reason) };
  },
});
