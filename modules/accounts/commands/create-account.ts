/**
 * Makes an account without any office; the security administrator gives offices. Logins are of the whole installation, as
 * people sign in before they choose an assembly; so a login taken elsewhere has to be refused. Only administrators can
 * learn it, thirty times a minute at most, and each time leaves an entry for their auditor.
 */
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
  limit: 30,
  async handle(ctx, { body }) {
    mustBeAble(ctx.actor, 'create_account');
    const password = firstPassword();
    const passwordHash = await hashPassword(password);
    const made = await (ctx.db as Kysely<DatabaseSchema>).transaction().execute(async (db) => {
      await sql`select pg_advisory_xact_lock(hashtext(${`login/${body.login}`}))`.execute(db);
      const taken = await db.selectFrom('accounts').select('id').where('login', '=', body.login).executeTakeFirst();
      if (taken) return undefined;
      const id = await insertAccount(db, {
        login: body.login,
        name: body.name,
        phone: body.phone,
        passwordHash,
        passwordChangeNeeded: true,
        homeAssemblyId: ctx.assembly.id,
        createdAt: ctx.clock.now(),
      });
      await writeAudit({ ...ctx, db }, 'account.created', `account/${id}`, { login: body.login, name: body.name });
      return id;
    });
    if (made) return { id: made, login: body.login, password };
    // The refusal tells that somebody, perhaps of another assembly, has the login: who asked is on record.
    await writeAudit(ctx, 'account.login_refused', `login/${body.login}`);
    throw conflict('login_taken', { login: body.login });
  },
});
