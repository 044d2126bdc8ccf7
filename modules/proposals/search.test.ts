import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchQuery } from '../../platform/search/word-query.ts';
import { matterWords, wordVector } from '../../platform/search/words.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { type SearchableTexts, searchedTexts } from './searchable.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const texts = (situation: string) =>
  searchedTexts({
    subject: '关于办理时限的建议',
    situation,
    analysis: '',
    suggestions: '',
    proposers: ['林示范'],
    replies: [],
    redactions: [],
    publicity: 'public',
  } satisfies SearchableTexts);

async function finds(words: string, situation: string): Promise<boolean> {
  const query = searchQuery(words);
  if (!query) return false;
  const vector = wordVector(matterWords(texts(situation)).inside);
  const { rows } = await sql<{ hit: boolean }>`select ${vector} @@ ${query} as hit`.execute(database.db);
  return rows[0]!.hit;
}

describe('search', () => {
  it('finds words inside of others, every word wanted, and names', async () => {
    expect(await finds('时限', '时限自签收之日起')).toBe(true);
    expect(await finds('时限 签收', '时限自签收之日起')).toBe(true);
    expect(await finds('时限 养老', '时限自签收之日起')).toBe(false);
    expect(await finds('林示范', '正文')).toBe(true);
  });
  it('finds a word that is cut only when it stands alone', async () => {
    for (const sentence of ['补贴从明年一月算起发放', '老人上下楼非常不便', '这条路已经三年没有修过']) {
      for (const word of matterWords(texts(sentence)).inside.split(' '))
        expect(`${word} ${await finds(word, sentence)}`).toBe(`${word} true`);
    }
  });
  it('takes quotes and backslashes as letters', async () => {
    for (const words of ["it's", "'", '\\', "a'b\\c", '算起 & | !']) await finds(words, '正文');
  });
});
