import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, citizen } from '../../platform/http/context.ts';
import type { LikeAsked } from '../../platform/similarity/contract.ts';
import { findSimilar } from '../../platform/similarity/find-similar.ts';
import { acceptAssignment } from './commands/handling.ts';
import { decidePublicity } from './commands/outcome/decide-publicity.ts';
import { redactPassages } from './commands/outcome/redact-passages.ts';
import { likenedProposals } from './liken-kind.ts';
import { openProposalHarness, type ProposalHarness, sampleContent } from './testing.ts';
import { answerBy, assignUnits, contactBy } from './testing-life.ts';

let house: ProposalHarness;
let earlier: string;
let answered: string;

beforeAll(async () => {
  house = await openProposalHarness();
  earlier = await house.filed({ subject: '关于在老旧小区加装电梯的建议' });
  await house.filed({
    subject: '关于保护饮用水水源地的建议',
    situation: '水源地周边仍有排污口，水质时有波动。'.repeat(6),
    analysis: '一是红线未划定，二是补偿不到位。'.repeat(6),
    suggestions: '一、划定红线。二、落实补偿。三、公开水质。'.repeat(6),
  });
  answered = await house.filed({
    subject: '关于疏浚河道清淤泥的建议',
    situation: '城北河道淤积多年，汛期行洪不畅，两岸居民常年受涝。'.repeat(4),
  });
  const assignmentId = Object.values(await assignUnits(house, answered, [[0, 'lead']]))[0]!;
  await house.run('receiver1', acceptAssignment, { params: { proposalId: answered, assignmentId }, body: {} });
  await contactBy(house, answered, assignmentId, 1);
  const letter = '您提出的建议收悉。现答复如下：城北河道清淤工程已列入明年计划，汛前完工。';
  await answerBy(house, answered, assignmentId, 1, 'A', letter);
});
afterAll(() => house.close());

const asked = (over: Partial<LikeAsked> = {}): LikeAsked => ({
  title: '关于加快老旧小区电梯加装的提案',
  text: sampleContent().situation,
  ...over,
});
const like = async (who: string | Actor, over: Partial<LikeAsked> = {}) => {
  const ctx = await house.contextOf(typeof who === 'string' ? house.world.actorOf(who) : who);
  return findSimilar(ctx, [likenedProposals], asked(over), who === citizen ? 'public' : 'inside');
};

describe('proposals like a text', () => {
  it('are found, the earlier one on the matter first, with what is shared marked', async () => {
    const { items, progress } = await like('member2');
    expect(progress).toBe(1);
    expect(items[0]).toMatchObject({ matterId: earlier, kind: 'proposal', answer: null, path: `proposals/${earlier}` });
    expect(items[0]!.score).toBeGreaterThan(0.25);
    const { excerpt, passages } = items[0]!;
    expect(passages.length).toBeGreaterThan(0);
    for (const { from, to } of passages) expect(sampleContent().situation).toContain(excerpt.slice(from, to));
    expect(items.some((item) => item.title.includes('水源地'))).toBe(false);
  });
  it('are the same for a text with blanks and line ends between its characters', async () => {
    const text = sampleContent().situation;
    const between = (mark: string, every: number) =>
      text.replace(new RegExp(`.{${every}}`, 'gu'), (piece) => piece + mark);
    const plain = (await like('member2')).items;
    expect(plain[0]!.passages.length).toBeGreaterThan(0);
    const marks: Array<[string, number]> = [
      [' ', 1],
      ['\u00a0', 3],
      ['\u200b', 2],
      ['\n', 7],
      ['\r\n', 9],
      ['\u3000', 1],
    ];
    for (const [mark, every] of marks) {
      const { items } = await like('member2', { text: between(mark, every) });
      expect(items.map((item) => item.matterId)).toEqual(plain.map((item) => item.matterId));
      expect(Math.abs(items[0]!.score - plain[0]!.score)).toBeLessThanOrEqual(0.02);
      expect(items[0]!.passages).toEqual(plain[0]!.passages);
    }
  });
  it('are found in traditional characters too', async () => {
    const { items } = await like('member2', { title: '關於加快老舊小區電梯加裝的提案', text: '' });
    expect(items[0]!.matterId).toBe(earlier);
  });
  it('come with who answered, in which class, and the sentence that answers', async () => {
    const { items } = await like('member2', { title: '城北河道清淤', text: '城北河道淤积多年，汛期行洪不畅。' });
    expect(items[0]).toMatchObject({ matterId: answered });
    expect(items[0]!.answer).toMatchObject({ sentence: '城北河道清淤工程已列入明年计划，汛前完工。' });
    expect(items[0]!.answer!.who).not.toBe('');
    expect(items[0]!.answer!.class).not.toBe('');
  });
  it('leave out the text itself and drafts of others, and nothing is like an empty text', async () => {
    const draft = await house.draft({ subject: '关于老旧小区电梯加装的草稿' });
    const found = (await like('member2', { exceptId: earlier })).items.map((item) => item.matterId);
    expect(found).not.toContain(earlier);
    expect(found).not.toContain(draft);
    expect((await like('member2', { title: '', text: '' })).items).toEqual([]);
  });
  it('are the same whether or not there are matters the reader may not read', async () => {
    const before = await like('member2');
    const secret = await house.filed({ subject: '关于老旧小区加装电梯的机密建议', confidential: true }, 'member3');
    expect((await like('clerk')).items.map((item) => item.matterId)).toContain(secret);
    expect(await like('member2')).toEqual(before);
    expect(await like('member2', { exceptId: secret })).toEqual(before);
  });
  it('change with their text, at the next question', async () => {
    const question = { title: '关于整治夜间施工噪声的建议', text: '' };
    expect((await like('clerk', question)).items).toEqual([]);
    const id = await house.submitted({ subject: '关于整治夜间施工噪声扰民的建议' });
    expect((await like('clerk', question)).items.map((item) => item.matterId)).toEqual([id]);
    await house.database.db.deleteFrom('proposal_proposers').where('proposal_id', '=', id).execute();
    await house.database.db.deleteFrom('proposal_evidence').where('proposal_id', '=', id).execute();
    await house.database.db.deleteFrom('proposals').where('id', '=', id).execute();
    expect((await like('clerk', question)).items).toEqual([]);
  });
});

describe('the public', () => {
  it('is shown what is public, masked, and nothing before', async () => {
    const subject = '关于在老旧小区加装电梯的建议';
    const masked = '楼道没有扶手';
    expect((await like(citizen)).items).toEqual([]);
    const { situation } = sampleContent();
    const places = [situation.indexOf(masked), situation.lastIndexOf(masked)];
    const params = { proposalId: earlier };
    const redactions = places.map((from) => ({
      field: 'situation' as const,
      from,
      to: from + masked.length,
      reason: '个人信息',
    }));
    await house.run('clerk', redactPassages, { params, body: { redactions } });
    await house.run('clerk', decidePublicity, {
      params,
      body: { decision: 'public', reason: '依规定', replies: [] },
    });
    const { db } = house.database;
    await db.updateTable('proposals').set({ public_from: house.clock.now() }).where('id', '=', earlier).execute();
    const { items } = await like(citizen);
    expect(items.map((item) => item.title)).toEqual([subject]);
    expect(items[0]!.excerpt).toContain('坡道缺失');
    expect(JSON.stringify(items)).not.toContain(masked);
  });
  it('reads of a title alone nothing else', async () => {
    const { db } = house.database;
    await db.updateTable('proposals').set({ publicity_decision: 'title_only' }).where('id', '=', earlier).execute();
    const { items } = await like(citizen, { text: '' });
    expect(items[0]).toMatchObject({ matterId: earlier, excerpt: '', passages: [], answer: null });
  });
});
