/**
 * Duty scores: 35,000 members in 137 assemblies on three levels, five years, 8,000,000 records. Counts an assembly's year and the
 * province's, beside a bare sum over the same records, and one new record up to the member's page; compares counting member by
 * member with counting all.
 */
import { availableParallelism, loadavg } from 'node:os';
import { sql } from 'kysely';
import { explain } from '../modules/duty/engine/score.ts';
import { presets } from '../modules/duty/presets/all.ts';
import { countMembers, countWhole, recordsOf } from '../modules/duty/store/count.ts';
import { ensureYear } from '../modules/duty/store/years.ts';
import type { Db } from '../platform/db/schema.ts';
import { readOptions } from './support/args.ts';
import { openPostgres, versionOf } from './support/postgres.ts';
import { openProduct } from './support/province.ts';
import { figure, median, printTable } from './support/table.ts';

const ASSEMBLIES = 137;
const YEAR = 2025;

/** Rows whose ids are made of their numbers. */
async function seed(db: Db, members: number, records: number): Promise<void> {
  const id = (kind: string, number: string) =>
    sql.raw(`('00000000-0000-7000-${kind}-' || lpad((${number})::text, 12, '0'))::uuid`);
  const content = JSON.stringify(presets.outcomes);
  await sql`insert into assemblies (id, code, level, name, short_name, place, contact, sort_weight, created_at)
    select ${id('8001', 'a')}, 'b' || a, case when a = 1 then 'province' when a < 16 then 'city' else 'county' end, '第' || a || '政协',
      '第' || a, '某地', '', a, now() from generate_series(1, ${sql.lit(ASSEMBLIES)}) a`.execute(db);
  await sql`insert into terms (id, assembly_id, ordinal, starts_on, ends_on)
    select ${id('8002', 'a')}, ${id('8001', 'a')}, 1, '2021-01-01', '2026-12-31' from generate_series(1, ${sql.lit(ASSEMBLIES)}) a`.execute(
    db,
  );
  await sql`insert into rule_versions (id, assembly_id, subject, version, name, applies_from, content, published_at)
    select ${id('8003', 'a')}, ${id('8001', 'a')}, 'duty', 1, '规则', '2021-01-01', ${content}::jsonb, now()
    from generate_series(1, ${sql.lit(ASSEMBLIES)}) a`.execute(db);
  await sql`insert into accounts (id, login, password_hash, name, created_at) select ${id('8004', 'm')}, 'm' || m, '', '委员' || m, now()
    from generate_series(1, ${sql.lit(members)}) m`.execute(db);
  await sql`insert into members (id, assembly_id, term_id, account_id, number, name, standing)
    select ${id('8005', 'm')}, ${id('8001', `m % ${ASSEMBLIES} + 1`)}, ${id('8002', `m % ${ASSEMBLIES} + 1`)}, ${id('8004', 'm')}, m::text,
      '委员' || m, m % 7 = 0 from generate_series(1, ${sql.lit(members)}) m`.execute(db);
  const each = Math.round(records / (members * 5));
  // An assembly after the other and a year after the other, as they come to be.
  for (let year = 2021; year <= YEAR; year += 1)
    await sql`insert into duty_records (id, assembly_id, member_id, year, counts_in, type, subtype, role, units, sharers, place, source_kind,
      title, happened_on, state, office, created_at)
    select gen_random_uuid(), ${id('8001', `m % ${ASSEMBLIES} + 1`)}, ${id('8005', 'm')}, y, y,
      (array['attended','attended','attended','attended','absent','late','proposal_submitted','proposal_filed','proposal_solved',
        'spoke','wrote_speech','report','opinion_submitted','opinion_adopted','training','talk','public_service'])[(m * 7 + r * 5) % 17 + 1],
      (array['plenary','standing_meeting','committee_meeting','inspection','study'])[(m + r) % 5 + 1],
      (array['first','joint','participant',''])[(m * 3 + r) % 4 + 1], (m + r) % 4 + 1, r % 3 + 1, r % 2 + 1, null, '履职记录' || r,
      make_date(y, (m + r) % 12 + 1, r % 28 + 1), 'confirmed', 'none', now()
    from (values (${sql.lit(year)})) years (y), generate_series(1, ${sql.lit(members)}) m, generate_series(1, ${sql.lit(each)}) r`.execute(
      db,
    );
}

const took = async (run: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await run();
  return performance.now() - began;
};

export async function main(args: string[]): Promise<void> {
  const options = readOptions(args, { members: '35000', records: '8000000', rounds: '3' });
  const postgres = await openPostgres();
  const url = await postgres.create('duty');
  const installation = await openProduct(url);
  const { db } = installation.database;
  const seeding = await took(() =>
    db.transaction().execute(async (trx) => {
      // Rows that are made to fit each other need no looking up, and no end of a statement.
      await sql`set local statement_timeout = 0`.execute(trx);
      await sql`set local session_replication_role = replica`.execute(trx);
      await seed(trx, Number(options.members), Number(options.records));
    }),
  );
  await db.connection().execute(async (own) => {
    await sql`set statement_timeout = 0`.execute(own);
    await sql`vacuum (analyze) duty_records`.execute(own);
    await sql`reset statement_timeout`.execute(own);
  });
  const { rows: known } = await sql<{
    id: string;
    records: number;
  }>`select assembly_id as id, count(*)::integer as records
    from duty_records where counts_in = ${YEAR} group by 1 order by 1`.execute(db);
  const now = new Date(`${YEAR}-12-30T00:00:00Z`);
  for (const { id } of known) await ensureYear(db, id, YEAR);
  const one = known[1]!;
  const count = (assemblyId: string) =>
    db.transaction().execute((trx) => countWhole(trx, { assemblyId, year: YEAR, now }));
  const bare = () =>
    sql`select member_id, sum(units) from duty_records where counts_in = ${YEAR} and state = 'confirmed' group by member_id`.execute(
      db,
    );
  const province = async () => {
    const waiting = known.map(({ id }) => id);
    const next = async () => {
      for (let id = waiting.pop(); id; id = waiting.pop()) await count(id);
    };
    await Promise.all([next(), next()]);
  };
  try {
    await count(one.id);
    await bare();
    const rounds = Array.from({ length: Number(options.rounds) });
    const measured = { one: [] as number[], bare: [] as number[], province: [] as number[], record: [] as number[] };
    for (const _ of rounds) {
      measured.one.push(await took(() => count(one.id)));
      measured.bare.push(await took(bare));
      measured.province.push(await took(province));
    }
    const { rows: some } = await sql<{ id: string }>`select member_id as id from duty_records
      where assembly_id = ${one.id} and counts_in = ${YEAR} group by 1 order by 1 limit 20`.execute(db);
    for (const { id } of some) {
      const page = async () => {
        await sql`insert into duty_records (id, assembly_id, member_id, year, counts_in, type, title, happened_on, state, office, created_at)
          values (gen_random_uuid(), ${one.id}, ${id}, ${YEAR}, ${YEAR}, 'talk', '新记录', '2025-06-01', 'confirmed', 'none', now())`.execute(
          db,
        );
        await db.transaction().execute((trx) => countMembers(trx, { assemblyId: one.id, year: YEAR, now }, [id]));
        const records = await recordsOf(db, { assemblyId: one.id, year: YEAR, now }, id);
        explain(presets.outcomes, records.get(id)!, { standing: false, year: YEAR });
      };
      measured.record.push(await took(page));
    }
    const scores = async () =>
      JSON.stringify(
        (
          await sql`select member_id, points, band, reasons, classes, unmet from duty_scores
          where assembly_id = ${one.id} and year = ${YEAR} order by member_id`.execute(db)
        ).rows,
      );
    const few = await scores();
    await count(one.id);
    const same = few === (await scores());
    const whole = median(measured.province);
    const sum = median(measured.bare);
    console.log(
      `${await versionOf(url)}, ${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}, seeded in ${figure(seeding / 1000)} s`,
    );
    printTable([
      ['what', 'measured', 'goal'],
      ['records of the year', known.reduce((all, { records }) => all + records, 0), ''],
      [`one assembly’s year (${one.records} records), ms`, figure(median(measured.one)), '1000'],
      ['a bare sum of the province’s year, s', figure(sum / 1000), ''],
      ['the province’s year, s', figure(whole / 1000), '30'],
      ['that many times the bare sum', figure(whole / sum), '3'],
      ['a new record up to the member’s page, ms', figure(median(measured.record)), '1000'],
      ['member by member equals all', same ? 'yes' : 'no', 'yes'],
    ]);
    if (!same) process.exitCode = 1;
  } finally {
    await installation.close();
    postgres.stop();
  }
}
