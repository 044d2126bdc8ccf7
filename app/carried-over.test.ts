/** An installation of before matters had kinds is carried over: what was written reads the same, its chains hold. */
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledger } from '../migrations/ledger.ts';
import { walkChain } from '../platform/audit/chain.ts';
import { migrate } from '../platform/db/migrate.ts';
import type { DatabaseSchema } from '../platform/db/schema.ts';
import { historyChain } from '../platform/matters/history.ts';

const id = (end: number) => `00000000-0000-4000-8000-${String(end).padStart(12, '0')}`;
const [assembly, proposal, assignment, proposer, unit, reply] = [1, 2, 3, 4, 5, 6].map(id);
const at = '2026-03-05T09:00:00Z';

let db: Kysely<DatabaseSchema>;
beforeAll(async () => {
  db = new Kysely<DatabaseSchema>({ dialect: new PGliteDialect({ pglite: await PGlite.create() }) });
  const before = ledger.findIndex((step) => step.name === '0022-one-history');
  await migrate(db, ledger.slice(0, before));
  // Rows alone, whatever they refer to: nothing but their way through the steps is asked.
  await sql.raw(`set session_replication_role = replica`).execute(db);
  const rows = [
    `insert into assignments (id, assembly_id, proposal_id, unit_id, role, state, proposed_at)
      values ('${assignment}', '${assembly}', '${proposal}', '${unit}', 'lead', 'issued', '${at}')`,
    `insert into replies (id, assembly_id, proposal_id, assignment_id, unit_name, round, class, body, created_at, updated_at)
      values ('${reply}', '${assembly}', '${proposal}', '${assignment}', '省示范厅', 1, 'A', '已经办理。', '${at}', '${at}')`,
    `insert into promises (id, assembly_id, proposal_id, assignment_id, kind, text, due_on, status, created_at)
      values ('${id(7)}', '${assembly}', '${proposal}', '${assignment}', 'promise', '年底前完成', '2026-12-31', 'open', '${at}')`,
    ...[
      ['8', `'${assignment}'`, 'null', 'reply', 'null'],
      ['9', 'null', `'${proposer}'`, 'rating', 'null'],
      ['10', 'null', `'${proposer}'`, 'rating', `'${at}'`],
    ].map(
      ([end, part, who, kind, ended]) => `insert into clocks
        (id, assembly_id, proposal_id, assignment_id, proposer_id, kind, waits_for, started_at, due_at, ended_at, rule)
        values ('${id(Number(end))}', '${assembly}', '${proposal}', ${part}, ${who}, '${kind}', 'unit:x', '${at}', '${at}',
          ${ended}, '3 month')`,
    ),
  ];
  for (const row of rows) await sql.raw(row).execute(db);
  await sql.raw(`set session_replication_role = origin`).execute(db);
  for (const action of ['create', 'submit', 'file'])
    await sql`insert into proposal_history (assembly_id, proposal_id, action, from_state, to_state, actor_name, at, public, details)
      values (${assembly}, ${proposal}, ${action}, 'draft', 'draft', '林示范', ${at}, false, '{}')`.execute(db);
  await migrate(db, ledger);
});
afterAll(() => db?.destroy());

const rowsOf = async (text: string) => (await sql.raw<Record<string, unknown>>(text).execute(db)).rows;

describe('an installation of the version before', () => {
  it('keeps its record: the same lines of the kind of proposals, each as it was written', async () => {
    expect(await rowsOf(`select kind, action, matter_id from history order by seq`)).toEqual(
      ['create', 'submit', 'file'].map((action) => ({ kind: 'proposal', action, matter_id: proposal })),
    );
    const walk = await walkChain(db, historyChain);
    expect(walk).toEqual({ entries: 3 });
  });

  it('keeps its clocks, those that run with the part they hang on', async () => {
    expect(await rowsOf(`select kind, name, part_id, ended_at is null as runs from clocks order by id`)).toEqual([
      { kind: 'proposal', name: 'reply', part_id: assignment, runs: true },
      { kind: 'proposal', name: 'rating', part_id: proposer, runs: true },
      { kind: 'proposal', name: 'rating', part_id: null, runs: false },
    ]);
  });

  it('keeps assignments, replies and promises as those of proposals', async () => {
    const of = (table: string) => rowsOf(`select kind, matter_id from ${table}`);
    for (const table of ['assignments', 'replies', 'promises'])
      expect(await of(table)).toEqual([{ kind: 'proposal', matter_id: proposal }]);
    expect(await rowsOf(`select sort, text from promises`)).toEqual([{ sort: 'promise', text: '年底前完成' }]);
  });
});
