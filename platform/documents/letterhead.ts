/** The head of a letter's first page (版头) and its title, in both forms of GB/T 9704-2012 (7.2 and 10.1). */
import { oneLine } from './clean-text.ts';
import type { LetterDocument } from './document-parts.ts';
import { breakLines } from './line-breaking.ts';
import { mm, officialRed, typeSizes } from './page-grid.ts';
import { childElement, moved, type PageItem, type PdfElement, type RuleItem } from './page-items.ts';
import type { Strip } from './pagination.ts';
import { baselineIn, lineItems, type Setting, type TextLook, textWidth } from './text-strips.ts';
import { titleLines } from './title-lines.ts';

/** Largest size of the issuer's mark, and how far its characters may be narrowed before the size gives way. */
const issuerSize = { document: 44, letter: 38 } as const;
const narrowest = 0.78;

/** @returns size and horizontal scale that let a text of `em` widths fill at most `room` points */
export function issuerFit(em: number, room: number, largest: number): { size: number; scale: number } {
  const size = Math.min(largest, room / (em * narrowest));
  return { size, scale: Math.min(1, room / (em * size)) };
}

function placed(
  text: string,
  y: number,
  align: 'left' | 'center' | 'right',
  look: TextLook & { size: number },
  setting: Setting,
): PageItem[] {
  const { grid, metrics } = setting;
  const pitch = look.size === grid.size ? grid.characterPitch : look.size;
  const line = breakLines(text, { size: look.size, pitch, measure: Number.MAX_SAFE_INTEGER }, metrics[look.role])[0]!;
  const free = grid.areaWidth - line.end;
  return lineItems(line, look, look.size, y, align === 'center' ? free / 2 : align === 'right' ? free : 0);
}

function issuerMark(
  letter: LetterDocument,
  top: number,
  root: PdfElement,
  setting: Setting,
): { items: PageItem[]; bottom: number } {
  const text = oneLine(letter.issuer);
  const em = textWidth(text, 'title', 1000, setting) / 1000;
  const room = letter.form === 'letter' ? mm(166) : setting.grid.areaWidth;
  const { size, scale } = issuerFit(em, room, issuerSize[letter.form ?? 'document']);
  const width = em * size * scale;
  const item: PageItem = {
    kind: 'text',
    x: (setting.grid.areaWidth - width) / 2,
    baseline: top + size * 0.86,
    text,
    role: 'title',
    size,
    spacing: 0,
    scale,
    color: officialRed,
    element: childElement(root, 'P'),
  };
  return { items: [item], bottom: top + size * 0.95 };
}

const redRule = (x1: number, x2: number, y: number, width: number): RuleItem => ({
  kind: 'rule',
  x1,
  x2,
  y1: y,
  y2: y,
  width,
  color: officialRed,
});

/** The red double line of the letter form: 170 mm, the thick line outside. `y` is the middle. */
function doubleRule(y: number, thickAbove: boolean, setting: Setting): PageItem[] {
  const middle = setting.grid.width / 2 - setting.grid.left;
  const [x1, x2] = [middle - mm(85), middle + mm(85)];
  const [above, below] = thickAbove ? [2.2, 0.7] : [0.7, 2.2];
  return [redRule(x1, x2, y - 1.7, above), redRule(x1, x2, y + 1.7, below)];
}

interface Head {
  items: PageItem[];
  /** Points from the top of the type area to the end of the head. */
  bottom: number;
}

function documentHead(letter: LetterDocument, root: PdfElement, setting: Setting): Head {
  const { linePitch, areaWidth, size } = setting.grid;
  const first = baselineIn(linePitch, size);
  const items: PageItem[] = [];
  if (letter.urgency)
    items.push(
      ...placed(
        oneLine(letter.urgency),
        first,
        'left',
        { role: 'strong', size, element: childElement(root, 'P') },
        setting,
      ),
    );
  if (letter.mark)
    items.push(
      ...placed(
        oneLine(letter.mark),
        first,
        'right',
        { role: 'strong', size, element: childElement(root, 'P') },
        setting,
      ),
    );
  const issuer = issuerMark(letter, mm(35), root, setting);
  const numberTop = issuer.bottom + 2 * linePitch;
  const numberBaseline = numberTop + size * 0.88;
  const rule = numberTop + size + mm(4);
  items.push(
    ...issuer.items,
    ...placed(
      oneLine(letter.number),
      numberBaseline,
      'center',
      { role: 'body', size, element: childElement(root, 'P') },
      setting,
    ),
  );
  items.push(redRule(0, areaWidth, rule, 1.6));
  return { items, bottom: rule };
}

function letterHead(letter: LetterDocument, root: PdfElement, setting: Setting): Head {
  const { linePitch, size, height, top } = setting.grid;
  const issuer = issuerMark(letter, mm(30) - top, root, setting);
  const rule = issuer.bottom + mm(4);
  const textTop = rule + (size * 7) / 8;
  const baseline = textTop + size * 0.88;
  const items = [
    ...issuer.items,
    ...doubleRule(rule, true, setting),
    ...doubleRule(height - mm(20) - top, false, setting),
  ];
  if (letter.urgency)
    items.push(
      ...placed(
        oneLine(letter.urgency),
        baseline,
        'left',
        { role: 'strong', size, element: childElement(root, 'P') },
        setting,
      ),
    );
  items.push(
    ...placed(
      oneLine(letter.number),
      baseline,
      'right',
      { role: 'body', size, element: childElement(root, 'P') },
      setting,
    ),
  );
  if (!letter.mark) return { items, bottom: textTop + size };
  items.push(
    ...placed(
      oneLine(letter.mark),
      baseline + linePitch,
      'right',
      { role: 'strong', size, element: childElement(root, 'P') },
      setting,
    ),
  );
  return { items, bottom: textTop + size + linePitch };
}

/** A title in size 2, in the middle; more than six lines of it are set smaller. `top` in points. */
export function titleItems(
  title: string,
  top: number,
  element: PdfElement,
  setting: Setting,
): { items: PageItem[]; bottom: number; texts: string[] } {
  const broken = (size: number) =>
    titleLines(title, setting.grid.areaWidth, (text) => textWidth(text, 'title', size, setting));
  const long = broken(typeSizes.two).length > 6;
  const size = long ? typeSizes.three : typeSizes.two;
  const texts = broken(size);
  const height = size * 1.5;
  const items = texts.flatMap((text, i) =>
    placed(text, top + i * height + baselineIn(height, size), 'center', { role: 'title', size, element }, setting),
  );
  return { items, bottom: top + texts.length * height, texts };
}

/** Head and title as one strip, its height a whole number of lines, one of them (nearly) empty under the title. */
export function headStrip(letter: LetterDocument, root: PdfElement, setting: Setting): Strip {
  const { linePitch } = setting.grid;
  const head = (letter.form === 'letter' ? letterHead : documentHead)(letter, root, setting);
  const title = titleItems(letter.title, head.bottom + 2 * linePitch - 5, childElement(root, 'H1'), setting);
  const height = Math.ceil((title.bottom + linePitch * 0.7) / linePitch) * linePitch;
  return {
    height,
    items: [...head.items, ...title.items].map((item) => moved(item, 0, 0)),
    text: title.texts.join(''),
  };
}
