/** Numbers of filed proposals: one row a session, counted up in the transaction that files. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';

/** The next number of the session; a gap can only come from a rolled-back import, never from a filing. */
export async function nextNumber(ctx: Context, sessionId: string, count = 1): Promise<number> {
  const { rows } = await sql<{ last_number: number }>`
    insert into proposal_numbers (session_id, last_number) values (${sessionId}, ${count})
    on conflict (session_id) do update set last_number = proposal_numbers.last_number + ${count}
    returning last_number`.execute(ctx.db);
  return rows[0]!.last_number - count + 1;
}
