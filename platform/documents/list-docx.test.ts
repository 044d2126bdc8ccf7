import { describe, expect, it } from 'vitest';
import { renderListDocx } from './list-docx.ts';
import { unzipTexts } from './testing.ts';

const list = {
  title: '提案目录',
  subtitles: ['共2件'],
  parts: [
    { title: '经济', columns: [{ title: '编号' }, { title: '案由', weight: 3 }], rows: [['1', '甲\n乙'], ['2']] },
  ],
};

describe('lists as DOCX', () => {
  it('lies on its side when asked', async () => {
    const upright = unzipTexts(await renderListDocx(list)).get('word/document.xml')!;
    const lying = unzipTexts(await renderListDocx({ ...list, orientation: 'landscape' })).get('word/document.xml')!;
    expect(upright).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(lying).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
  });

  it('repeats the head and divides the width by weight', async () => {
    const body = unzipTexts(await renderListDocx(list)).get('word/document.xml')!;
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    const widths = [...body.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]));
    expect(widths[1]! / widths[0]!).toBeCloseTo(3, 1);
    expect(widths[0]! + widths[1]!).toBe(11906 - 2 * 1134);
  });

  it('fills missing cells and keeps line ends as paragraphs', async () => {
    const body = unzipTexts(await renderListDocx(list)).get('word/document.xml')!;
    expect(body.match(/<w:tc>/g)).toHaveLength(6);
    expect(body).toContain('>甲<');
    expect(body).toContain('>乙<');
  });
});
