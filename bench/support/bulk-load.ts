/** Loads many proposals with their lives into a province: set-wise inserts, several connections at once. */
import { Pool } from 'pg';
import { presets } from '../../modules/proposals/rules.ts';
import { addProposal, emptyRows, type LoadedRows, loadedTables, type World } from './bulk-rows.ts';
import { assemblyCode, type Province } from './province.ts';
import type { TextSource } from './texts.ts';

const BATCH = 1000;

/** What the loader knows of the province. */
export function worldOf(province: Province): World {
  const seeded = province.directory.assemblies.get(assemblyCode)!;
  const now = province.installation.clock.now().getTime();
  return {
    assemblyId: seeded.ref.id,
    ruleVersionId: province.ruleVersionId,
    // The running year's proposals are filed and public by now.
    sessions: seeded.sessions.filter((session) => session.proposalsFrom.getTime() + 60 * 86_400_000 < now),
    members: province.directory.members.get(assemblyCode)!,
    units: seeded.units.filter((unit) => unit.kind === 'handling'),
    categories: presets.province.categories.map((item) => item.code),
  };
}

async function insertRows(pool: Pool, rows: LoadedRows): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    // A bulk load of rows that agree by construction: references are not looked up one by one.
    await client.query('set local session_replication_role = replica');
    for (const table of loadedTables) {
      const list = rows[table];
      if (list.length === 0) continue;
      // The record is chained by the database itself as it is written.
      if (table === 'history') await client.query('set local session_replication_role = origin');
      const columns = [...new Set(list.flatMap((row) => Object.keys(row).filter((key) => row[key] !== undefined)))];
      const names = columns.join(', ');
      await client.query(
        `insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, $1::json)`,
        [JSON.stringify(list)],
      );
    }
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** @returns milliseconds it took; search columns are left empty for the re-index to fill */
export async function loadProposals(
  databaseUrl: string,
  province: Province,
  texts: TextSource,
  size: number,
): Promise<number> {
  const started = performance.now();
  const world = worldOf(province);
  const pool = new Pool({ connectionString: databaseUrl, max: 2 });
  const running = new Set<Promise<void>>();
  for (let from = 0; from < size; from += BATCH) {
    const rows = emptyRows();
    for (let n = from; n < Math.min(size, from + BATCH); n += 1) addProposal(rows, world, n, texts.textsOf(n));
    const job = insertRows(pool, rows).finally(() => running.delete(job));
    running.add(job);
    if (running.size >= 2) await Promise.race(running);
  }
  await Promise.all(running);
  await pool.query(`insert into proposal_numbers (session_id, last_number)
    select session_id, max(number) from proposals group by session_id on conflict do nothing`);
  await pool.end();
  return performance.now() - started;
}
