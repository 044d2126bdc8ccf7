import { describe, expect, it } from 'vitest';
import { fontMetrics, keptFontFiles, missingCharacters, runsByFace } from './document-fonts.ts';
import { renderLetterDocx } from './letter.ts';
import { renderPaperPdf } from './paper.ts';
import { pdfCharacters, sampleLetter, samplePaper, unzipTexts } from './testing.ts';

const rare = '𠮷𣲷𡒊₂₅☑😀㛃䶮𬱖𫟹³';
const { body } = keptFontFiles();
const printed = async (text: string) =>
  pdfCharacters(
    await renderPaperPdf(samplePaper({ sections: [{ title: '正文', blocks: [{ kind: 'paragraph', text }] }] })),
  );

describe('characters the main face lacks', () => {
  it('are drawn by another face and can be copied out of the PDF', async () => {
    const found = await printed(`关于保护${rare}老街的建议`);
    expect([...rare].filter((character) => !found.has(character))).toEqual([]);
    expect(missingCharacters(rare)).toEqual([]);
  });

  it('of other scripts are drawn as words', async () => {
    const text = 'བཀྲ་ཤིས ئۇيغۇر';
    const found = await printed(`名称：${text}。`);
    expect(
      [...new Set(text.replace(/\s/g, ''))].filter((character) => ![...found].join('').includes(character)),
    ).toEqual([]);
    const { body: widthOf } = fontMetrics(keptFontFiles());
    expect(widthOf('ئۇيغۇر')).toBeLessThan([...'ئۇيغۇر'].reduce((sum, letter) => sum + widthOf(letter), 0));
  });

  it('part a text into stretches that give it back, selectors left out', () => {
    const runs = runsByFace('议𠮷₂政☑️。', body);
    expect(runs.map((run) => run.text)).toEqual(['议', '𠮷', '₂', '政', '☑', '。']);
    expect(runs[0]!.file).toBe(body);
    expect(runs[1]!.file).not.toBe(body);
  });

  it('are named when no face has them', () => {
    expect(missingCharacters('议堂\u{2fa1d}\u{e000}\u{10ffff}')).toContain('\u{e000}');
    expect(missingCharacters('议堂，2026 年\ufe0f')).toEqual([]);
  });

  it('are set in a face for names in a DOCX', async () => {
    const parts = unzipTexts(await renderLetterDocx(sampleLetter({ addressee: '𠮷晓明委员' })));
    const document = parts.get('word/document.xml')!;
    expect(document).toMatch(/w:eastAsia="SimSun-ExtB"[^>]*>[\s\S]{0,200}?𠮷<\/w:t>/);
    expect(document).toMatch(/晓明委员：?<\/w:t>/);
    expect(parts.get('word/fontTable.xml')).toContain('SimSun-ExtB');
  });
});
