/** Takes one of one's own second factors away; the last one stays where an assembly asks for one. */
import { writeAudit } from '../../../../platform/audit/audit.ts';
import { defineCommand } from '../../../../platform/http/operation.ts';
import { conflict, notFound } from '../../../../platform/http/problem.ts';
import { accountEndpoints } from '../../contract.ts';
import { grantsInForce } from '../../offices.ts';
import { mustBeConfirmed, sessionOf } from '../../second-factors/confirmed.ts';
import { factorsOf, removeAllFactors } from '../../second-factors/factors.ts';
import { factorRequired } from '../../second-factors/standing.ts';
import { tellOwner } from '../../tell-of-account.ts';

export const removeSecondFactor = defineCommand({
  ...accountEndpoints.removeSecondFactor,
  operationId: 'removeSecondFactor',
  summary: 'Take one of your second factors away',
  tag: 'accounts',
  access: 'signed_in',
  limit: 30,
  async handle(ctx, { params }) {
    const { accountId } = sessionOf(ctx.actor);
    mustBeConfirmed(ctx);
    const { db, clock } = ctx;
    const { demo } = await db
      .selectFrom('accounts')
      .select('demo')
      .where('id', '=', accountId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const factors = await factorsOf(db, accountId);
    const factor = factors.find(({ id }) => id === params.factorId);
    if (!factor) throw notFound();
    if (factors.length === 1) {
      const held = await grantsInForce(db, [accountId], clock.now());
      const seats = held.map((grant) => `${grant.assemblyId} ${grant.role}`);
      const exempt = demo && ctx.demoDoors;
      if (!exempt && (await factorRequired(db, seats, clock.now()))) throw conflict('factor_required');
      await removeAllFactors(db, accountId);
    } else await db.deleteFrom('second_factors').where('id', '=', factor.id).execute();
    const { kind, label } = factor;
    await writeAudit(ctx, 'account.factor_removed', `account/${accountId}`, { kind, label });
    await tellOwner(ctx, accountId, 'factor_removed', { label });
    return {};
  },
});
