/**
 * Makes a token for another system. It acts with the offices of one account within its scopes. An administrator must
 * not speak for people through it, so it may only act as the administrator or as an account of office work.
 */
import type { Kysely } from 'kysely';
import { writeAudit } from '../../../platform/audit/audit.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { DatabaseSchema } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { invalid, unauthenticated } from '../../../platform/http/problem.ts';
import { accountEndpoints } from '../contract.ts';
import { grantsInForce } from '../offices.ts';
import { mustBeAble } from '../policy.ts';
import type { Role } from '../roles.ts';
import { integratorPrefix, newSecret } from '../tokens.ts';

const officeWork: readonly Role[] = ['clerk', 'unit_receiver', 'unit_handler'];

const rolesOf = (held: ReadonlyArray<{ role: string }>) => [...new Set(held.map((grant) => grant.role))];

/** @returns the account, and the roles it holds here: later ones are no business of the token */
async function accountToActAs(ctx: Context, login: string | undefined): Promise<{ id: string; roles: string[] }> {
  const { actor, db } = ctx;
  if (!actor.accountId) throw unauthenticated();
  if (login === undefined) return { id: actor.accountId, roles: rolesOf(actor.grants) };
  const account = await db.selectFrom('accounts').select('id').where('login', '=', login).executeTakeFirst();
  const held = account ? await grantsInForce(db, [account.id], ctx.clock.now(), ctx.assembly.id) : [];
  const fits = held.length > 0 && held.every((grant) => (officeWork as readonly string[]).includes(grant.role));
  if (!account || !fits) throw invalid('body.actsAs', 'token_account_refused');
  return { id: account.id, roles: rolesOf(held) };
}

/** The token is in the answer alone, so no idempotency key keeps the answer. */
export const createIntegratorToken = defineCommand({
  ...accountEndpoints.createIntegratorToken,
  operationId: 'createIntegratorToken',
  summary: 'Make a token for another system; it is shown once',
  tag: 'accounts',
  access: 'signed_in',
  keyless: true,
  ownTransaction: true,
  async handle(ctx, { body }) {
    mustBeAble(ctx.actor, 'manage_tokens');
    const now = ctx.clock.now();
    const { id: accountId, roles } = await accountToActAs(ctx, body.actsAs);
    const { secret, hash } = newSecret(integratorPrefix);
    const id = newId();
    const expiresAt = new Date(now.getTime() + body.days * 86_400_000);
    const scopes = [...new Set(body.scopes)];
    await (ctx.db as Kysely<DatabaseSchema>).transaction().execute(async (db) => {
      await db
        .insertInto('integrator_tokens')
        .values({
          id,
          assembly_id: ctx.assembly.id,
          account_id: accountId,
          label: body.label,
          token_hash: hash,
          scopes: JSON.stringify(scopes),
          roles: JSON.stringify(roles),
          created_at: now,
          expires_at: expiresAt,
          revoked_at: null,
        })
        .execute();
      await writeAudit({ ...ctx, db }, 'token.created', `token/${id}`, {
        label: body.label,
        scopes,
        roles,
        accountId,
      });
    });
    return { id, token: secret, expiresAt: expiresAt.toISOString() };
  },
});
