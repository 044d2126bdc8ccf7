import { describe, expect, it } from 'vitest';
import { fontMetrics, keptFontFiles } from './document-fonts.ts';
import { renderPaperDocx, renderPaperPdf } from './paper.ts';
import { layoutPaper } from './paper-layout.ts';
import { samplePaper, unzipTexts } from './testing.ts';

const metrics = fontMetrics(keptFontFiles());
const rows = (more = {}) => layoutPaper(samplePaper(more), metrics).pages.flatMap((page) => page.rows);

describe('papers', () => {
  it('sets fields, sections and lists in order', () => {
    const all = rows();
    const order = [
      '提案者 | 王晓明 | 界别 | 医药卫生界',
      '情况分析',
      '具体建议',
      '联名提案人',
      '序号 | 姓名',
      '2 | 赵五',
      '打印件',
    ];
    const places = order.map((text) => all.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('repeats the head of a long list', () => {
    const long = Array.from({ length: 120 }, (_, i) => [`${i + 1}`, '委员']);
    const all = rows({ lists: [{ title: '名单', columns: [{ title: '序号' }, { title: '姓名' }], rows: long }] });
    expect(all.filter((text) => text === '序号 | 姓名').length).toBeGreaterThan(2);
    expect(all.filter((text) => text.endsWith('| 委员'))).toHaveLength(120);
  });

  it('numbers sections when asked', () => {
    expect(
      rows({
        sections: [
          { title: '甲', blocks: [] },
          { title: '乙', blocks: [{ kind: 'paragraph', text: '文' }] },
        ],
      }),
    ).toContain('二、乙');
  });

  it('becomes a PDF of as many pages', async () => {
    const source = Buffer.from(await renderPaperPdf(samplePaper())).toString('latin1');
    expect(source.match(/\/Type \/Page\b/g)).toHaveLength(layoutPaper(samplePaper(), metrics).pages.length);
  });

  it('becomes a DOCX whose table of fields spans one grid of columns', async () => {
    const body = unzipTexts(await renderPaperDocx(samplePaper())).get('word/document.xml')!;
    const table = body.slice(body.indexOf('<w:tbl>'), body.indexOf('</w:tbl>'));
    expect(table.match(/<w:gridCol /g)).toHaveLength(4);
    expect(table).toContain('<w:gridSpan w:val="3"/>');
  });
});
