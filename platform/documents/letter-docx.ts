/** The parts of a letter as DOCX content: head in both forms, title, signature, notes. */
import { AlignmentType, BorderStyle, type FileChild, Footer, Header, LineRuleType, Paragraph } from 'docx';
import { oneLine } from './clean-text.ts';
import type { LetterDocument } from './document-parts.ts';
import { docxBlocks, emptyLines, gridParagraph, gridSpacing, textRuns } from './docx-body.ts';
import type { FirstPage } from './docx-file.ts';
import { imprintTable } from './docx-imprint.ts';
import { docxPage, roughEm } from './docx-measures.ts';
import { signaturePlaces } from './letter-end.ts';
import { bodyInOrder, salutation } from './letter-layout.ts';
import { issuerFit } from './letterhead.ts';
import { officialRed, twips, typeSizes } from './page-grid.ts';
import { titleLines } from './title-lines.ts';

const { linePitch, areaWidth, characterPitch } = docxPage;
const red = officialRed.slice(1);
const rightTab = [{ type: 'right' as const, position: areaWidth }];

function issuerParagraph(
  letter: LetterDocument,
  room: number,
  largest: number,
  before: number,
  indent?: { left: number; right: number },
) {
  const text = oneLine(letter.issuer);
  const { size, scale } = issuerFit(roughEm(text), room / 20, largest);
  const runs = textRuns(text, 'title', Math.floor(size), { color: red, scale: Math.floor(scale * 98) });
  return {
    runs,
    options: {
      alignment: AlignmentType.CENTER,
      indent,
      spacing: { before, line: Math.round(size * 22), lineRule: LineRuleType.EXACT },
    },
  };
}

function documentHead(letter: LetterDocument): Paragraph[] {
  const first = [
    ...textRuns(oneLine(letter.urgency ?? ''), 'strong'),
    ...textRuns(letter.mark ? `\t${oneLine(letter.mark)}` : '', 'strong'),
  ];
  const issuer = issuerParagraph(letter, areaWidth, 44, twips(35) - linePitch);
  return [
    new Paragraph({ spacing: gridSpacing, tabStops: rightTab, children: first }),
    new Paragraph({ ...issuer.options, children: issuer.runs }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...gridSpacing, before: 2 * linePitch },
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 6 } },
      children: textRuns(oneLine(letter.number), 'body'),
    }),
  ];
}

/** Red double lines of the letter form reach 8 mm and 6 mm over the type area: 170 mm in the middle of the sheet. */
const wide = { left: -twips(8), right: -twips(6) };

/** Head and foot of the first page of the letter form. */
export function letterFirstPage(letter: LetterDocument): FirstPage | undefined {
  if (letter.form !== 'letter') return undefined;
  const issuer = issuerParagraph(letter, twips(166), 38, 0, wide);
  const above = { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: red, space: 6 };
  const below = { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, color: red, space: 0 };
  const thin = { line: 20, lineRule: LineRuleType.EXACT };
  return {
    header: new Header({
      children: [new Paragraph({ ...issuer.options, border: { bottom: above }, children: issuer.runs })],
    }),
    footer: new Footer({ children: [new Paragraph({ indent: wide, spacing: thin, border: { bottom: below } })] }),
  };
}

function letterHead(letter: LetterDocument): Paragraph[] {
  const children = [
    ...textRuns(oneLine(letter.urgency ?? ''), 'strong'),
    ...textRuns(`\t${oneLine(letter.number)}`, 'body'),
  ];
  const mark = letter.mark ? [gridParagraph(oneLine(letter.mark), { alignment: AlignmentType.RIGHT }, 'strong')] : [];
  return [new Paragraph({ spacing: { ...gridSpacing, before: 120 }, tabStops: rightTab, children }), ...mark];
}

/** A title on its own lines in size 2. `before` and `after` in twips. */
export function titleParagraph(title: string, before: number, after: number): Paragraph {
  const lines = titleLines(title, areaWidth / 20 / typeSizes.two, roughEm);
  return new Paragraph({
    heading: 'Title',
    alignment: AlignmentType.CENTER,
    keepLines: true,
    spacing: { before, after, line: 660, lineRule: LineRuleType.EXACT },
    children: lines.flatMap((line, i) => textRuns(line, 'title', typeSizes.two, i > 0 ? { break: 1 } : {})),
  });
}

function signatureParagraphs(signature: LetterDocument['signature']): Paragraph[] {
  const [unit, date] = [oneLine(signature.unit), oneLine(signature.date)];
  const sealed = signature.sealNote !== undefined;
  const widthOf = (text: string) => Math.min(roughEm(text) * characterPitch, areaWidth - 4 * characterPitch);
  const places = signaturePlaces(widthOf(unit), widthOf(date), areaWidth, characterPitch, sealed);
  const ending = (text: string, left: number, keepNext: boolean) =>
    gridParagraph(text, {
      alignment: AlignmentType.RIGHT,
      keepNext,
      indent: { right: Math.max(0, Math.round(areaWidth - left - widthOf(text))) },
    });
  const note = oneLine(signature.sealNote ?? '');
  const noteLeft = places.date + (widthOf(date) - widthOf(note)) / 2;
  return [
    ...emptyLines(sealed ? 2 : 1, true),
    ending(unit, places.unit, true),
    ending(date, places.date, note !== ''),
    ...(note ? [ending(note, noteLeft, false)] : []),
  ];
}

/** Everything of a letter that stands in the body of the file. */
export function letterChildren(letter: LetterDocument): FileChild[] {
  const head = letter.form === 'letter' ? letterHead(letter) : documentHead(letter);
  const notes = (letter.annexNotes ?? []).map((note) => {
    const text = oneLine(note);
    return gridParagraph(/^[（(].*[）)]$/u.test(text) ? text : `（${text}）`, {
      indent: { firstLine: 2 * characterPitch, firstLineChars: 200 },
    });
  });
  return [
    ...head,
    titleParagraph(letter.title, 2 * linePitch, linePitch),
    gridParagraph(salutation(letter.addressee)),
    ...docxBlocks(bodyInOrder(letter), letter.labels.attachments),
    ...signatureParagraphs(letter.signature),
    ...notes,
    ...imprintTable(letter),
  ];
}
