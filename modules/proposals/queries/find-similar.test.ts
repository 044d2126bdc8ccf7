import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProposalHarness, type ProposalHarness, sampleContent } from '../testing.ts';
import { findSimilar } from './find-similar.ts';

let house: ProposalHarness;
let earlier: string;

beforeAll(async () => {
  house = await openProposalHarness();
  earlier = await house.filed({ subject: '关于在老旧小区加装电梯的建议' });
  await house.filed({
    subject: '关于保护饮用水水源地的建议',
    situation: '水源地周边仍有排污口，水质时有波动。'.repeat(6),
    analysis: '一是红线未划定，二是补偿不到位。'.repeat(6),
    suggestions: '一、划定红线。二、落实补偿。三、公开水质。'.repeat(6),
  });
});
afterAll(() => house.close());

const ask = (who: string, over: object = {}) =>
  house.run(who, findSimilar, {
    body: { subject: '关于加快老旧小区电梯加装的提案', body: sampleContent().situation, ...over } as never,
  });

describe('findSimilar', () => {
  it('finds the earlier proposal on the matter first, with what is shared marked', async () => {
    const { items } = await ask('member2');
    expect(items[0]).toMatchObject({ proposalId: earlier, reply: null });
    expect(items[0]!.score).toBeGreaterThan(0.25);
    const { excerpt, passages } = items[0]!;
    expect(passages.length).toBeGreaterThan(0);
    for (const { from, to } of passages) expect(sampleContent().situation).toContain(excerpt.slice(from, to));
    expect(items.some((item) => item.subject.includes('水源地'))).toBe(false);
  });
  it('leaves out the proposal itself, and drafts of others', async () => {
    const draft = await house.draft({ subject: '关于老旧小区电梯加装的草稿' });
    const found = (await ask('member2', { exceptId: earlier })).items.map((item) => item.proposalId);
    expect(found).not.toContain(earlier);
    expect(found).not.toContain(draft);
  });
  it('answers nothing to an empty text', async () => {
    expect((await ask('member2', { subject: '', body: '' })).items).toEqual([]);
  });
});
