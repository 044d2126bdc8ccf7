/** Lends one of the assembly's own accounts to another, which may then give it offices there; its own stays the owner. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { findAssemblyByCode } from '../../assemblies/index.ts';
import { accountEndpoints } from '../contract.ts';
import { mustBeAble } from '../policy.ts';
import { lockOwnAccount } from '../store.ts';

export const lendAccount = defineCommand({
  ...accountEndpoints.lendAccount,
  operationId: 'lendAccount',
  summary: 'Let another assembly give offices to an account of this one',
  tag: 'accounts',
  access: 'signed_in',
  async handle(ctx, { params, body }) {
    mustBeAble(ctx.actor, 'lend_account');
    const { db, assembly, clock } = ctx;
    const account = await lockOwnAccount(ctx, params.accountId);
    const other = await findAssemblyByCode(db, body.code);
    if (!other || other.id === assembly.id) throw invalid('body.code', 'other_assembly_needed');
    await db
      .insertInto('account_loans')
      .values({ account_id: account.id, assembly_id: other.id, lent_at: clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await writeAudit(ctx, 'account.lent', `account/${account.id}`, { to: other.code });
    return {};
  },
});
