import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../db/ids.ts';
import { silentLog } from '../testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { shelvesHere, untilSeen } from '../testing/likeness.ts';
import { positionNow, reaches } from './changes.ts';
import { openIndexThread } from './index-thread.ts';
import { IndexKeeper, type KeeperOptions } from './keeper.ts';
import type { IndexedMatter, LikenedKind } from './kinds.ts';
import { keyOf } from './likeness-index.ts';

let database: TestDatabase;
let folder: string;
const assemblyId = newId();
const other = newId();

const rows = (
  where: ReturnType<typeof sql>,
) => sql<IndexedMatter>`select id, assembly_id as "assemblyId", title, text from slips
  where ${where}`;
const slips: LikenedKind = {
  kind: 'slip',
  label: 'slip',
  table: 'slips',
  alias: 's',
  visible: () => sql<boolean>`true`,
  read: async () => new Map(),
  show: async () => new Map(),
  count: async (db) => Number((await sql<{ n: string }>`select count(*) as n from slips`.execute(db)).rows[0]!.n),
  load: async (db, after, limit) => (await rows(sql`id > ${after} order by id limit ${limit}`).execute(db)).rows,
  current: async (db, ids) => (await rows(sql`id in (${sql.join(ids)})`).execute(db)).rows,
};

/** Takes one away, as a step does. */
async function remove(id: string): Promise<void> {
  await sql`delete from slips where id = ${id}`.execute(database.db);
  await untilSeen(database.db);
}

/** Writes a slip with its words, as a step does. */
async function write(title: string, text = '', id = newId(), assembly = assemblyId): Promise<string> {
  await sql`with words as (insert into matter_words (matter_id, kind, assembly_id, version, inside)
      values (${id}, 'slip', ${assembly}, 1, '') on conflict (matter_id) do update set inside = excluded.inside)
    insert into slips values (${id}, ${assembly}, ${title}, ${text})
    on conflict (id) do update set title = excluded.title, text = excluded.text`.execute(database.db);
  await untilSeen(database.db);
  return id;
}

const keeperOf = (over: Partial<KeeperOptions> = {}) =>
  new IndexKeeper({ db: database.db, kinds: [slips], log: silentLog, open: shelvesHere, ...over });
const nearTo = async (keeper: IndexKeeper, title: string, assembly = assemblyId) =>
  (await keeper.near(assembly, { title, text: '' }, 10)).keys;

const ids: Record<string, string> = {};
beforeAll(async () => {
  database = await openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'yitang-likeness-'));
  await sql`create table slips (id uuid primary key, assembly_id uuid, title text, text text)`.execute(database.db);
  await sql`create trigger slips_forgotten after delete on slips for each row execute function forget_words()`.execute(
    database.db,
  );
  ids.lift = await write('老旧小区加装电梯');
  ids.river = await write('城北河道清淤');
  ids.elsewhere = await write('老旧小区加装电梯', '', newId(), other);
});
afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('an index', () => {
  it('says nothing before it is whole, then finds what is near, of one assembly', async () => {
    const keeper = keeperOf();
    expect(keeper.progress).toBeLessThan(1);
    expect(await nearTo(keeper, '加装电梯')).toEqual([]);
    await keeper.look();
    expect(keeper.progress).toBe(1);
    expect(await nearTo(keeper, '加装电梯')).toEqual([keyOf('slip', ids.lift!)]);
    expect(await nearTo(keeper, '加装电梯', other)).toEqual([keyOf('slip', ids.elsewhere!)]);
  });

  it('takes in what others wrote, changed and took away, each index by itself', async () => {
    const [one, two] = [keeperOf(), keeperOf()];
    await one.look();
    await two.look();
    const id = await write('夜间施工噪声');
    for (const keeper of [one, two]) {
      expect(await nearTo(keeper, '施工噪声')).toEqual([]);
      await keeper.look();
      expect(await nearTo(keeper, '施工噪声')).toEqual([keyOf('slip', id)]);
    }
    await write('食堂油烟扰民', '', id);
    await one.look();
    expect(await nearTo(one, '施工噪声')).toEqual([]);
    expect(await nearTo(one, '食堂油烟')).toEqual([keyOf('slip', id)]);
    await remove(id);
    await one.look();
    expect(await nearTo(one, '食堂油烟')).toEqual([]);
    // The other had missed two changes; it comes to the same.
    await two.look();
    expect(await nearTo(two, '食堂油烟')).toEqual([]);
    expect((await two.measure())!.matters).toBe((await one.measure())!.matters);
  });

  it('comes back from disk and takes in what happened meanwhile', async () => {
    const first = keeperOf({ folder });
    await first.look();
    await first.stop();
    const id = await write('校门口拥堵');
    await remove(ids.river!);
    let built = false;
    const kind: LikenedKind = {
      ...slips,
      load(...asked) {
        built = true;
        return slips.load(...asked);
      },
    };
    const second = keeperOf({ folder, kinds: [kind] });
    await second.look();
    expect(built).toBe(false);
    expect(await nearTo(second, '校门口拥堵')).toEqual([keyOf('slip', id)]);
    expect(await nearTo(second, '河道清淤')).toEqual([]);
  });

  it('is built anew where what was saved is damaged', async () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.index'))) {
      const bytes = readFileSync(join(folder, file));
      bytes[bytes.length >> 1]! ^= 255;
      writeFileSync(join(folder, file), bytes);
    }
    const keeper = keeperOf({ folder });
    await keeper.look();
    expect(await nearTo(keeper, '加装电梯')).toEqual([keyOf('slip', ids.lift!)]);
  });

  it('is built anew where the database is not the one it was saved beside', async () => {
    const now = await positionNow(database.db);
    expect(await reaches(database.db, now)).toBe(true);
    expect(await reaches(database.db, { xact: String(BigInt(now.xact) + 1_000_000n), seq: '0' })).toBe(false);
  });

  it('is built anew when its thread is lost, and answers on', async () => {
    let end: (() => Promise<void>) | undefined;
    const keeper = keeperOf({
      open(lost) {
        const thread = openIndexThread(lost);
        end = async () => {
          await thread.close();
          lost(new Error('killed'));
        };
        return thread;
      },
    });
    await keeper.look();
    expect(await nearTo(keeper, '加装电梯')).toEqual([keyOf('slip', ids.lift!)]);
    await end!();
    expect(keeper.progress).toBeLessThan(1);
    expect(await nearTo(keeper, '加装电梯')).toEqual([]);
    await keeper.look();
    expect(await nearTo(keeper, '加装电梯')).toEqual([keyOf('slip', ids.lift!)]);
    await keeper.stop();
  });
});
