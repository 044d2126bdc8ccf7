/** Ends the loan of an account to another assembly, and the offices it was given there; membership follows its own list. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { findAssemblyByCode } from '../../assemblies/index.ts';
import { accountEndpoints } from '../contract.ts';
import { mustBeAble } from '../policy.ts';
import { memberRoles } from '../roles.ts';
import { lockOwnAccount } from '../store.ts';

export const recallAccount = defineCommand({
  ...accountEndpoints.recallAccount,
  operationId: 'recallAccount',
  summary: 'End the loan of an account to another assembly, with the offices it was given there',
  tag: 'accounts',
  access: 'signed_in',
  async handle(ctx, { params, body }) {
    mustBeAble(ctx.actor, 'lend_account');
    const { db, assembly, clock } = ctx;
    const account = await lockOwnAccount(ctx, params.accountId);
    const other = await findAssemblyByCode(db, body.code);
    if (!other) throw invalid('body.code', 'not_lent_there');
    const loan = await db
      .deleteFrom('account_loans')
      .where('account_id', '=', account.id)
      .where('assembly_id', '=', other.id)
      .executeTakeFirst();
    if (loan.numDeletedRows === 0n) throw invalid('body.code', 'not_lent_there');
    const now = clock.now();
    const ended = await db
      .updateTable('grants')
      .set({ until_at: now })
      .where('account_id', '=', account.id)
      .where('assembly_id', '=', other.id)
      .where('role', 'not in', [...memberRoles])
      .where((q) => q.or([q('until_at', 'is', null), q('until_at', '>', now)]))
      .executeTakeFirst();
    const details = { to: other.code, officesEnded: Number(ended.numUpdatedRows) };
    await writeAudit(ctx, 'account.recalled', `account/${account.id}`, details);
    // The other assembly's auditor sees it too: its offices ended.
    await writeAudit({ ...ctx, assembly: other }, 'account.recalled', `account/${account.id}`, {
      by: assembly.code,
      officesEnded: details.officesEnded,
    });
    return {};
  },
});
