/**
 * A power cut, made by hand: what PostgreSQL has not asked the disk to keep is gone. Data files are put back to the last
 * checkpoint, the only moment they are asked for; the log is as it stood when everything froze. What was acknowledged
 * by then must be there.
 */
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../platform/db/database.ts';
import { signalPostgres } from '../../platform/testing/freeze-postgres.ts';

const root = mkdtempSync(join(tmpdir(), 'yitang-cut-'));
// Root's server runs as somebody lesser, who must get through.
chmodSync(root, 0o755);
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a disk cut off under load', () => {
  it('keeps what the embedded PostgreSQL acknowledged', async () => {
    const folder = join(root, 'running');
    const cut = join(root, 'cut');
    const cluster = join(folder, 'postgres');
    const database = await openDatabase({ folder, embedded: 'postgres' });
    expect(database.kind).toBe('postgres');
    const { db } = database;
    await sql`create table kept (id int primary key, text text not null)`.execute(db);
    await sql`insert into kept select n, repeat('原有', 200) from generate_series(-2000, -1) n`.execute(db);
    await sql`checkpoint`.execute(db);
    const frozen = (signal: 'SIGSTOP' | 'SIGCONT') => signalPostgres(cluster, signal);
    const copy = (from: string, to: string) =>
      cpSync(from, to, { recursive: true, force: true, preserveTimestamps: true });

    frozen('SIGSTOP');
    copy(cluster, join(cut, 'postgres'));
    frozen('SIGCONT');

    const acknowledged: number[] = [];
    let going = true;
    const writer = async (first: number) => {
      for (let id = first; going; id += 8) {
        await sql`insert into kept values (${id}, ${'新写的'.repeat(300)})`.execute(db);
        await sql`update kept set text = ${`改过 ${id}`} where id = ${-1 - (id % 2000)}`.execute(db);
        acknowledged.push(id);
      }
    };
    const writers = Array.from({ length: 8 }, (_, index) => writer(index));
    while (acknowledged.length < 1500) await new Promise((done) => setTimeout(done, 5));
    frozen('SIGSTOP');
    const kept = [...acknowledged];
    rmSync(join(cut, 'postgres/pg_wal'), { recursive: true });
    copy(join(cluster, 'pg_wal'), join(cut, 'postgres/pg_wal'));
    frozen('SIGCONT');
    going = false;
    await Promise.all(writers);
    await database.close();

    rmSync(join(cut, 'postgres/postmaster.pid'));
    const after = await openDatabase({ folder: cut });
    const { rows } = await sql<{ id: number }>`select id from kept`.execute(after.db);
    const there = new Set(rows.map((row) => row.id));
    expect(kept.filter((id) => !there.has(id))).toEqual([]);
    expect(rows.filter((row) => row.id < 0)).toHaveLength(2000);
    const changed = kept.at(-1)!;
    const { rows: texts } = await sql<{
      text: string;
    }>`select text from kept where id = ${-1 - (changed % 2000)}`.execute(after.db);
    expect(texts[0]!.text).toMatch(/^改过/);
    await after.close();
  });
});
