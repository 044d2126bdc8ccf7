/** Imports of an installation from before 0035, when proposals alone were taken in. */
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ledger } from '../../migrations/ledger.ts';
import { migrate } from '../db/migrate.ts';
import { openPglite } from '../db/open-pglite.ts';
import type { DatabaseSchema } from '../db/schema.ts';
import './tables.ts';

let db: Kysely<DatabaseSchema>;
let close: () => Promise<void>;
const at = ledger.findIndex((step) => step.name === '0035-imports-of-matters');
const assembly = '0198f4a0-0000-7000-8000-000000000001';
const one = '0198f4a0-0000-7000-8000-000000000002';
const proposal = '0198f4a0-0000-7000-8000-000000000003';

beforeAll(async () => {
  const opened = await openPglite({});
  db = opened.db;
  close = () => opened.close();
  await migrate(db, ledger.slice(0, at));
});
afterAll(() => close());

it('keep their log, rows and headings, as imports of proposals', async () => {
  await sql`insert into assemblies (id, code, level, name, short_name, place, created_at) values (${assembly}, 'old', 'county', '旧县政协', '旧县', '旧县', now())`.execute(
    db,
  );
  await sql`insert into register_imports (id, assembly_id, file_id, file_name, fingerprint, choices, state, total, wanted, done,
    started_by_name, created_at) values (${one}, ${assembly}, ${one}, '旧提案.xlsx', 'mark', '{}', 'done', 1, 1, 1, '文书', now())`.execute(
    db,
  );
  await sql`insert into register_import_rows (import_id, place, sheet, row_number, subject, outcome, proposal_id, problems)
    values (${one}, 0, '', 2, '关于路灯的建议', 'taken_in', ${proposal}, '[]')`.execute(db);
  await sql`insert into register_headings (assembly_id, heading, column_key) values (${assembly}, '题目', 'subject')`.execute(
    db,
  );
  await migrate(db, ledger);
  expect(await db.selectFrom('imports').select(['kind', 'file_name', 'state', 'done']).execute()).toEqual([
    { kind: 'proposal', file_name: '旧提案.xlsx', state: 'done', done: 1 },
  ]);
  expect(await db.selectFrom('import_rows').select(['matter_id', 'subject']).execute()).toEqual([
    { matter_id: proposal, subject: '关于路灯的建议' },
  ]);
  expect(await db.selectFrom('import_headings').select(['kind', 'heading', 'column_key']).execute()).toEqual([
    { kind: 'proposal', heading: '题目', column_key: 'subject' },
  ]);
  // The same heading may mean something else in another kind's sheets; of one kind it means one thing.
  const again = sql`insert into import_headings (assembly_id, kind, heading) values (${assembly}, 'proposal', '题目')`;
  await expect(again.execute(db)).rejects.toMatchObject({ code: '23505' });
});
