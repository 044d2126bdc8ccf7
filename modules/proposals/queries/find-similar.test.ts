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
  it('is the same for a text with blanks and line ends between its characters', async () => {
    const body = sampleContent().situation;
    const between = (mark: string, every: number) =>
      body.replace(new RegExp(`.{${every}}`, 'gu'), (piece) => piece + mark);
    const plain = (await ask('member2')).items;
    expect(plain[0]!.proposalId).toBe(earlier);
    expect(plain[0]!.passages.length).toBeGreaterThan(0);
    const variants = [
      between(' ', 1),
      between('\u00a0', 3),
      between('\u200b', 2),
      between('\n', 7),
      between('\r\n', 9),
      between('\u3000', 1),
    ];
    for (const variant of variants) {
      const { items } = await ask('member2', { body: variant });
      expect(items.map((item) => item.proposalId)).toEqual(plain.map((item) => item.proposalId));
      expect(Math.abs(items[0]!.score - plain[0]!.score)).toBeLessThanOrEqual(0.02);
      expect(items[0]!.passages).toEqual(plain[0]!.passages);
    }
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
