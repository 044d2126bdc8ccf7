/** The trail of administrative acts: sign-ins, grants, exports, rule changes. Append-only by a database trigger. */
import { sql } from 'kysely';
import type { Context } from '../http/context.ts';

/**
 * Writes one entry in the transaction of the act itself.
 * @param action past participle with its noun, as `grant.given`
 * @param subject what it was done to, as `account/<id>`
 */
export async function writeAudit(
  ctx: Pick<Context, 'db' | 'actor' | 'assembly' | 'clock'>,
  action: string,
  subject: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  await sql`insert into audit_entries (assembly_id, at, account_id, actor_name, action, subject, details)
    values (${ctx.assembly.id || null}, ${ctx.clock.now()}, ${ctx.actor.accountId}, ${ctx.actor.name}, ${action},
      ${subject}, ${JSON.stringify(details)}::jsonb)`.execute(ctx.db);
}
