import { describe, expect, it } from 'vitest';
import { fontMetrics, keptFontFiles } from './document-fonts.ts';
import { renderLetterDocx, renderLetterPdf } from './letter.ts';
import { signaturePlaces } from './letter-end.ts';
import { layoutLetter } from './letter-layout.ts';
import { mm, officialGrid } from './page-grid.ts';
import type { LaidPage, TextItem } from './page-items.ts';
import { sampleLetter, unzipTexts } from './testing.ts';

const metrics = fontMetrics(keptFontFiles());
const layout = (more = {}) => layoutLetter(sampleLetter(more), metrics);
const textItems = (page: LaidPage) => page.items.filter((item): item is TextItem => item.kind === 'text');
const joined = (pages: LaidPage[]) => pages.flatMap((page) => page.rows).join('\n');

describe('layout of a letter', () => {
  it('sets 22 lines of 28 characters on a full page', () => {
    const { pages } = layout({ blocks: [{ kind: 'paragraph', text: '议'.repeat(28 * 60) }] });
    const full = pages[1]!;
    expect(full.rows).toHaveLength(22);
    for (const row of full.rows.slice(0, 20)) expect([...row]).toHaveLength(28);
    const body = textItems(full).filter((item) => item.size === 16);
    const baselines = [...new Set(body.map((item) => item.baseline))];
    for (let i = 1; i < baselines.length; i += 1)
      expect(baselines[i]! - baselines[i - 1]!).toBeCloseTo(mm(225) / 22, 5);
  });

  it('keeps the body within the type area', () => {
    const { pages } = layout();
    for (const page of pages) {
      for (const item of textItems(page).filter((each) => each.element !== undefined)) {
        expect(item.x).toBeGreaterThanOrEqual(officialGrid.left - 0.01);
        expect(item.baseline).toBeGreaterThan(officialGrid.top);
        expect(item.baseline).toBeLessThan(officialGrid.top + officialGrid.areaHeight);
      }
    }
  });

  it('sets issuer, title and body in their sizes and colour', () => {
    const first = textItems(layout().pages[0]!);
    const issuer = first.find((item) => item.text.endsWith('文件'))!;
    expect(issuer.color).toBe('#d7000f');
    expect(issuer.size).toBeGreaterThan(22);
    expect(first.find((item) => item.text.includes('住房和城乡建设厅关于'))?.size).toBe(22);
    expect(first.find((item) => item.text.includes('提案收悉'))?.size).toBe(16);
  });

  it('draws one red rule of the width of the type area in the general form, four of 170 mm in the letter form', () => {
    const reds = (page: LaidPage) => page.items.filter((item) => item.kind === 'rule' && item.color === '#d7000f');
    const widthOf = (item: LaidPage['items'][number]) => (item.kind === 'rule' ? item.x2 - item.x1 : 0);
    const general = reds(layout().pages[0]!);
    expect(general).toHaveLength(1);
    expect(widthOf(general[0]!)).toBeCloseTo(officialGrid.areaWidth, 5);
    const letter = reds(layout({ form: 'letter' }).pages[0]!);
    expect(letter).toHaveLength(4);
    for (const rule of letter) expect(widthOf(rule)).toBeCloseTo(mm(170), 5);
  });

  it('numbers odd pages at the right and even ones at the left, not the first page of the letter form', () => {
    const numberOf = (page: LaidPage) => textItems(page).filter((item) => item.element === undefined);
    const { pages } = layout();
    const middle = officialGrid.left + officialGrid.areaWidth / 2;
    expect(Math.min(...numberOf(pages[0]!).map((item) => item.x))).toBeGreaterThan(middle);
    expect(Math.max(...numberOf(pages[1]!).map((item) => item.x))).toBeLessThan(middle);
    expect(numberOf(pages[0]!)[0]!.baseline).toBeGreaterThan(officialGrid.top + officialGrid.areaHeight + mm(7));
    expect(numberOf(layout({ form: 'letter' }).pages[0]!)).toEqual([]);
  });

  it('numbers headings, puts the closing words before the attachments and ends names without marks', () => {
    const text = joined(layout().pages);
    expect(text).toContain('一、工作进展\n（一）完善政策');
    expect(text.indexOf('感谢您的关心')).toBeLessThan(text.indexOf('附件：1.管理办法'));
    expect(text).toContain('2.各市任务完成情况汇总表');
  });

  it('never leaves the signature on a page without body text', () => {
    for (let count = 300; count < 340; count += 1) {
      const { pages } = layout({
        blocks: [{ kind: 'paragraph', text: '议'.repeat(count) }],
        closing: undefined,
        annexNotes: [],
        copies: [],
        printing: undefined,
      });
      const page = pages.find((each) => each.rows.includes('2026年3月5日'))!;
      expect(page.rows[0]).toContain(page.number === 1 ? '' : '议');
      expect(page.rows).toContain('江宁省住房和城乡建设厅');
    }
  });

  it('sets the imprint on the foot of the type area of the last page', () => {
    const last = layout().pages.at(-1)!;
    const rules = last.items.filter((item) => item.kind === 'rule' && item.width === mm(0.35));
    expect(rules).toHaveLength(2);
    const lowest = Math.max(...rules.map((item) => (item.kind === 'rule' ? item.y1 : 0)));
    expect(lowest).toBeCloseTo(officialGrid.top + officialGrid.areaHeight, 5);
    const words = textItems(last)
      .map((item) => item.text)
      .join('');
    expect(words).toContain('抄送：');
    expect(words).toContain('日印发');
  });

  it('bears empty, endless and odd texts', () => {
    const { pages } = layout({
      issuer: '很'.repeat(80),
      title: '长'.repeat(200),
      addressee: '',
      blocks: [
        { kind: 'paragraph', text: '' },
        { kind: 'paragraph', text: `𠮷😀\u0000${'x'.repeat(5000)}` },
        { kind: 'table', columns: [], rows: [] },
      ],
      signature: { unit: '单位'.repeat(40), date: '' },
      copies: [],
      printing: undefined,
    });
    expect(pages.length).toBeGreaterThan(3);
  });

  it('cuts a table row that is taller than a page', () => {
    const { pages } = layout({
      blocks: [{ kind: 'table', columns: [{ title: '内容' }], rows: [['长'.repeat(3000)]] }],
    });
    expect(joined(pages).match(/长/g)).toHaveLength(3000);
  });
});

describe('place of the signature', () => {
  it('lets the unit end two characters from the right and the date begin two characters after it', () => {
    expect(signaturePlaces(110, 60, 280, 10, false)).toEqual({ unit: 150, date: 170 });
  });

  it('moves the unit to the left of a date that is longer', () => {
    expect(signaturePlaces(40, 60, 280, 10, false)).toEqual({ unit: 180, date: 200 });
  });

  it('centres the unit over a date that ends four characters from the right when a seal is set', () => {
    expect(signaturePlaces(80, 60, 280, 10, true)).toEqual({ unit: 170, date: 180 });
  });
});

describe('letter as PDF', () => {
  it('is a tagged A4 file with embedded subset faces and its title', async () => {
    const bytes = await renderLetterPdf(sampleLetter());
    const source = Buffer.from(bytes).toString('latin1');
    expect(source.startsWith('%PDF-1.7')).toBe(true);
    expect(source.match(/\/Type \/Page\b/g)).toHaveLength(layout().pages.length);
    expect(source).toMatch(/\/MediaBox \[0 0 595\.\d+ 841\.\d+\]/);
    expect(source.match(/\/FontFile2 /g)).toHaveLength(2);
    expect(source).not.toContain('Helvetica');
    expect(source).toMatch(/\/Marked true/);
    expect(source).toMatch(/\/Lang \(zh-CN\)/);
    expect(source).toContain('/S /H1');
    expect(source).toContain('/S /TH');
    expect(source).toContain('pdfaid:part');
    expect(bytes.length).toBeLessThan(300_000);
  });

  it('gives equal bytes for equal data', async () => {
    const [one, two] = [await renderLetterPdf(sampleLetter()), await renderLetterPdf(sampleLetter())];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });
});

describe('letter as DOCX', () => {
  it('has the margins, grid, faces and footers of the standard', async () => {
    const files = unzipTexts(await renderLetterDocx(sampleLetter()));
    const body = files.get('word/document.xml')!;
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(body).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(body).toMatch(/<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-84\d"\/>/);
    for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312'])
      expect(body).toContain(`w:eastAsia="${face}"`);
    expect(body).toContain('w:line="579"');
    expect(body).toContain('<w:tblHeader/>');
    expect(files.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    expect(files.get('word/fontTable.xml')).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>');
    const footers = [...files].filter(([name]) => name.startsWith('word/footer')).map(([, text]) => text);
    expect(footers.map((text) => /w:jc w:val="(\w+)"/.exec(text)?.[1]).sort()).toEqual(['left', 'right']);
    expect(footers.every((text) => text.includes('PAGE'))).toBe(true);
  });

  it('fits 22 lines and 28 characters', async () => {
    const styles = unzipTexts(await renderLetterDocx(sampleLetter())).get('word/styles.xml')!;
    const line = Number(/w:line="(\d+)" w:lineRule="exact"/.exec(styles)![1]);
    const tracking = Number(/<w:spacing w:val="(-?\d+)"\/>/.exec(styles)![1]);
    expect(line * 22).toBeLessThanOrEqual(16838 - 2098 - 1984);
    expect((320 + tracking) * 28).toBeLessThanOrEqual(11906 - 1587 - 1474);
    expect((320 + tracking) * 29).toBeGreaterThan(11906 - 1587 - 1474);
  });

  it('gives the letter form a first page of its own', async () => {
    const files = unzipTexts(await renderLetterDocx(sampleLetter({ form: 'letter' })));
    expect(files.get('word/document.xml')).toMatch(/<w:titlePg\/>/);
    expect(files.get('word/header1.xml')).toContain('thickThinSmallGap');
    expect(files.get('word/document.xml')).not.toContain('印发');
  });

  it('carries text that XML must escape', async () => {
    const files = unzipTexts(await renderLetterDocx(sampleLetter({ title: 'A<B&"C"\u0007', issuer: '<厅>' })));
    expect(files.get('word/document.xml')).toContain('A&lt;B&amp;');
    expect(files.get('docProps/core.xml')).toContain('A&lt;B&amp;&quot;C&quot;</dc:title>');
  });
});
