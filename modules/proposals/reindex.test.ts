import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reindexProposals } from './reindex.ts';
import { publicMatch, searchQuery } from './search.ts';
import { openProposalHarness, type ProposalHarness, sampleContent } from './testing.ts';

let house: ProposalHarness;
let ids: { whole: string; titleOnly: string; redacted: string; internal: string };

const secret = '青石巷';
const content = (subject: string) => ({ subject, situation: `${secret}的路灯坏了。${sampleContent().situation}` });

/** Ids found inside, and ids found by the public. */
async function found(words: string): Promise<{ inside: string[]; outside: string[] }> {
  const query = searchQuery(words)!;
  const { rows: inside } = await sql<{
    id: string;
  }>`select p.id from proposals p where p.search_words @@ ${query} order by p.id`.execute(house.database.db);
  const { rows: outside } = await sql<{
    id: string;
  }>`select p.id from proposals p where ${publicMatch(query)} order by p.id`.execute(house.database.db);
  return { inside: inside.map((row) => row.id), outside: outside.map((row) => row.id) };
}

beforeAll(async () => {
  house = await openProposalHarness();
  const ofPublicity = async (subject: string, publicity: string, redactions: object[] = []) => {
    const id = await house.filed(content(subject));
    await sql`update proposals set publicity_decision = ${publicity}, redactions = ${JSON.stringify(redactions)}::jsonb,
      search_words = null, public_words = null where id = ${id}`.execute(house.database.db);
    return id;
  };
  const passage = { field: 'situation', from: 0, to: secret.length, reason: '涉及地点' };
  ids = {
    whole: await ofPublicity('关于修复老街路灯的建议（甲）', 'public'),
    titleOnly: await ofPublicity('关于修复老街路灯的建议（乙）', 'title_only'),
    redacted: await ofPublicity('关于修复老街路灯的建议（丙）', 'public', [passage]),
    internal: await ofPublicity('关于修复老街路灯的建议（丁）', 'internal'),
  };
});
afterAll(() => house.close());

describe('re-index', () => {
  it('fills both searches anew, each with what its readers may find', async () => {
    expect((await found(secret)).inside).toEqual([]);
    const progress: number[] = [];
    const count = await reindexProposals(house.database.db, {
      batch: 3,
      threads: 2,
      onProgress: (done, total) => progress.push(done / total),
    });
    expect(count).toBe(4);
    expect(progress.at(-1)).toBe(1);
    expect((await found(secret)).inside.toSorted()).toEqual(Object.values(ids).toSorted());
    expect((await found(secret)).outside).toEqual([ids.whole]);
    expect((await found('路灯 坏')).outside.toSorted()).toEqual([ids.whole, ids.redacted].toSorted());
    expect((await found('修复 老街')).outside.toSorted()).toEqual([ids.whole, ids.titleOnly, ids.redacted].toSorted());
  });
  it('comes to the same with the index built anew, and leaves the index there', async () => {
    const before = await found('路灯');
    await reindexProposals(house.database.db, { rebuildIndex: true });
    expect(await found('路灯')).toEqual(before);
    const { rows } = await sql`select 1 from pg_indexes where indexname = 'proposals_search'`.execute(
      house.database.db,
    );
    expect(rows).toHaveLength(1);
  });
});

describe('search query', () => {
  it('takes any text as words, also what looks like an operator', async () => {
    for (const text of [`a'b`, 'a\\b', `路灯' | '`, '路灯 & !坏', '<->', ':*']) {
      const query = searchQuery(text);
      if (query) await sql`select ${query}`.execute(house.database.db);
    }
    expect(searchQuery('，。！')).toBeUndefined();
  });
});
