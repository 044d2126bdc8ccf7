/** One's own second factors, and how one may prove oneself. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { accountEndpoints } from '../contract.ts';
import { grantsInForce } from '../offices.ts';
import { sessionOf } from '../second-factors/confirmed.ts';
import { factorsOf } from '../second-factors/factors.ts';
import { recoveryCodesLeft } from '../second-factors/recovery-codes.ts';
import { factorRequired } from '../second-factors/standing.ts';

export const getSecondFactors = defineQuery({
  ...accountEndpoints.getSecondFactors,
  operationId: 'getSecondFactors',
  summary: 'Your second factors, and the ways in which you may prove who you are',
  tag: 'accounts',
  access: 'signed_in',
  beforeFactor: true,
  async handle(ctx) {
    const { db, clock, actor } = ctx;
    const { accountId } = sessionOf(actor);
    const factors = await factorsOf(db, accountId);
    const left = await recoveryCodesLeft(db, accountId);
    const held = await grantsInForce(db, [accountId], clock.now());
    const seats = held.map((grant) => `${grant.assemblyId} ${grant.role}`);
    const has = (kind: string) => factors.some((factor) => factor.kind === kind);
    const ways = {
      passkey: has('passkey'),
      authenticator: has('authenticator'),
      recovery: left > 0,
      password: factors.length === 0,
    };
    // Whoever knows the password alone learns which ways there are, not by which names.
    const shown = actor.factorNeeded === 'show' ? [] : factors;
    return {
      factors: shown.map(({ id, kind, label, created_at, last_used_at }) => ({
        id,
        kind,
        label,
        createdAt: created_at.toISOString(),
        lastUsedAt: last_used_at?.toISOString() ?? null,
      })),
      ways: (Object.keys(ways) as Array<keyof typeof ways>).filter((way) => ways[way]),
      recoveryCodesLeft: left,
      required: await factorRequired(db, seats, clock.now()),
    };
  },
});
