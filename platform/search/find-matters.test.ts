import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decidePublicity } from '../../modules/proposals/commands/outcome/decide-publicity.ts';
import { searchedProposals } from '../../modules/proposals/search-kind.ts';
import { openProposalHarness, type ProposalHarness } from '../../modules/proposals/testing.ts';
import { newId } from '../db/ids.ts';
import { type Actor, citizen } from '../http/context.ts';
import { searchEndpoints } from './contract.ts';
import type { SearchKind } from './kinds.ts';
import { searchMatters } from './operations.ts';
import { reindexMatters } from './reindex.ts';

/** A made-up kind: slips of paper somebody may read, each of one role. */
const slips: SearchKind = {
  kind: 'slip',
  label: 'slips',
  table: 'slips',
  alias: 's',
  visible: (ctx, reader) =>
    reader === 'public'
      ? sql<boolean>`s.open`
      : sql<boolean>`s.of_role in (${sql.join(['nobody', ...ctx.actor.grants.map((grant) => grant.role)])})`,
  text: () => sql<string>`s.text`,
  async show(ctx, ids) {
    const { rows } = await sql<{ id: string; text: string }>`select id, text from slips
      where id in (${sql.join(ids)})`.execute(ctx.db);
    return new Map(rows.map((row) => [row.id, { title: row.text, line: '', excerpt: [], path: `slips/${row.id}` }]));
  },
  count: async () => 3,
  async load(db, after, limit) {
    const { rows } = await sql<{ id: string; assembly_id: string; text: string; open: boolean }>`select * from slips
      where id > ${after} order by id limit ${limit}`.execute(db);
    return rows.map((row) => ({
      id: row.id,
      assemblyId: row.assembly_id,
      version: 1,
      listedAt: new Date(0),
      publicFrom: row.open ? new Date(0) : null,
      inside: [row.text],
      outside: row.open ? null : [],
    }));
  },
};

let house: ProposalHarness;
const ids: Record<string, string> = {};

beforeAll(async () => {
  house = await openProposalHarness();
  const { db } = house.database;
  ids.proposal = await house.filed({ subject: '关于修缮湘江大桥的建议' });
  await house.run('clerk', decidePublicity, {
    params: { proposalId: ids.proposal },
    body: { decision: 'public', reason: '依规定', replies: [] },
  });
  await sql`update matter_words set public_from = listed_at`.execute(db);
  await sql`update proposals set public_from = filed_at`.execute(db);
  await sql`create table slips (id uuid primary key, assembly_id uuid not null, of_role text not null, open boolean not null,
    text text not null)`.execute(db);
  await sql`create trigger slips_words_forgotten after delete on slips for each row execute function forget_words()`.execute(
    db,
  );
  const add = async (name: string, role: string, open: boolean, text: string, assembly?: string) => {
    ids[name] = newId(Date.now());
    await sql`insert into slips values (${ids[name]}, ${assembly ?? house.world.assembly.id}, ${role}, ${open},
      ${text})`.execute(db);
  };
  await add('clerks', 'clerk', false, '大桥护栏的便条');
  await add('open', 'clerk', true, '大桥灯光的便条');
  await add('elsewhere', 'clerk', true, '大桥以外的便条', newId(Date.now()));
  await reindexMatters(db, [slips], { threads: 1 });
});
afterAll(() => house.close());

/** Names of what is found, by kind. */
async function found(who: string | Actor, words: string, reader: 'inside' | 'public' = 'inside') {
  const ctx = await house.contextOf(typeof who === 'string' ? house.world.actorOf(who) : who);
  const asked = searchEndpoints.search.query.parse({ words });
  const { groups, readAs } = await searchMatters(ctx, [searchedProposals, slips], asked, reader);
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  const items = Object.fromEntries(
    groups.map((group) => [group.kind, group.items.map((hit) => names.get(hit.matterId))]),
  );
  for (const group of groups) expect(group.total).toBe(group.items.length);
  return { ...items, readAs };
}

describe('one search over kinds', () => {
  it('finds each kind by what the reader may read of it', async () => {
    expect(await found('clerk', '大桥')).toEqual({ proposal: ['proposal'], slip: ['open', 'clerks'], readAs: null });
    expect(await found('reviewer1', '大桥')).toEqual({ proposal: ['proposal'], slip: [], readAs: null });
    expect(await found('clerk', '便条')).toEqual({ proposal: [], slip: ['open', 'clerks'], readAs: null });
  });
  it('shows the public what is public', async () => {
    expect(await found(citizen, '大桥', 'public')).toEqual({ proposal: ['proposal'], slip: ['open'], readAs: null });
    expect(await found(citizen, '护栏', 'public')).toMatchObject({ slip: [] });
  });
  it('finds a matter by its number first', async () => {
    expect(await found('clerk', '1')).toMatchObject({ proposal: ['proposal'] });
  });
  it('reads what was typed another way, over all kinds', async () => {
    expect(await found('clerk', '大橋')).toMatchObject({ proposal: ['proposal'], slip: ['open', 'clerks'] });
    expect(await found('clerk', 'bianqian')).toMatchObject({ slip: [] });
    expect(await found('clerk', 'biantiao')).toMatchObject({ slip: ['open', 'clerks'], readAs: '便条' });
    // The word stands in no text this reader reads: nothing is said of it.
    expect(await found('reviewer1', 'biantiao')).toMatchObject({ slip: [], readAs: null });
  });
  it('finds what a reader may read behind hundreds of newer matters they may not', async () => {
    const { db } = house.database;
    await sql`insert into slips select gen_random_uuid(), ${house.world.assembly.id}, 'leader', false, '灯塔'
      from generate_series(1, 310)`.execute(db);
    await sql`insert into matter_words (matter_id, kind, assembly_id, version, listed_at, inside)
      select id, 'slip', assembly_id, 1, now(), array_to_tsvector(array['灯塔']) from slips where text = '灯塔'`.execute(
      db,
    );
    const word = sql`array_to_tsvector(array['灯塔'])`;
    await sql`update matter_words set inside = inside || ${word} where matter_id = ${ids.clerks}`.execute(db);
    expect(await found('clerk', '灯塔')).toMatchObject({ slip: ['clerks'] });
    expect(await found('member1', '灯塔')).toMatchObject({ slip: [] });
  });
  it('forgets the words of a matter that is deleted', async () => {
    const { db } = house.database;
    await sql`delete from slips where id = ${ids.open}`.execute(db);
    const { rows } = await sql`select 1 from matter_words where matter_id = ${ids.open}`.execute(db);
    expect(rows).toEqual([]);
    expect(await found(citizen, '大桥', 'public')).toMatchObject({ slip: [] });
  });
});
