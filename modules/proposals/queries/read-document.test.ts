import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocksFromText } from '../../../platform/documents/blocks.ts';
import { renderPaperDocx } from '../../../platform/documents/paper.ts';
import { samplePaper } from '../../../platform/documents/testing.ts';
import { storeFile } from '../../files/index.ts';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { readDocument } from './read-document.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness();
});
afterAll(() => h.close());

async function sent(bytes: Uint8Array, name = '提案稿.docx', who = 'member1') {
  return (await storeFile(await h.contextOf(h.world.actorOf(who)), name, Readable.from([Buffer.from(bytes)]))).id;
}
const read = (fileId: string, who = 'member1') => h.run(who, readDocument, { query: { fileId } });

describe('a Word file read by readDocument', () => {
  it('is put into the fields by its headings; tables are counted and left in the file', async () => {
    const text = '一、基本情况\n站点少 & 班次稀。\n二、原因分析\n规划早。\n三、对策建议\n增设站点。';
    const bytes = await renderPaperDocx(
      samplePaper({
        title: '关于改善公交接驳的建议',
        sections: [{ blocks: blocksFromText(text) }],
        lists: [],
        notes: [],
      }),
    );
    expect(await read(await sent(bytes))).toMatchObject({
      analysis: '规划早。',
      suggestions: '增设站点。',
      tables: 1,
      pictures: 0,
      found: ['situation', 'analysis', 'suggestions'],
    });
  });
  it('is one’s own, and one that can be read', async () => {
    const bytes = await renderPaperDocx(samplePaper());
    const fileId = await sent(bytes);
    expect((await h.refusal('member2', readDocument, { query: { fileId } })).status).toBe(404);
    const pdf = await sent(Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF'), '稿.pdf');
    expect((await h.refusal('member1', readDocument, { query: { fileId: pdf } })).code).toBe('unreadable_document');
  });
});
