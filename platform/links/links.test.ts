import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../db/ids.ts';
import type { AssemblyRef, Context } from '../http/context.ts';
import { kindBookOf, type MatterKind } from '../matters/kinds.ts';
import { createTestContext } from '../testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { provenanceOf, whatBecameOf, whereFrom } from './read-links.ts';
import { link, unlink, unlinkAll } from './write-links.ts';

/** Two made-up kinds: toys everybody may know of but those that are hidden, and boxes. */
const hidden = new Set<string>();
const asked: string[][] = [];
const madeUp = (kind: string): MatterKind => ({
  kind,
  module: `${kind}s`,
  async shown(ctx, ids) {
    asked.push([...ids]);
    return new Map(
      ids
        .filter((id) => ctx.actor.kind === 'system' || !hidden.has(id))
        .map((id) => [id, { title: `${kind} ${id}`, label: null, who: '', path: `/${kind}s/${id}` }]),
    );
  },
});
const kinds = kindBookOf([{ kinds: [madeUp('toy')] }, { kinds: [madeUp('box')] }]);

/** Words only toys have. */
const t = (key: string) => (key === 'toys.link.became.put_into' ? 'toys put into' : key);

let database: TestDatabase;
let ctx: Context;
let reader: Context;
const assembly = async (code: string): Promise<AssemblyRef> => {
  const id = newId();
  await sql`insert into assemblies (id, code, name, short_name, level, place, created_at)
    values (${id}, ${code}, '一', '一', 'county', '一', now())`.execute(database.db);
  return { id, code, name: '一', level: 'county' };
};

beforeAll(async () => {
  database = await openTestDatabase();
  await sql`create table toys (id uuid primary key)`.execute(database.db);
  await sql`create table boxes (id uuid primary key)`.execute(database.db);
  await sql`insert into matter_kinds (kind, matters) values ('toy', 'toys'), ('box', 'boxes')`.execute(database.db);
  ctx = await createTestContext({ db: database.db, assembly: await assembly('here'), kinds, t });
  reader = { ...ctx, actor: { ...ctx.actor, kind: 'account' } };
});
afterAll(() => database.close());

const toy = () => ({ kind: 'toy', id: newId() });

describe('links', () => {
  it('say of both matters where one came from and what became of the other, oldest first', async () => {
    const [one, two, box] = [toy(), toy(), { kind: 'box', id: newId() }];
    const span = { text: 'story', start: 3, end: 9 };
    await link(ctx, { from: one, relation: 'put_into', to: box });
    await link(ctx, { from: { ...two, span }, relation: 'put_into', to: box });
    expect(await whatBecameOf(reader, 'toy', one.id)).toMatchObject([
      { says: 'toys put into', matterId: box.id, matter: { title: `box ${box.id}` }, span: null },
    ]);
    expect(await whereFrom(reader, 'box', box.id)).toMatchObject([
      { says: 'boxs.link.from.put_into', matterId: one.id },
      { matterId: two.id, otherSpan: span, span: null },
    ]);
    expect(await whatBecameOf(reader, 'toy', two.id)).toMatchObject([{ span, otherSpan: null }]);
    expect(await whereFrom(reader, 'toy', one.id)).toEqual([]);
  });

  it('ask each kind once, however many matters there are', async () => {
    const box = { kind: 'box', id: newId() };
    await link(ctx, ...Array.from({ length: 5 }, () => ({ from: toy(), relation: 'put_into', to: box })));
    asked.length = 0;
    database.takeStatements();
    expect((await provenanceOf(reader, 'box', box.id))!.from).toHaveLength(5);
    expect(asked.map((ids) => ids.length)).toEqual([1, 5]);
    expect(database.takeStatements()).toHaveLength(1);
  });

  it('leave out what the reader may not know of, and tell nothing of a matter of that sort', async () => {
    const [open, secret] = [toy(), toy()];
    hidden.add(secret.id);
    await link(ctx, { from: open, relation: 'led_to', to: secret });
    expect(await whatBecameOf(reader, 'toy', open.id)).toEqual([]);
    expect(await whatBecameOf(ctx, 'toy', open.id)).toMatchObject([{ matterId: secret.id }]);
    expect(await provenanceOf(reader, 'toy', secret.id)).toBeNull();
    expect(await provenanceOf(reader, 'ghost', open.id)).toBeNull();
  });

  it('say where a matter went on when nothing of that kind is kept', async () => {
    const one = toy();
    await link(ctx, { from: one, relation: 'given_to', to: { kind: 'museum', id: null } });
    expect(await whatBecameOf(reader, 'toy', one.id)).toMatchObject([
      { says: 'museum.link.became.given_to_museum', kind: 'museum', matterId: null, matter: null },
    ]);
  });

  it('stay within their assembly', async () => {
    const [one, two] = [toy(), toy()];
    await link(ctx, { from: one, relation: 'led_to', to: two });
    const elsewhere = { ...reader, assembly: await assembly('elsewhere') };
    expect(await whatBecameOf(elsewhere, 'toy', one.id)).toEqual([]);
  });

  it('are taken back one by one, and all of matters that go', async () => {
    const [one, two, three] = [toy(), toy(), toy()];
    const first = { from: one, relation: 'led_to', to: two };
    await link(ctx, first, { from: one, relation: 'led_to', to: three });
    await unlink(ctx, first);
    expect((await whatBecameOf(reader, 'toy', one.id)).map((item) => item.matterId)).toEqual([three.id]);
    await unlinkAll(ctx, 'toy', sql`select ${three.id}::uuid`);
    expect(await whatBecameOf(reader, 'toy', one.id)).toEqual([]);
  });

  it('come from kinds that are known, and never lead to themselves', async () => {
    const one = toy();
    await expect(link(ctx, { from: { kind: 'ghost', id: newId() }, relation: 'led_to', to: one })).rejects.toThrow();
    await expect(link(ctx, { from: one, relation: 'led_to', to: one })).rejects.toThrow();
  });
});
