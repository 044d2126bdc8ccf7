import { afterAll, beforeAll, expect, it } from 'vitest';
import { openProposalHarness, type ProposalHarness, sampleContent } from '../testing.ts';
import { checkDraft } from './check-draft.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness();
});
afterAll(() => h.close());

const check = (situation: string) => h.run('member1', checkDraft, { body: { ...sampleContent(), situation } });

it('checkDraft names the characters that would print as empty boxes, and only those', async () => {
  const { findings } = await check(`${sampleContent().situation}\u{e000}𠮷₂☑\u{e000}`);
  expect(findings.filter((item) => item.code === 'unprintable')).toEqual([
    { code: 'unprintable', severity: 'warning', field: 'situation', params: { characters: '\u{e000}' } },
  ]);
  expect((await check('𠮷祥寺，PM₂.₅')).findings.map((item) => item.code)).not.toContain('unprintable');
});

it('checkDraft reads the titles of evidence as it reads the text: both become public', async () => {
  const content = sampleContent();
  const evidence = [
    { ...content.evidence[0]!, title: '走访三个村' },
    { ...content.evidence[0]!, title: '与张某 １３８－００００－１２３４ 座谈' },
  ];
  const { findings } = await h.run('member1', checkDraft, { body: { ...content, evidence } });
  expect(findings.filter((item) => item.field === 'evidence')).toEqual([
    { code: 'phone_number', severity: 'warning', field: 'evidence', from: 4, to: 17, params: { item: 2 } },
  ]);
});
