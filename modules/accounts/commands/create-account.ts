/** Makes an account without any office; the security administrator gives offices. */
import { type Kysely, sql } from 'kysely';
import { writeAudit } from '../../../platform/audit/audit.ts';
import type { DatabaseSchema } from '../../../platform/db/schema.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict } from '../../../platform/http/problem.ts';
import { accountEndpoints } from '../contract.ts';
import { firstPassword, hashPassword } from '../password.ts';
import { mustBeAble } from '../policy.ts';
import { insertAccount } from '../store.ts';

/** The first password is in the answer alone, so no idempotency key keeps the answer. */
export const createAccount = defineCommand({
  ...accountEndpoints.createAccount,
  operationId: 'createAccount',
  summary: 'Make an account; its first password is shown once',
  tag: 'accounts',
  access: 'signed_in',
  keyless: true,
  ownTransaction: true,
  async handle(ctx, { body }) {
    mustBeAble(ctx.actor, 'create_account');
    const password = firstPassword();
    const passwordHash = await hashPassword(password);
    const id = await (ctx.db as Kysely<DatabaseSchema>).transaction().execute(async (db) => {
      await sql`select pg_advisory_xact_lock(hashtext(${`login/${body.login}`}))`.execute(db);
      const taken = await db.selectFrom('accounts').select('id').where('login', '=', body.login).executeTakeFirst();
      if (taken) throw conflict('login_taken', { login: body.login });
      const made = await insertAccount(db, {
        login: body.login,
        name: body.name,
        phone: body.phone,
        passwordHash,
        passwordChangeNeeded: true,
        homeAssemblyId: ctx.assembly.id,
        createdAt: ctx.clock.now(),
      });
      await writeAudit({ ...ctx, db }, 'account.created', `account/${made}`, { login: body.login, name: body.name });
      return made;
    });
    return { id, login: body.login, password };
  },
});
