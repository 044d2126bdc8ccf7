import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReindexOptions, reindexMatters } from '../../platform/search/reindex.ts';
import { insideMatch, outsideMatch, searchQuery } from '../../platform/search/word-query.ts';
import { decidePublicity } from './commands/outcome/decide-publicity.ts';
import { searchedProposals } from './search-kind.ts';
import { openProposalHarness, type ProposalHarness, sampleContent } from './testing.ts';

let house: ProposalHarness;

const reindexProposals = async (options?: ReindexOptions) =>
  (await reindexMatters(house.database.db, [searchedProposals], options)).get('proposal');
let ids: { whole: string; titleOnly: string; redacted: string; internal: string };

const secret = '青石巷';
const content = (subject: string) => ({ subject, situation: `${secret}的路灯坏了。${sampleContent().situation}` });

/** Ids found inside, and ids found by the public. */
async function found(words: string): Promise<{ inside: string[]; outside: string[] }> {
  const query = searchQuery(words)!;
  const { rows: inside } = await sql<{
    id: string;
  }>`select w.matter_id as id from matter_words w where ${insideMatch(query)} order by 1`.execute(house.database.db);
  const { rows: outside } = await sql<{
    id: string;
  }>`select w.matter_id as id from matter_words w where ${outsideMatch(query)} order by 1`.execute(house.database.db);
  return { inside: inside.map((row) => row.id), outside: outside.map((row) => row.id) };
}

beforeAll(async () => {
  house = await openProposalHarness();
  const ofPublicity = async (subject: string, publicity: string, redactions: object[] = []) => {
    const id = await house.filed(content(subject));
    await sql`update proposals set publicity_decision = ${publicity}, redactions = ${JSON.stringify(redactions)}::jsonb
      where id = ${id}`.execute(house.database.db);
    return id;
  };
  const passage = { field: 'situation', from: 0, to: secret.length, reason: '涉及地点' };
  ids = {
    whole: await ofPublicity('关于修复老街路灯的建议（甲）', 'public'),
    titleOnly: await ofPublicity('关于修复老街路灯的建议（乙）', 'title_only'),
    redacted: await ofPublicity('关于修复老街路灯的建议（丙）', 'public', [passage]),
    internal: await ofPublicity('关于修复老街路灯的建议（丁）', 'internal'),
  };
  await sql`delete from matter_words`.execute(house.database.db);
});
afterAll(() => house.close());

describe('re-index', () => {
  it('fills both searches anew, each with what its readers may find', async () => {
    expect((await found(secret)).inside).toEqual([]);
    const progress: number[] = [];
    const count = await reindexProposals({
      batch: 3,
      threads: 2,
      onProgress: (_kind, done, total) => progress.push(done / total),
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
    await reindexProposals({ rebuildIndex: true });
    expect(await found('路灯')).toEqual(before);
    const { rows } = await sql`select 1 from pg_indexes where indexname like 'matter_words_%_inside'`.execute(
      house.database.db,
    );
    expect(rows).toHaveLength(2);
  });
});

describe('what the searches know of a proposal', () => {
  const disagreeing = async () => {
    const { rows } =
      await sql`select p.id, p.filed_at, w.listed_at as known_filed, p.public_from, w.public_from as known_from
      from proposals p left join matter_words w on w.matter_id = p.id
      where p.submitted_at is not null and (w.matter_id is null or w.listed_at is distinct from p.filed_at
        or w.public_from is distinct from p.public_from)`.execute(house.database.db);
    return rows;
  };
  it('follows the days of filing and publication, step by step', async () => {
    const id = await house.filed(content('关于增设公交站的建议'));
    expect(await disagreeing()).toEqual([]);
    for (const decision of ['public', 'internal', 'title_only'] as const) {
      await house.run('clerk', decidePublicity, {
        params: { proposalId: id },
        body: { decision, reason: '依规定', replies: [] },
      });
      expect(await disagreeing()).toEqual([]);
    }
  });
  it('keeps newer words where a re-index comes late', async () => {
    await sql`update matter_words set version = version + 5, inside = array_to_tsvector(array['更新的词'])
      where matter_id = ${ids.whole}`.execute(house.database.db);
    await reindexProposals();
    const { rows } = await sql<{ words: string[] }>`select tsvector_to_array(inside) as words from matter_words
      where matter_id = ${ids.whole}`.execute(house.database.db);
    expect(rows[0]!.words).toEqual(['更新的词']);
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
