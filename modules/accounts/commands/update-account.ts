/** Corrects the name or telephone of one of the assembly's own accounts; the login stays. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { accountEndpoints } from '../contract.ts';
import { mustBeAble } from '../policy.ts';
import { lockOwnAccount } from '../store.ts';

export const updateAccount = defineCommand({
  ...accountEndpoints.updateAccount,
  operationId: 'updateAccount',
  summary: 'Correct the name or telephone of an account of this assembly',
  tag: 'accounts',
  access: 'signed_in',
  async handle(ctx, { params, body }) {
    mustBeAble(ctx.actor, 'update_account');
    const { db } = ctx;
    const before = await lockOwnAccount(ctx, params.accountId);
    const { name = before.name, phone = before.phone } = body;
    if (name === before.name && phone === before.phone) return {};
    await db.updateTable('accounts').set({ name, phone }).where('id', '=', params.accountId).execute();
    await writeAudit(ctx, 'account.updated', `account/${params.accountId}`, {
      ...(name === before.name ? {} : { name, nameBefore: before.name }),
      // The number itself is nobody's business but the list's.
      ...(phone === before.phone ? {} : { phone: 'changed' }),
    });
    return {};
  },
});
