/** How names of persons are written and compared. Pure. */

/**
 * Marks people and programs put between the parts of a name. The notice of twelve ministries of 2016 on the dot in names
 * asks for U+00B7; the others are the same mark.
 */
const dots = '\u00b7\u2022\u2027\u30fb\uff65\u22c5\uff0e\u0387\u2219\u2218\u25aa\u25cf\ua78f\u16eb\u2e31';
const anyDot = new RegExp(`\\s*[${dots}]\\s*`, 'gu');
/** A full stop between Chinese characters of a name is the dot of a keyboard without one. */
const stop = /(?<=\p{Script=Han})\s*\.\s*(?=\p{Script=Han})/gu;

/** The name with every kind of dot as U+00B7 and single blanks; else as it is written. */
export function storedName(name: string): string {
  return name.replace(anyDot, '·').replace(stop, '·').replace(/\s+/gu, ' ').trim();
}

/** Names are equal when their keys are: dots are one mark; width, case and blanks do not count. */
export function nameKey(name: string): string {
  return storedName(name).normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

export interface WrittenName {
  name: string;
  /** What stands in brackets behind it: a sector, a party, a number of the list. Empty: nothing. */
  qualifier: string;
}

export interface WrittenNames {
  /** Each once, in order. */
  names: WrittenName[];
  /** Words on further persons that are no name, as 等5人. */
  remarks: string[];
}

const count = '(?:[\\d０-９]+|[一二三四五六七八九十百两]+|多|若干)';
const others = new RegExp(
  `(?:(?<=\\p{Script=Han}{2})(?:政协)?(?:委员|代表))?\\s*[(（]?\\s*(?:领衔|牵头)?(?:等|及其他|及其余|和其他)\\s*[(（]?(?:(?:共\\s*)?${count}\\s*[余多]?\\s*(?:人|名|位)?|人)?\\s*(?:政协)?(?:委员|代表)?\\s*(?:联名)?\\s*[)）]?$`,
  'u',
);
const counted = new RegExp(count, 'u');

/** Blanks part Chinese names, and are padding within one of single characters (王 明). */
function partedByBlanks(text: string): string[] {
  const pieces = text.split(/\s+/u).filter(Boolean);
  if (pieces.length < 2 || !pieces.every((piece) => /^[\p{Script=Han}·〇]+$/u.test(piece))) return [pieces.join(' ')];
  const names: string[] = [];
  let padded = '';
  const flush = () => {
    if (padded) names.push(padded);
    padded = '';
  };
  for (const piece of pieces) {
    const single = [...piece].length === 1;
    // One character alone is a surname before its given name, never a name.
    if (!single && [...padded].length !== 1) flush();
    padded += piece;
    const length = [...padded].length;
    if (!single || length === 3 || (length === 2 && pieces.length !== 3)) flush();
  }
  if ([...padded].length === 1 && names.length > 0) names.push(`${names.pop()}${padded}`);
  else flush();
  return names;
}

function withQualifier(text: string): WrittenName {
  const match = /^(.+?)\s*[(（[【〔]([^()（）[\]【】〔〕]*)[)）\]】〕]$/u.exec(text);
  const name = match ? match[1]! : text;
  return { name, qualifier: match ? match[2]!.trim() : '' };
}

/**
 * Names in one cell or line. 、，；/|& and line ends part them, and so do blanks between Chinese names; 张三等5人 is 张三 with
 * a remark; 王明（教育界） is 王明 with what decides between two of the name.
 */
export function partNames(text: string): WrittenNames {
  const remarks: string[] = [];
  const found = new Map<string, WrittenName>();
  for (const part of storedName(text.replace(/\n/g, '、')).split(/[、,，;；/|｜&＆]+/u)) {
    const match = others.exec(part);
    const base = match ? part.slice(0, match.index).trim() : part.trim();
    // 高等 is no name with a remark, 刘等 is a name: without a count two characters must stand before it.
    const isRemark = match !== null && (counted.test(match[0]) || [...base].length > 1);
    if (isRemark) remarks.push(match[0].replace(/\s+/gu, ''));
    for (const piece of partedByBlanks(isRemark ? base : part.trim())) {
      const written = withQualifier(piece);
      const key = `${nameKey(written.name)}/${nameKey(written.qualifier)}`;
      if (written.name !== '' && !found.has(key)) found.set(key, written);
    }
  }
  return { names: [...found.values()], remarks };
}

/** SQL's `translate` makes every dot of a stored name U+00B7 with these two. */
export const dotsForSql = { from: dots, to: '·'.repeat([...dots].length) } as const;
