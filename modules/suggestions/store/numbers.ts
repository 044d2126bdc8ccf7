/** Numbers of accepted suggestions, without gaps, one row for each assembly. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';

/**
 * What it was given for is taken back: the last number is free again, so that there is no gap; one that others follow stays with
 * its suggestion.
 * @returns the number it keeps
 */
export async function giveNumberBack(ctx: Context, number: number | null): Promise<number | null> {
  if (number === null) return null;
  const { numUpdatedRows } = await ctx.db
    .updateTable('suggestion_numbers')
    .set({ last_number: number - 1 })
    .where('assembly_id', '=', ctx.assembly.id)
    .where('last_number', '=', number)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? null : number;
}

export async function nextNumber(ctx: Context): Promise<number> {
  const { rows } = await sql<{ last_number: number }>`insert into suggestion_numbers (assembly_id, last_number)
    values (${ctx.assembly.id}, 1)
    on conflict (assembly_id) do update set last_number = suggestion_numbers.last_number + 1
    returning last_number`.execute(ctx.db);
  return rows[0]!.last_number;
}

/** The number the next one would be given, for a look ahead. */
export async function comingNumber(ctx: Context): Promise<number> {
  const row = await ctx.db
    .selectFrom('suggestion_numbers')
    .select('last_number')
    .where('assembly_id', '=', ctx.assembly.id)
    .executeTakeFirst();
  return (row?.last_number ?? 0) + 1;
}
