/** Matters of every kind by words: found, judged by the reader's condition and ordered in one statement. */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../http/context.ts';
import { readWords } from './asked.ts';
import type { Reader, SearchKind } from './kinds.ts';
import { otherReadings } from './other-readings.ts';
import { insideMatch, outsideMatch, type WordQuery } from './word-query.ts';

/**
 * The newest hits of a kind that are looked at before the reader's condition, which are then counted as "at least"; where a
 * reader may read too few of them for a page, more, and at last all.
 */
const LOOKED_AT: ReadonlyArray<number | null> = [300, 5000, null];

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

function matching(ctx: Context, kind: SearchKind, words: WordQuery, reader: Reader): Sql {
  const open =
    reader === 'public'
      ? sql`and w.public_from <= ${ctx.clock.now()} and w.listed_at is not null and ${outsideMatch(words)}`
      : sql`and ${insideMatch(words)}`;
  return sql`w.assembly_id = ${ctx.assembly.id} and w.kind = ${kind.kind} ${open}`;
}

const matters = (kind: SearchKind): Sql => sql`${sql.table(kind.table)} as ${sql.ref(kind.alias)}`;
const idOf = (kind: SearchKind): Sql => sql`${sql.ref(`${kind.alias}.id`)}`;

interface Looked {
  kind: SearchKind;
  words: WordQuery | undefined;
  numbered: Awaited<ReturnType<NonNullable<SearchKind['numbered']>>>;
}

/** Hits of one kind: the number typed first, then the newest. @param cap the newest that are looked at; null: all */
function hitsOf(ctx: Context, { kind, words, numbered }: Looked, reader: Reader, paging: Paging, cap: number | null) {
  const limit = cap === null ? sql`` : sql`limit ${cap}`;
  const own = sql`${sql.ref(`${kind.alias}.assembly_id`)} = ${ctx.assembly.id} and ${kind.visible(ctx, reader)}`;
  const near = words
    ? sql`select w.matter_id, w.listed_at from matter_words w where ${matching(ctx, kind, words, reader)}
        order by w.listed_at desc, w.matter_id desc ${limit}`
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

async function ask(ctx: Context, looked: readonly Looked[], reader: Reader, paging: Paging, cap: number | null) {
  const parts = looked.map((item) => hitsOf(ctx, item, reader, paging, cap));
  const { rows } = await sql<Row>`${sql.join(parts, sql` union all `)}`.execute(ctx.db);
  return new Map(rows.map((row) => [row.kind, row]));
}

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
  let open = looked;
  for (const cap of LOOKED_AT) {
    if (open.length === 0) break;
    const rows = await ask(ctx, open, reader, paging, cap);
    for (const { kind } of open) {
      const { near, total, ids } = rows.get(kind.kind)!;
      found.set(kind.kind, { kind, ids, total: Number(total), more: cap !== null && Number(near) >= cap });
    }
    open = open.filter(({ kind }) => {
      const { more, ids } = found.get(kind.kind)!;
      return more && ids.length < paging.size;
    });
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
