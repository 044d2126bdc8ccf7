/** What an office has said its headings mean; kept for the next file of the assembly. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { type ColumnKey, columnKeys, plainHeading } from './columns.ts';
import type { HeadingChoices } from './heads.ts';

const isColumn = (key: string | null): key is ColumnKey | null =>
  key === null || (columnKeys as readonly string[]).includes(key);

/** From what was kept; a column that is no more counts as not chosen. */
export function headingChoicesOf(columns: Readonly<Record<string, string | null>>): Map<string, ColumnKey | null> {
  return new Map(Object.entries(columns).flatMap(([heading, key]) => (isColumn(key) ? [[heading, key] as const] : [])));
}

/** What was said before, and over it what is said now. */
export async function headingChoices(
  ctx: Context,
  now: ReadonlyArray<{ heading: string; column: ColumnKey | null }>,
): Promise<HeadingChoices> {
  const kept = await ctx.db
    .selectFrom('register_headings')
    .select(['heading', 'column_key'])
    .where('assembly_id', '=', ctx.assembly.id)
    .execute();
  const choices = headingChoicesOf(Object.fromEntries(kept.map((row) => [row.heading, row.column_key])));
  for (const { heading, column } of now) choices.set(plainHeading(heading), column);
  return choices;
}

/** Keeps what was said with an import that was begun. */
export async function keepHeadings(
  ctx: Context,
  said: ReadonlyArray<{ heading: string; column: ColumnKey | null }>,
): Promise<void> {
  if (said.length === 0) return;
  const rows = [...new Map(said.map(({ heading, column }) => [plainHeading(heading), column]))];
  await sql`insert into register_headings (assembly_id, heading, column_key)
    select ${ctx.assembly.id}::uuid, v.heading, v.key from json_to_recordset(${JSON.stringify(
      rows.map(([heading, key]) => ({ heading, key })),
    )}::json) as v(heading text, key text)
    on conflict (assembly_id, heading) do update set column_key = excluded.column_key`.execute(ctx.db);
}
