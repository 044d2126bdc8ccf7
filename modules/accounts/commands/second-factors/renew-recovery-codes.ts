/** New recovery codes in place of all earlier ones. */
import { writeAudit } from '../../../../platform/audit/audit.ts';
import { defineCommand } from '../../../../platform/http/operation.ts';
import { conflict } from '../../../../platform/http/problem.ts';
import { accountEndpoints } from '../../contract.ts';
import { mustBeConfirmed, sessionOf } from '../../second-factors/confirmed.ts';
import { factorsOf } from '../../second-factors/factors.ts';
import { makeRecoveryCodes } from '../../second-factors/recovery-codes.ts';

export const renewRecoveryCodes = defineCommand({
  ...accountEndpoints.renewRecoveryCodes,
  operationId: 'renewRecoveryCodes',
  summary: 'Make new recovery codes, shown once; the earlier ones open nothing any more',
  tag: 'accounts',
  access: 'signed_in',
  keyless: true,
  limit: 20,
  async handle(ctx) {
    const { accountId } = sessionOf(ctx.actor);
    mustBeConfirmed(ctx);
    if ((await factorsOf(ctx.db, accountId)).length === 0) throw conflict('factors_none');
    const recoveryCodes = await makeRecoveryCodes(ctx, accountId);
    await writeAudit(ctx, 'account.recovery_codes_made', `account/${accountId}`);
    return { recoveryCodes };
  },
});
