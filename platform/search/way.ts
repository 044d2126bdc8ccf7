/**
 * Two ways to the newest hits: back from the newest matter, looking at its words, or all matters with the words by their index, put in
 * order afterwards. Rare words make the first long, common ones the second. The database's planner cannot tell: it does not
 * know that looking at a long row of words is an order of magnitude dearer than reading a short one beside it.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../http/context.ts';

/** Milliseconds for a row whose words are looked at, and for one that the index names; measured at a million rows on PostgreSQL. */
const LOOKING = 0.013;
const NAMED = 0.0025;

export interface Crowd {
  /** Rows among which is searched. */
  rows: number;
  /** Of them with the words, as far as the reader may find them. */
  matches: number;
  /** Rows the index of words names, whoever asks and wherever they are. */
  named: number;
  /** Kinds, each with its own newest. */
  kinds: number;
  /** The newest hits wanted of each; null: all. */
  cap: number | null;
}

/** Whether all rows with the words, by their index, cost less than going back from the newest. */
export function byIndex({ rows, matches, named, kinds, cap }: Crowd): boolean {
  const looked = cap === null ? rows : Math.min(rows, (kinds * cap * rows) / Math.max(matches, 1));
  return named * NAMED < looked * LOOKING;
}

type Sql = RawBuilder<unknown>;

interface Plan {
  'QUERY PLAN': Array<{ Plan: { 'Plan Rows': number } }> | string;
}

/** Rows of a statement as the planner expects them; nothing is read. */
async function expected(ctx: Context, statement: Sql): Promise<number> {
  const { rows } = await sql<Plan>`explain (format json) ${statement}`.execute(ctx.db);
  const told = rows[0]!['QUERY PLAN'];
  const [plan] = typeof told === 'string' ? JSON.parse(told) : told;
  return plan.Plan['Plan Rows'];
}

/**
 * @param among condition on `matter_words w`: assembly and kinds
 * @param match condition of words and reader
 * @param words condition of the words alone
 */
export async function crowdOf(ctx: Context, among: Sql, match: Sql, words: Sql): Promise<Omit<Crowd, 'kinds' | 'cap'>> {
  const where = (condition: Sql) => expected(ctx, sql`select 1 from matter_words w where ${condition}`);
  const [rows, matches, named] = await Promise.all([where(among), where(sql`${among} and ${match}`), where(words)]);
  return { rows, matches, named };
}
