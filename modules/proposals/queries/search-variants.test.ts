import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen } from '../../../platform/http/context.ts';
import { decidePublicity } from '../commands/outcome/decide-publicity.ts';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { listProposals } from './list-proposals.ts';
import { searchRegister } from './search-register.ts';

let house: ProposalHarness;
const ids: Record<string, string> = {};

async function publish(name: string, subject: string, situation: string, decision: 'public' | 'internal' = 'public') {
  const proposalId = await house.filed({ subject, situation });
  await house.run('clerk', decidePublicity, {
    params: { proposalId },
    body: { decision, reason: '依规定', replies: [] } as never,
  });
  await sql`update proposals set public_from = filed_at where id = ${proposalId} and publicity_decision = 'public'`.execute(
    house.database.db,
  );
  await sql`update matter_words w set public_from = p.public_from from proposals p where p.id = w.matter_id`.execute(
    house.database.db,
  );
  ids[name] = proposalId;
}

beforeAll(async () => {
  house = await openProposalHarness();
  await publish(
    'lift',
    '关于加快老旧小区加装电梯的建议',
    '老旧小区没有电梯，老年人上下楼十分不便，建议补助。'.repeat(4),
  );
  await publish(
    'bridge',
    '关于修缮湘江大桥的建议',
    '大桥护栏锈蚀，桥梁检测滞后，阿卜杜拉·买买提委员多次反映。'.repeat(4),
  );
  await publish('road', '关于国道改造的建议', 'G318国道塌方，C919配套，乡镇Wi-Fi不足，占比12.5%。'.repeat(4));
  await publish('secret', '关于内部事项的建议', '密闭空间管理需要加强，麒麟阁尚未登记。'.repeat(4), 'internal');
});
afterAll(() => house.close());

const search = (query: object) =>
  house.run(citizen, searchRegister, { query: { page: 1, size: 20, ...query } as never });
const found = async (words: string) => (await search({ words })).items.map((item) => item.proposalId);
const inside = async (words: string) =>
  (
    await house.run('clerk', listProposals, { query: { page: 1, size: 20, sort: 'updated', words } as never })
  ).items.map((item) => item.proposalId);

describe('search, ways of writing', () => {
  it.each([
    ['電梯', 'lift'],
    ['老舊小區', 'lift'],
    ['Ｇ３１８', 'road'],
    ['g318', 'road'],
    ['318国道', 'road'],
    ['318', 'road'],
    ['919', 'road'],
    ['wifi', 'road'],
    ['Wi-Fi', 'road'],
    ['WI-FI', 'road'],
    ['12.5', 'road'],
    ['桥', 'bridge'],
    ['橋', 'bridge'],
    ['桥 护栏', 'bridge'],
    ['阿卜杜拉•买买提', 'bridge'],
    ['阿卜杜拉・买买提', 'bridge'],
    ['阿卜杜拉买买提', 'bridge'],
    ['阿卜杜拉‧买买提', 'bridge'],
    ['阿卜杜拉⋅买买提', 'bridge'],
    ['阿卜杜拉.买买提', 'bridge'],
    ['阿卜杜拉．买买提', 'bridge'],
    ['阿卜杜拉 买买提', 'bridge'],
    ['３１８國道', 'road'],
    ['G 318', 'road'],
    ['C919', 'road'],
    ['c-919', 'road'],
    ['ＷｉＦｉ', 'road'],
    ['wi fi', 'road'],
    ['１２．５％', 'road'],
    ['電　梯', 'lift'],
    ['大橋護欄', 'bridge'],
  ])('%s is found outside and inside', async (words, name) => {
    expect(await found(words)).toEqual([ids[name]]);
    expect(await inside(words)).toEqual([ids[name]]);
    expect((await search({ words })).readAs).toBeNull();
  });
  it('finds no number within another one', async () => {
    expect(await found('31')).toEqual([]);
    expect(await inside('31')).toEqual([]);
  });
});

describe('search by number', () => {
  it.each([
    '2',
    '第2号',
    '第002号',
    '湘协提字第002号',
    '2号提案',
    '提案第二号',
    '２',
    '第 2 號',
    'No.2',
    '№2',
    '湘协提字（2026）第002号',
  ])('%s', async (words) => {
    expect((await found(words))[0]).toBe(ids.bridge);
    expect((await inside(words))[0]).toBe(ids.bridge);
  });
  it('takes a session with it, and finds nothing under another one', async () => {
    const label = (await search({})).items[0]!.sessionLabel;
    expect(label).toMatch(/届.次$/);
    expect((await found(`${label}第2号`))[0]).toBe(ids.bridge);
    expect((await found(`${label}会议第2号提案`))[0]).toBe(ids.bridge);
    expect((await found(`${label} 2`))[0]).toBe(ids.bridge);
    const [, term, session] = /(.+)届(.+)次/.exec(label)!;
    expect((await found(`第${term}届第${session}次会议第2号`))[0]).toBe(ids.bridge);
    expect((await found(`${label}第２号`))[0]).toBe(ids.bridge);
    expect(await found('九十九届九次第2号')).toEqual([]);
  });
});

describe('search that finds nothing by words', () => {
  it.each([
    ['laojiuxiaoqu', '老旧小区', 'lift'],
    ['lao jiu xiao qu', '老旧小区', 'lift'],
    ['ljxq', '老旧小区', 'lift'],
    ['LJXQ', '老旧小区', 'lift'],
    ['ＬＪＸＱ', '老旧小区', 'lift'],
    ['l j x q', '老旧小区', 'lift'],
    ['LaoJiu XiaoQu', '老旧小区', 'lift'],
    ['lao-jiu-xiao-qu', '老旧小区', 'lift'],
    ['lǎojiùxiǎoqū', '老旧小区', 'lift'],
    ['dianti', '电梯', 'lift'],
    ['xjdq', '湘江大桥', 'bridge'],
    ['老久小区', '老旧小区', 'lift'],
    ['家装电梯', '加装电梯', 'lift'],
    ['桥粱检测', '桥梁检测', 'bridge'],
    ['户拦', '护栏', 'bridge'],
  ])('%s is read as %s', async (words, meant, name) => {
    const answer = await search({ words });
    expect([answer.readAs, answer.items.map((item) => item.proposalId)]).toEqual([meant, [ids[name]]]);
    expect(await inside(words)).toEqual([ids[name]]);
  });
  it('reads a slip of the finger as the word one step away', async () => {
    expect(await search({ words: '加装申梯' })).toMatchObject({ readAs: '加装电梯', total: 1 });
  });
  it('never tells the public a word that only an internal text has', async () => {
    for (const words of ['qilinge', 'qlg', '麒林阁']) {
      expect(await search({ words })).toMatchObject({ total: 0, readAs: null });
      expect(await inside(words)).toEqual([ids.secret]);
    }
  });
  it('says nothing where nothing is meant', async () => {
    for (const words of ['zzzzqqqq', '，。', 'x', '囧囧囧囧囧'])
      expect(await search({ words })).toMatchObject({ total: 0, readAs: null });
  });
});

describe('what is shown of a hit', () => {
  it('is the place, the words marked as the text writes them', async () => {
    const marked = async (words: string) => {
      const [item] = (await search({ words })).items;
      return [item!.foundIn, [...new Set(item!.excerpt.filter((run) => run.hit).map((run) => run.text))]];
    };
    expect(await marked('電梯')).toEqual(['situation', ['电梯']]);
    expect(await marked('wifi')).toEqual(['situation', ['Wi-Fi']]);
    expect(await marked('318')).toEqual(['situation', ['318']]);
    expect(await marked('ljxq')).toEqual(['situation', ['老旧', '小区']]);
    expect(await marked('修缮')).toEqual(['subject', ['修缮']]);
  });
});

describe('order, days and pages', () => {
  it('sorts by number and by how much stands in the subject', async () => {
    expect((await search({ sort: 'number' })).items.map((item) => item.number)).toEqual([1, 2, 3]);
    expect((await search({})).items.map((item) => item.number)).toEqual([3, 2, 1]);
    expect((await search({ words: '建议', sort: 'relevance' })).total).toBe(3);
  });
  it('keeps to the days asked for', async () => {
    const day = (await search({})).items[0]!.filedOn;
    expect((await search({ filedFrom: day, filedUntil: day })).total).toBe(3);
    expect((await search({ filedUntil: '2001-01-01' })).total).toBe(0);
    expect((await search({ words: '电梯', filedFrom: '2100-01-01' })).total).toBe(0);
  });
  it('shows the last page for one past the end', async () => {
    for (const words of [undefined, '建议']) {
      const answer = await search({ page: 9999, size: 2, words });
      expect([answer.page, answer.total, answer.items.length]).toEqual([2, 3, 1]);
    }
    const list = await house.run('clerk', listProposals, { query: { page: 9999, size: 3, sort: 'number' } as never });
    expect([list.page, list.total, list.items.length]).toEqual([2, 4, 1]);
  });
});
