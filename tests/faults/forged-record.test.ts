/** Somebody with the database's own role writes history anew: the operator's command names the first broken entry. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../platform/db/database.ts';
import type { Db } from '../../platform/db/schema.ts';
import { endServer, runScript, startServer } from './running-server.ts';

const port = 4895;
const folder = mkdtempSync(join(tmpdir(), 'yitang-forged-'));
const settings = { folder, port, env: { YITANG_SEED: 'none', YITANG_EMBEDDED: 'pglite' } };

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function atTheDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const database = await openDatabase({ url: undefined, folder, embedded: 'pglite' });
  try {
    return await database.db.transaction().execute(async (db) => {
      await sql`set local session_replication_role = replica`.execute(db);
      return work(db);
    });
  } finally {
    await database.close();
  }
}

const verify = () => runScript('app/verify-audit.ts', [], settings);

describe('the record', () => {
  it('is found whole, and its heads are kept at stop; a forged row and a cut end are named', async () => {
    const server = await startServer(settings);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await fetch(`${server.base}/api/v1/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: `nobody${attempt}`, password: 'not the one' }),
      });
    }
    await endServer(server, 'SIGTERM');

    const whole = await verify();
    expect(whole).toMatchObject({ code: 0, errors: '' });
    expect(whole.output).toMatch(
      /audit_entries: 3 entries, each as it was written\n {2}head assembly_id \(none\): entry 3 [0-9a-f]{64}/,
    );
    expect(whole.output).toMatch(/1 heads compared/);

    await atTheDatabase((db) => sql`delete from audit_entries where seq = 3`.execute(db));
    const cut = await verify();
    expect(cut.code).toBe(1);
    expect(cut.errors).toContain('audit_entries: first broken entry 3 was there');

    await atTheDatabase((db) => sql`update audit_entries set actor_name = 'FORGED' where seq = 2`.execute(db));
    const forged = await verify();
    expect(forged.code).toBe(1);
    expect(forged.errors).toContain('audit_entries: first broken entry 2 is not as it was written');
  });
});
