/**
 * Seals everything anew with the key in use, some rows at a time, each lot in a transaction of its own: stopped anywhere, it goes on
 * where it was when it is run again, and a server may work beside it.
 */
import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import type { Vault } from './vault.ts';

/** A table with sealed columns, as its module names it in `Module.sealed`; its rows have `id`, and `sealed_with` for the key. */
export interface SealedTable {
  table: string;
  /** Columns that hold envelopes or null. */
  columns: readonly string[];
  /** Sealed column → the column of its keyed hash, and the purpose it is hashed for. */
  hashes?: Readonly<Record<string, { column: string; purpose: string; text(opened: string): string }>>;
}

type Row = Record<string, string | null> & { id: string };

const LOT = 200;

/** What a row's sealed columns are under the key in use. */
function sealedAnew(
  vault: Vault,
  { table, columns, hashes = {} }: SealedTable,
  row: Row,
): Record<string, string | null> {
  const made: Record<string, string | null> = {};
  for (const column of columns) {
    const envelope = row[column];
    if (envelope == null) continue;
    const place = { table, column, row: row.id };
    const text = vault.open(envelope, place);
    made[column] = vault.seal(text, place);
    const hash = hashes[column];
    if (hash) made[hash.column] = vault.hash(hash.text(text), hash.purpose);
  }
  return made;
}

async function lot(db: Db, vault: Vault, sealed: SealedTable): Promise<number> {
  const keyId = vault.keyId();
  const names = sql.join(sealed.columns.map((column) => sql.ref(column)));
  const { rows } = await sql<Row>`select id, ${names} from ${sql.table(sealed.table)}
    where sealed_with <> ${keyId} order by id limit ${LOT} for update`.execute(db);
  for (const row of rows) {
    const sets = Object.entries({ ...sealedAnew(vault, sealed, row), sealed_with: keyId });
    const set = sql.join(sets.map(([column, value]) => sql`${sql.ref(column)} = ${value}`));
    await sql`update ${sql.table(sealed.table)} set ${set} where id = ${row.id}`.execute(db);
  }
  return rows.length;
}

/**
 * @param onProgress after each lot
 * @returns rows sealed anew by table
 * @throws SealRefused when a text does not open; lots done before stay
 */
export async function sealAllAnew(
  db: Db,
  vault: Vault,
  tables: readonly SealedTable[],
  onProgress: (table: string, done: number) => void = () => {},
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const sealed of tables) {
    let done = 0;
    for (let took = LOT; took === LOT; ) {
      took = await db.transaction().execute((trx) => lot(trx, vault, sealed));
      done += took;
      if (took > 0) onProgress(sealed.table, done);
    }
    counts.set(sealed.table, done);
  }
  return counts;
}
