/** The end of a letter: signature, date, notes (7.3.5 to 7.3.7 of GB/T 9704-2012) and the imprint 版记 (7.4). */
import { oneLine } from './clean-text.ts';
import type { LetterDocument } from './document-parts.ts';
import { breakLines } from './line-breaking.ts';
import { mm, typeSizes } from './page-grid.ts';
import { childElement, type LaidPage, moved, type PageItem, type PdfElement } from './page-items.ts';
import type { Strip } from './pagination.ts';
import {
  baselineIn,
  blankStrips,
  keptWithNext,
  lineItems,
  type Setting,
  textStrips,
  textWidth,
} from './text-strips.ts';

/**
 * Left edges of unit and date, in points from the left of the type area.
 * Without a seal: the unit ends two characters from the right, the date begins two characters after the unit; a date
 * longer than the unit ends two characters from the right and the unit moves left. With a seal: the date ends four
 * characters from the right, the unit stands centred over it, one character from the right at the least.
 */
export function signaturePlaces(
  unit: number,
  date: number,
  area: number,
  pitch: number,
  sealed: boolean,
): { unit: number; date: number } {
  if (sealed) {
    const dateLeft = area - 4 * pitch - date;
    const unitLeft = Math.min(dateLeft + date / 2 - unit / 2, area - pitch - unit);
    return { unit: Math.max(0, unitLeft), date: Math.max(0, unitLeft) + unit / 2 - date / 2 };
  }
  const dateLeft = area - 2 * pitch - date;
  const unitLeft = area - 2 * pitch - unit;
  if (date > unit || unitLeft + 2 * pitch > dateLeft)
    return { unit: dateLeft - 2 * pitch - Math.max(0, unit - date), date: dateLeft };
  return { unit: unitLeft, date: unitLeft + 2 * pitch };
}

/** Empty lines, unit, date, words in place of a seal; kept together. */
export function signatureStrips(signature: LetterDocument['signature'], root: PdfElement, setting: Setting): Strip[] {
  const { areaWidth, characterPitch, size } = setting.grid;
  const [unit, date] = [oneLine(signature.unit), oneLine(signature.date)];
  const widthOf = (text: string) => textWidth(text, 'body', size, setting);
  const sealed = signature.sealNote !== undefined;
  const longest = areaWidth - 4 * characterPitch;
  const unitWidth = Math.min(widthOf(unit), longest);
  const places = signaturePlaces(unitWidth, widthOf(date), areaWidth, characterPitch, sealed);
  const set = (text: string, left: number, width: number) =>
    textStrips(
      text,
      {
        role: 'body',
        firstIndent: left,
        indent: left,
        rightIndent: Math.max(0, areaWidth - left - width - size),
        element: childElement(root, 'P'),
      },
      setting,
    );
  const strips = [
    ...blankStrips(sealed ? 2 : 1, setting),
    ...set(unit, places.unit, unitWidth),
    ...set(date, places.date, widthOf(date)),
  ];
  if (signature.sealNote) {
    const note = oneLine(signature.sealNote);
    const width = Math.min(widthOf(note), longest);
    strips.push(
      ...set(note, Math.min(places.date + widthOf(date) / 2 - width / 2, areaWidth - characterPitch - width), width),
    );
  }
  return keptWithNext(strips, strips.length).map((strip, i) =>
    i === strips.length - 1 ? { ...strip, keepWithNext: false } : strip,
  );
}

/** Notes in brackets, two characters from the left. */
export function noteStrips(notes: string[], root: PdfElement, setting: Setting): Strip[] {
  return notes.flatMap((note) => {
    const text = oneLine(note);
    const bracketed = /^[（(].*[）)]$/u.test(text) ? text : `（${text}）`;
    return textStrips(
      bracketed,
      { role: 'body', firstIndent: 2 * setting.grid.characterPitch, element: childElement(root, 'P') },
      setting,
    );
  });
}

/** 抄送 as one sentence: names joined by commas, a full stop at the end. */
export function copiesSentence(copies: string[]): string {
  const joined = copies.map((copy) => oneLine(copy).replace(/[，,。；;]+$/u, '')).join('，');
  return joined === '' ? '' : `${joined}。`;
}

interface Imprint {
  height: number;
  items: PageItem[];
}

/** The imprint, its items counted from its own top. Height 0 when there is nothing to print. */
export function imprintOf(letter: LetterDocument, root: PdfElement, setting: Setting): Imprint {
  const { grid, metrics } = setting;
  const size = typeSizes.four;
  const rowHeight = 25;
  const items: PageItem[] = [];
  const ruled = letter.form !== 'letter';
  const rule = (y: number, width: number) => {
    if (ruled) items.push({ kind: 'rule', x1: 0, x2: grid.areaWidth, y1: y, y2: y, width: mm(width) });
  };
  let y = 0;
  const sentence = copiesSentence(letter.copies);
  if (sentence) {
    const element = childElement(root, 'P');
    const label = `${letter.labels.copies}：`;
    const indent = size + textWidth(label, 'body', size, setting);
    const lines = breakLines(
      sentence,
      { size, pitch: size, measure: grid.areaWidth - size, firstIndent: indent, indent },
      metrics.body,
    );
    const lead = breakLines(label, { size, pitch: size, measure: grid.areaWidth }, metrics.body)[0]!;
    items.push(...lineItems(lead, { role: 'body', element }, size, baselineIn(rowHeight, size), size));
    for (const line of lines) {
      items.push(...lineItems(line, { role: 'body', element }, size, y + baselineIn(rowHeight, size)));
      y += rowHeight;
    }
  }
  if (letter.printing && ruled) {
    if (y > 0) rule(y, 0.25);
    const element = childElement(root, 'P');
    const date = `${oneLine(letter.printing.date)}${letter.labels.printed}`;
    const dateLeft = grid.areaWidth - size - textWidth(date, 'body', size, setting);
    const unit = breakLines(
      oneLine(letter.printing.unit),
      { size, pitch: size, measure: dateLeft - size, firstIndent: size, indent: size, justify: false },
      metrics.body,
    );
    for (const line of unit) {
      items.push(...lineItems(line, { role: 'body', element }, size, y + baselineIn(rowHeight, size)));
      y += rowHeight;
    }
    const printed = breakLines(date, { size, pitch: size, measure: grid.areaWidth }, metrics.body)[0]!;
    items.push(
      ...lineItems(printed, { role: 'body', element }, size, y - rowHeight + baselineIn(rowHeight, size), dateLeft),
    );
  }
  if (y === 0) return { height: 0, items: [] };
  rule(0, 0.35);
  rule(y, 0.35);
  return { height: y, items };
}

/** Sets the imprint on the last page, its foot on the foot of the type area. */
export function placeImprint(pages: LaidPage[], imprint: Imprint, { grid }: Setting): void {
  const top = grid.top + grid.areaHeight - imprint.height;
  pages.at(-1)!.items.push(...imprint.items.map((item) => moved(item, grid.left, top)));
}
