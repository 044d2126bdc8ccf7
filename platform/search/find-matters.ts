/** Matters of every kind by words: found, judged by the reader's condition and ordered in one statement. */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../http/context.ts';
import { readWords } from './asked.ts';
import type { Reader, SearchKind } from './kinds.ts';
import { otherReadings } from './other-readings.ts';
import { byIndex, crowdOf } from './way.ts';
import { insideMatch, outsideMatch, type WordQuery } from './word-query.ts';

/** The newest hits of a kind that are looked at before the reader's condition, which are then counted as "at least". */
const FIRST = 100;
/** Where a reader may read too few of them for a page, ten times as many, and of more than these all. */
const MOST = 5000;

export interface FoundKind {
  kind: SearchKind;
  ids: string[];
  total: number;
  /** There are more than were counted. */
  more: boolean;
}

/** A page of the hits of each kind. */
export interface Paging {
  size: number;
  offset: number;
}

type Sql = RawBuilder<unknown>;

const worded = (ctx: Context, words: WordQuery, reader: Reader): Sql =>
  reader === 'public'
    ? sql`w.public_from <= ${ctx.clock.now()} and w.listed_at is not null and ${outsideMatch(words)}`
    : insideMatch(words);

const ofKinds = (ctx: Context, kinds: readonly SearchKind[]): Sql =>
  sql`w.assembly_id = ${ctx.assembly.id} and w.kind in (${sql.join(kinds.map(({ kind }) => kind))})`;

const matching = (ctx: Context, kind: SearchKind, words: WordQuery, reader: Reader): Sql =>
  sql`${ofKinds(ctx, [kind])} and ${worded(ctx, words, reader)}`;

const matters = (kind: SearchKind): Sql => sql`${sql.table(kind.table)} as ${sql.ref(kind.alias)}`;
const idOf = (kind: SearchKind): Sql => sql`${sql.ref(`${kind.alias}.id`)}`;

interface Looked {
  kind: SearchKind;
  words: WordQuery | undefined;
  numbered: Awaited<ReturnType<NonNullable<SearchKind['numbered']>>>;
}

interface Look {
  reader: Reader;
  paging: Paging;
  /** The newest that are looked at; null: all. */
  cap: number | null;
  /** All of all kinds with the words stand in `matched`. */
  matched: boolean;
}

/** Hits of one kind: the number typed first, then the newest. */
function hitsOf(ctx: Context, { kind, words, numbered }: Looked, { reader, paging, cap, matched }: Look) {
  const limit = cap === null ? sql`` : sql`limit ${cap}`;
  const source = matched
    ? sql`matched w where w.kind = ${kind.kind}`
    : words && sql`matter_words w where ${matching(ctx, kind, words, reader)}`;
  const own = sql`${sql.ref(`${kind.alias}.assembly_id`)} = ${ctx.assembly.id} and ${kind.visible(ctx, reader)}`;
  const near = source
    ? sql`select w.matter_id, w.listed_at from ${source} order by w.listed_at desc, w.matter_id desc ${limit}`
    : sql`select null::uuid as matter_id, null::timestamptz as listed_at where false`;
  const meant = numbered
    ? sql`union all select ${idOf(kind)}, null::timestamptz, 1 from ${matters(kind)} where ${own} and ${numbered}`
    : sql``;
  return sql`(with near as materialized (${near}),
      hits as (select x.id, max(x.day) as day, max(x.meant) as meant from (
        select ${idOf(kind)} as id, near.listed_at as day, 0 as meant
          from near join ${matters(kind)} on ${idOf(kind)} = near.matter_id where ${own} ${meant}) x group by x.id)
    select ${kind.kind}::text as kind, (select count(*) from near) as near, (select count(*) from hits) as total,
      array(select h.id::text from hits h order by h.meant desc, h.day desc, h.id desc limit ${paging.size} offset ${paging.offset}) as ids)`;
}

interface Row {
  kind: string;
  near: number;
  total: number;
  ids: string[];
}

async function ask(ctx: Context, looked: readonly Looked[], words: WordQuery | undefined, look: Look) {
  const parts = looked.map((item) => hitsOf(ctx, item, look));
  const kinds = looked.map(({ kind }) => kind);
  const matched =
    look.matched && words
      ? sql`with matched as materialized (select w.matter_id, w.kind, w.listed_at from matter_words w
          where ${ofKinds(ctx, kinds)} and ${worded(ctx, words, look.reader)}) `
      : sql``;
  const { rows } = await sql<Row>`${matched}select * from (${sql.join(parts, sql` union all `)}) parts`.execute(ctx.db);
  return new Map(rows.map((row) => [row.kind, row]));
}

/** @returns how many of the newest are looked at next; null: all */
const next = (cap: number): number | null => (cap >= MOST ? null : Math.min(MOST, 10 * cap));

/** @returns each of the kinds with its hits, none left out */
async function findMatters(
  ctx: Context,
  kinds: readonly SearchKind[],
  typed: string,
  reader: Reader,
  paging: Paging,
): Promise<FoundKind[]> {
  const words = await readWords(ctx, typed);
  const looked: Looked[] = [];
  for (const kind of kinds) {
    const numbered = await kind.numbered?.(ctx, typed);
    if (words || numbered) looked.push({ kind, words, numbered });
  }
  if (looked.length === 0) return kinds.map((kind) => ({ kind, ids: [], total: 0, more: false }));
  const found = new Map<string, FoundKind>();
  const crowd =
    words &&
    (await crowdOf(
      ctx,
      kinds.map(({ kind }) => kind),
      sql`${ofKinds(ctx, kinds)} and ${worded(ctx, words, reader)}`,
      insideMatch(words),
    ));
  let open = looked;
  for (let cap: number | null = FIRST; ; cap = next(cap)) {
    const rowsOfOpen = open.map(({ kind }) => crowd?.rows.get(kind.kind) ?? 0);
    const matched = crowd !== undefined && byIndex({ ...crowd, rows: rowsOfOpen, cap });
    const rows = await ask(ctx, open, words, { reader, paging, cap, matched });
    for (const { kind } of open) {
      const { near, total, ids } = rows.get(kind.kind)!;
      found.set(kind.kind, { kind, ids, total: Number(total), more: cap !== null && Number(near) >= cap });
    }
    open = open.filter(({ kind }) => {
      const { more, ids } = found.get(kind.kind)!;
      return more && ids.length < paging.size;
    });
    if (cap === null || open.length === 0) break;
  }
  return kinds.map((kind) => found.get(kind.kind) ?? { kind, ids: [], total: 0, more: false });
}

/** Texts the reader reads whole, of matters of all kinds that match, the newest first. */
async function readTexts(
  ctx: Context,
  kinds: readonly SearchKind[],
  reader: Reader,
  words: WordQuery,
  limit: number,
): Promise<string[]> {
  const parts = kinds.map(
    (kind) => sql`(select ${kind.text(reader)} as text, w.listed_at, w.matter_id
      from matter_words w join ${matters(kind)} on ${idOf(kind)} = w.matter_id
      where ${matching(ctx, kind, words, reader)} and ${kind.visible(ctx, reader)}
      order by w.listed_at desc, w.matter_id desc limit ${limit})`,
  );
  const { rows } = await sql<{ text: string }>`select x.text from (${sql.join(parts, sql` union all `)}) x
    order by x.listed_at desc, x.matter_id desc limit ${limit}`.execute(ctx.db);
  return rows.map((row) => row.text);
}

/** As typed, or where nothing is found as it may have been meant. */
export async function findAnyhow(
  ctx: Context,
  kinds: readonly SearchKind[],
  typed: string,
  reader: Reader,
  paging: Paging,
): Promise<{ found: FoundKind[]; readAs: string | null }> {
  const found = await findMatters(ctx, kinds, typed, reader, paging);
  if (kinds.length === 0 || found.some(({ total }) => total > 0)) return { found, readAs: null };
  const others = await otherReadings(ctx, typed, (words, limit) => readTexts(ctx, kinds, reader, words, limit));
  for (const readAs of others) {
    const again = await findMatters(ctx, kinds, readAs, reader, paging);
    if (again.some(({ total }) => total > 0)) return { found: again, readAs };
  }
  return { found, readAs: null };
}
