/** Numbers of accepted suggestions, without gaps, one row for each assembly. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';

export async function nextNumber(ctx: Context): Promise<number> {
  const { rows } = await sql<{ last_number: number }>`insert into suggestion_numbers (assembly_id, last_number)
    values (${ctx.assembly.id}, 1)
    on conflict (assembly_id) do update set last_number = suggestion_numbers.last_number + 1
    returning last_number`.execute(ctx.db);
  return rows[0]!.last_number;
}
