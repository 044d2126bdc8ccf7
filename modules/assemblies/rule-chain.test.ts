import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledger } from '../../migrations/ledger.ts';
import { walkChain } from '../../platform/audit/chain.ts';
import { migrate } from '../../platform/db/migrate.ts';
import type { DatabaseSchema } from '../../platform/db/schema.ts';
import { ruleChain } from './rule-chain.ts';

const here = '00000000-0000-7000-8000-00000000000a';
const there = '00000000-0000-7000-8000-00000000000b';

let db: Kysely<DatabaseSchema>;
const publish = (number: number, assembly: string, version: number, day: string) =>
  sql`insert into rule_versions (id, assembly_id, subject, version, name, applies_from, content, published_at)
    values (${`00000000-0000-7000-8000-${String(number).padStart(12, '0')}`}, ${assembly}, 'proposals', ${version},
      '样例规则', ${`${day}T00:00:00+08:00`}, '{"days": {"b": 1.50, "a": "“三个月”"}}', ${`${day}T08:30:00.123456Z`})`.execute(
    db,
  );

/** A database as it stood before rules were chained, with versions out of the order of their keys. */
beforeAll(async () => {
  db = new Kysely<DatabaseSchema>({ dialect: new PGliteDialect({ pglite: await PGlite.create() }) });
  await migrate(
    db,
    ledger.filter((step) => step.name < '0018'),
  );
  for (const [id, code] of [
    [here, 'here'],
    [there, 'there'],
  ])
    await sql`insert into assemblies (id, code, name, short_name, level, place, created_at)
      values (${id}, ${code}, '样例政协', '样例', 'county', '样例县', now())`.execute(db);
  await publish(3, here, 1, '2024-01-01');
  await publish(1, there, 1, '2024-02-01');
  await publish(2, here, 2, '2025-01-01');
  await migrate(db, ledger);
});
afterAll(() => db.destroy());

describe('published rules', () => {
  it('of before are chained in the order they were published, and later ones follow', async () => {
    await publish(4, here, 3, '2026-01-01');
    await publish(5, there, 2, '2026-02-01');
    const { rows } = await sql<{ version: number }>`select version from rule_versions where assembly_id = ${here}
      order by seq`.execute(db);
    expect(rows.map((row) => row.version)).toEqual([1, 2, 3]);
    expect(await walkChain(db, ruleChain)).toEqual({ entries: 5 });
    expect(await walkChain(db, ruleChain, [], [here])).toEqual({ entries: 3 });
  });
  it('are neither changed nor taken away', async () => {
    for (const statement of [
      `update rule_versions set applies_from = now()`,
      'delete from rule_versions',
      'truncate rule_versions cascade',
    ])
      await expect(sql.raw(statement).execute(db)).rejects.toThrow('append-only');
  });
  it('that were rewritten past that are named', async () => {
    await db.transaction().execute(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx);
      await sql`update rule_versions set content = '{"days": 99}' where assembly_id = ${here} and version = 2`.execute(
        trx,
      );
    });
    expect((await walkChain(db, ruleChain)).broken).toEqual({
      table: 'rule_versions',
      seq: 3,
      kind: 'changed',
      by: here,
    });
  });
});
