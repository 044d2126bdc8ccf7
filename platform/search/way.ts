/**
 * Two ways to the newest hits: back from the newest matter, looking at its words, or all matters with the words by their index, put in
 * order afterwards. Rare words make the first long, common ones the second. The database's planner cannot tell: it does not
 * know that looking at a long row of words is several times dearer than reading a short one beside it.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../http/context.ts';

/** Milliseconds for a row whose words are looked at, and for one that the index names; measured at a million rows on PostgreSQL. */
const LOOKING = 0.013;
const NAMED = 0.0025;

export interface Crowd {
  /** Rows of each kind among which is searched. */
  rows: readonly number[];
  /** Of all of them those with the words, as far as the reader may find them. */
  matches: number;
  /** Rows the index of words names, whoever asks and wherever they are. */
  named: number;
  /** The newest hits wanted of each kind; null: all. */
  cap: number | null;
}

/** Whether all rows with the words, by their index, cost less than going back from the newest of each kind. */
export function byIndex({ rows, matches, named, cap }: Crowd): boolean {
  const all = rows.reduce((sum, some) => sum + some, 0);
  const way = cap === null ? all : (cap * all) / Math.max(matches, 1);
  const looked = rows.reduce((sum, some) => sum + Math.min(some, way), 0);
  return named * NAMED < looked * LOOKING;
}

type Sql = RawBuilder<unknown>;

interface Plan {
  'QUERY PLAN': Array<{ Plan: { 'Plan Rows': number } }> | string;
}

/** Rows of `matter_words w` under a condition as the planner expects them; nothing is read. */
async function expected(ctx: Context, condition: Sql): Promise<number> {
  const { rows } = await sql<Plan>`explain (format json) select 1 from matter_words w where ${condition}`.execute(
    ctx.db,
  );
  const told = rows[0]!['QUERY PLAN'];
  const [plan] = typeof told === 'string' ? JSON.parse(told) : told;
  return plan.Plan['Plan Rows'];
}

const MINUTE = 60_000;
const KEPT = 5000;
const rowsLately = new Map<string, { rows: Promise<number>; at: number }>();

/** Rows of a kind in the assembly, as they were expected within the last minutes. */
function rowsOf(ctx: Context, kind: string): Promise<number> {
  const key = `${ctx.assembly.id} ${kind}`;
  const kept = rowsLately.get(key);
  if (kept && performance.now() - kept.at < 5 * MINUTE) return kept.rows;
  if (rowsLately.size >= KEPT) rowsLately.clear();
  const rows = expected(ctx, sql`w.assembly_id = ${ctx.assembly.id} and w.kind = ${kind}`);
  rowsLately.set(key, { rows, at: performance.now() });
  rows.catch(() => rowsLately.delete(key));
  return rows;
}

/**
 * @param match condition of assembly, kinds, words and reader
 * @param words condition of the words alone
 */
export async function crowdOf(ctx: Context, kinds: readonly string[], match: Sql, words: Sql) {
  const [matches, named] = await Promise.all([expected(ctx, match), expected(ctx, words)]);
  const rows = new Map<string, number>();
  for (const kind of kinds) rows.set(kind, await rowsOf(ctx, kind));
  return { rows, matches, named };
}
