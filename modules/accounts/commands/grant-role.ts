/**
 * Gives an office in this assembly to one of its own accounts, or to one lent to it. The three administrators' duties stay on
 * three accounts, which hold no other office.
 */

import { writeAudit } from '../../../platform/audit/audit.ts';
import type { Context } from '../../../platform/http/context.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict, invalid } from '../../../platform/http/problem.ts';
import { bodiesByIds, type UnitKind, unitsByIds } from '../../assemblies/index.ts';
import { accountEndpoints } from '../contract.ts';
import { grantsInForce } from '../offices.ts';
import { mustBeAble } from '../policy.ts';
import { memberRoles, type Role, separatedRoles, unitRoles } from '../roles.ts';
import { mustBeConfirmed } from '../second-factors/confirmed.ts';
import { insertGrant } from '../store.ts';

const kindNeeded: Partial<Record<Role, UnitKind>> = {
  unit_receiver: 'handling',
  unit_handler: 'handling',
  unit_signer: 'handling',
  supervision_party: 'supervision_party',
  supervision_government: 'supervision_government',
};

interface Narrowing {
  role: Role;
  unitId?: string | undefined;
  bodyId?: string | undefined;
}

/** A unit's role names a unit of the right kind, a body's role a body, any other role neither. */
async function checkNarrowing(ctx: Context, { role, unitId, bodyId }: Narrowing): Promise<void> {
  if (unitRoles.includes(role)) {
    const unit = unitId ? (await unitsByIds(ctx.db, [unitId])).get(unitId) : undefined;
    const fits = unit?.assemblyId === ctx.assembly.id && unit.kind === kindNeeded[role];
    if (!fits) throw invalid('body.unitId', 'unit_needed');
  } else if (unitId) throw invalid('body.unitId', 'not_accepted');
  if (role === 'body_contact') {
    const body = bodyId ? (await bodiesByIds(ctx.db, [bodyId])).get(bodyId) : undefined;
    if (body?.assemblyId !== ctx.assembly.id) throw invalid('body.bodyId', 'body_needed');
  } else if (bodyId) throw invalid('body.bodyId', 'not_accepted');
}

export const grantRole = defineCommand({
  ...accountEndpoints.grantRole,
  operationId: 'grantRole',
  summary: 'Give an account an office in this assembly',
  tag: 'accounts',
  access: 'signed_in',
  async handle(ctx, { body }) {
    mustBeAble(ctx.actor, 'grant_role');
    mustBeConfirmed(ctx);
    const { db, assembly, clock } = ctx;
    const { role } = body;
    const until = body.until ? new Date(body.until) : null;
    if (until && until <= clock.now()) throw invalid('body.until', 'until_passed');
    if (memberRoles.includes(role)) throw invalid('body.role', 'role_by_membership');
    const account = await db
      .selectFrom('accounts')
      .select(['id', 'name'])
      .where('login', '=', body.login)
      .where('active', '=', true)
      .where((q) =>
        q.or([
          q('home_assembly_id', '=', assembly.id),
          q.exists(
            q
              .selectFrom('account_loans')
              .select('account_id')
              .whereRef('account_loans.account_id', '=', 'accounts.id')
              .where('account_loans.assembly_id', '=', assembly.id),
          ),
        ]),
      )
      .forUpdate()
      .executeTakeFirst();
    // Whether another assembly has somebody of this login is not told.
    if (!account) throw invalid('body.login', 'account_unknown');
    if (account.id === ctx.actor.accountId) throw conflict('own_account');
    await checkNarrowing(ctx, body);
    const held = await grantsInForce(db, [account.id], clock.now(), assembly.id);
    const separated: readonly string[] = separatedRoles;
    if (separated.includes(role) && held.some((grant) => grant.role !== role && separated.includes(grant.role))) {
      throw conflict('duties_separated');
    }
    if (held.some((grant) => separated.includes(grant.role) !== separated.includes(role))) {
      throw conflict('administrators_apart');
    }
    const unitId = body.unitId ?? null;
    const bodyId = body.bodyId ?? null;
    if (held.some((grant) => grant.role === role && grant.unitId === unitId && grant.bodyId === bodyId)) {
      throw conflict('role_held');
    }
    const id = await insertGrant(db, {
      assemblyId: assembly.id,
      accountId: account.id,
      role,
      unitId,
      bodyId,
      from: clock.now(),
      until,
    });
    await writeAudit(ctx, 'grant.given', `account/${account.id}`, {
      grantId: id,
      role,
      unitId,
      bodyId,
      name: account.name,
    });
    return { id };
  },
});
