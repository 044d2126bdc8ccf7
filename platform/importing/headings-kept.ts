/** What an office has said its headings mean; kept for the next file of the assembly. */
import { sql } from 'kysely';
import type { Context } from '../http/context.ts';
import { plainHeading, type SheetColumns } from './columns.ts';

/** A kind of sheet whose headings are kept. */
interface Kept<K extends string> {
  kind: string;
  columns: SheetColumns<K>;
}

/** From what was kept; a column that is no more counts as not chosen. */
export function headingChoicesOf<K extends string>(
  { keys }: SheetColumns<K>,
  columns: Readonly<Record<string, string | null>>,
): Map<string, K | null> {
  const known = new Set<string>(keys);
  return new Map(
    Object.entries(columns).flatMap(([heading, key]) =>
      key === null || known.has(key) ? [[heading, key as K | null] as const] : [],
    ),
  );
}

/** What was said before, and over it what is said now. */
export async function headingChoices<K extends string>(
  ctx: Context,
  { kind, columns }: Kept<K>,
  now: ReadonlyArray<{ heading: string; column: K | null }>,
): Promise<Map<string, K | null>> {
  const kept = await ctx.db
    .selectFrom('import_headings')
    .select(['heading', 'column_key'])
    .where('assembly_id', '=', ctx.assembly.id)
    .where('kind', '=', kind)
    .execute();
  const choices = headingChoicesOf(columns, Object.fromEntries(kept.map((row) => [row.heading, row.column_key])));
  for (const { heading, column } of now) choices.set(plainHeading(heading), column);
  return choices;
}

/** Keeps what was said with an import that was begun. */
export async function keepHeadings(
  ctx: Context,
  kind: string,
  said: ReadonlyArray<{ heading: string; column: string | null }>,
): Promise<void> {
  if (said.length === 0) return;
  const rows = [...new Map(said.map(({ heading, column }) => [plainHeading(heading), column]))];
  await sql`insert into import_headings (assembly_id, kind, heading, column_key)
    select ${ctx.assembly.id}::uuid, ${kind}::text, v.heading, v.key from json_to_recordset(${JSON.stringify(
      rows.map(([heading, key]) => ({ heading, key })),
    )}::json) as v(heading text, key text)
    on conflict (assembly_id, kind, heading) do update set column_key = excluded.column_key`.execute(ctx.db);
}
