/**
 * The largest inputs anybody may send are worked at on threads; the main thread keeps what costs a few milliseconds. Whether
 * they went there is counted by the pools themselves, so the test knows no clock: how long the event loop waits meanwhile is
 * measured by `bench/hostile.ts` beside the idle loop of the same run. That nothing else calls the work is held by
 * `tests/architecture/work-on-threads.test.ts`.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openImportHarness } from '../../modules/proposals/importing/testing.ts';
import { sampleContent } from '../../modules/proposals/testing.ts';
import { writeWorkbook } from '../../platform/documents/sheets.ts';
import { pool, textPool } from '../../platform/workers/pool.ts';
import { type LivedInHouse, openLivedInHouse } from '../strangers/lived-in.ts';

let house: LivedInHouse;
beforeAll(async () => {
  house = await openLivedInHouse();
});
afterAll(() => house?.close());

/** Largest inputs of each kind that may be worked at where they are asked for. */
const SMALL = 4000;
const text = (length: number, piece = '关于加强农村公路养护的建议，联系人13812345678。') =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
const full = () => ({
  ...sampleContent(),
  situation: text(20_000),
  analysis: text(20_000, '日久失修无人管护，'),
  suggestions: text(20_000, '一二三四五六七八九十'),
});
const doneOf = (name: string) => pool.done.get(name) ?? textPool.done.get(name)!;

/** What an act gave each kind of work to do on threads. */
async function awayIn(act: () => Promise<unknown>): Promise<string[]> {
  const all = () => [...pool.done, ...textPool.done].map(([name, { away }]) => [name, away] as const);
  const before = new Map(all());
  await act();
  return all().flatMap(([name, away]) => (away > before.get(name)! ? [name] : []));
}

async function asked(
  as: string,
  path: string,
  body?: unknown,
  method?: 'POST' | 'PUT',
): Promise<Record<string, never>> {
  const given = body === undefined ? {} : { method: method ?? ('POST' as const), body };
  const answer = await house.call({ as, path, ...given });
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  return answer.headers['content-type']?.toString().includes('json') ? answer.json() : {};
}

describe('on threads', () => {
  it('a long draft is checked and likened', async () => {
    expect(await awayIn(() => asked('member1', '/proposals/check', full()))).toEqual(['precheck']);
    const like = { title: text(200), text: text(60_000) };
    expect(await awayIn(() => asked('member1', '/similar', like))).toEqual(['likeness']);
  });

  it('two long drafts are compared and printed', async () => {
    const [left, right] = [await asked('member1', '/proposals', full()), await asked('member1', '/proposals', full())];
    const compare = `/proposals/compare?leftId=${left.proposalId}&rightId=${right.proposalId}`;
    expect(await awayIn(() => asked('member1', compare))).toEqual(['compare']);
    for (const format of ['pdf', 'docx'])
      expect(await awayIn(() => asked('member1', `/proposals/${left.proposalId}/document?format=${format}`))).toEqual([
        'print',
      ]);
  });

  it('the texts of a long proposal are cut and looked through at every step that needs it', async () => {
    const { proposalId } = house.ids;
    await house.database.db
      .updateTable('proposals')
      .set({ situation: text(20_000), analysis: text(20_000), confidential: false })
      .where('id', '=', proposalId!)
      .execute();
    const redactions = { redactions: [{ field: 'situation', from: 0, to: 5, reason: '个人信息' }] };
    expect(await awayIn(() => asked('clerk', `/proposals/${proposalId}/redactions`, redactions, 'PUT'))).toContain(
      'words',
    );
    const check = `/proposals/${proposalId}/publication?decision=public&withheld=`;
    expect(await awayIn(() => asked('clerk', check))).toEqual(['personal']);
  });

  it('an old register is read, judged and cut into words', async () => {
    const titles = ['案由', '第一提案人', '立案日期', '情况反映'].map((title) => ({ title }));
    const rows = Array.from({ length: 3 }, (_, at) => [`旧案${at}`, '某人', '2024-03-01', text(20_000)]);
    const sheet = await writeWorkbook([{ name: '目录', columns: titles, rows }]);
    const office = await openImportHarness();
    try {
      const fileId = await office.uploaded(sheet);
      let fingerprint = '';
      const looked = await awayIn(async () => {
        ({ fingerprint } = await office.previewed(fileId));
      });
      expect(looked.sort()).toEqual(['personal-texts', 'read-sheets']);
      await office.begun(fileId, fingerprint);
      expect(await awayIn(() => office.worked())).toContain('words');
    } finally {
      await office.close();
    }
  });
});

describe('at once', () => {
  it('only what is small is worked at on the main thread', () => {
    for (const name of ['words', 'precheck', 'personal', 'personal-texts', 'readings'])
      expect(doneOf(name).largestHere, name).toBeLessThanOrEqual(SMALL);
    for (const name of ['compare', 'print', 'likeness', 'read-sheets', 'read-docx'])
      expect(doneOf(name).here, name).toBe(0);
  });
});
