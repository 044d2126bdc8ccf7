/**
 * Chains of hashes: each row's hash is of the hash before it and of the row, written by the database in the statement that
 * writes the row. Here they are reckoned again, from the rows alone; functions kept in the database have no say.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';

export interface Chain {
  table: string;
  /** Column whose equal values make one chain, in the order of `seq`. */
  by: string;
  /** A column that came later: hashed before the others, unless it says what all rows before it meant. */
  prefix?: { column: string; absentFor: string };
  /** What is hashed, in this order. */
  columns: readonly string[];
  /** Which of the columns are instants. */
  instants: readonly string[];
}

/** The end of a chain at some time. */
export interface Head {
  table: string;
  /** Value of `by`; null: the chain of rows without one. */
  by: string | null;
  seq: number;
  /** Hexadecimal. */
  hash: string;
}

/** `changed`: row or the one before it is not as it was written; `gone`: a head kept outside is not there any more. */
export interface Break {
  table: string;
  seq: number;
  kind: 'changed' | 'gone';
  /** Which chain of the table, where the row is still there. */
  by?: string | null;
}

export interface Walk {
  entries: number;
  /** The first broken entry; absent: all is as it was written. */
  broken?: Break;
}

const PAGE = 2000;

/** Instants with their microseconds in UTC, so that the session's time zone does not matter. */
function hashedText({ columns, instants, prefix }: Chain) {
  const parts = columns.map((name) =>
    instants.includes(name)
      ? sql`to_char(${sql.ref(name)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`
      : sql.ref(name),
  );
  const row = sql`jsonb_build_array(${sql.join(parts)})::text`;
  if (!prefix) return row;
  const column = sql.ref(prefix.column);
  return sql`case when ${column} = ${prefix.absentFor} then '' else ${column} end || ${row}`;
}

const hashAfter = (before: string | undefined, text: string): string =>
  createHash('sha256')
    .update(before ? Buffer.from(before, 'hex') : '')
    .update(text)
    .digest('hex');

/**
 * Walks all rows of a table in the order of `seq`, in pages.
 * @param kept heads kept outside; each must be there with its hash
 * @param within only rows of these assemblies; a chain lies within one, or within none
 */
export async function walkChain(
  db: Db,
  chain: Chain,
  kept: readonly Head[] = [],
  within?: ReadonlyArray<string | null>,
): Promise<Walk> {
  const own = new Map(kept.filter((head) => head.table === chain.table).map((head) => [head.seq, head.hash]));
  const ends = new Map<string | null, string>();
  const by = sql.ref(chain.by);
  const bounds = (within ?? []).map((value) => sql`assembly_id is not distinct from ${value}::uuid`);
  const bound = within ? sql`and (${sql.join(bounds, sql` or `)})` : sql``;
  let entries = 0;
  for (let after = 0; ; ) {
    const { rows } = await sql<{ seq: number; by: string | null; hash: string; text: string }>`
      select seq, ${by} as by, encode(hash, 'hex') as hash, ${hashedText(chain)} as text
      from ${sql.table(chain.table)} where seq > ${after} ${bound} order by seq limit ${PAGE}`.execute(db);
    for (const row of rows) {
      const seq = Number(row.seq);
      const right = hashAfter(ends.get(row.by), row.text) === row.hash && (own.get(seq) ?? row.hash) === row.hash;
      if (!right) return { entries, broken: { table: chain.table, seq, kind: 'changed', by: row.by } };
      ends.set(row.by, row.hash);
      own.delete(seq);
      entries += 1;
      after = seq;
    }
    if (rows.length < PAGE) break;
  }
  const gone = [...own.keys()].sort((a, b) => a - b)[0];
  return gone === undefined ? { entries } : { entries, broken: { table: chain.table, seq: gone, kind: 'gone' } };
}

/**
 * The ends of a table's chains now, in the order of `seq`.
 * @param after only of chains with an entry later than this
 */
export async function headsOf(db: Db, chain: Chain, after = 0): Promise<Head[]> {
  const by = sql.ref(chain.by);
  const { rows } = await sql<Head>`select distinct on (${by}) ${by} as by, seq, encode(hash, 'hex') as hash
    from ${sql.table(chain.table)} where seq > ${after} order by ${by}, seq desc`.execute(db);
  return rows
    .map(({ by: value, seq, hash }) => ({ table: chain.table, by: value, seq: Number(seq), hash }))
    .sort((a, b) => a.seq - b.seq);
}
