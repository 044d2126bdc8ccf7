/** Ways of writing the same text: traditional and simplified, blanks a copy left between characters, marks inside names. */
import { Converter } from 'opencc-js/t2cn';

const FIRST = 0x3400;
const LAST = 0x9fff;
let simplified: Uint16Array | undefined;

/** For each character from `FIRST` on the one simplified character of OpenCC's table that stands for it; 0 where it stays. */
function simplifiedForms(): Uint16Array {
  if (simplified) return simplified;
  const convert = Converter({ from: 't', to: 'cn' });
  const every = Array.from({ length: LAST - FIRST + 1 }, (_, index) => String.fromCharCode(FIRST + index));
  const forms = convert(every.join('\n')).split('\n');
  simplified = Uint16Array.from(every, (character, index) => {
    const form = forms[index]!;
    return form.length === 1 && form !== character ? form.charCodeAt(0) : 0;
  });
  return simplified;
}

/** The text in simplified characters, one for one: places in it stay what they were. */
export function simplify(text: string): string {
  const forms = simplifiedForms();
  let result = '';
  let kept = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < FIRST || code > LAST) continue;
    const form = forms[code - FIRST]!;
    if (form === 0) continue;
    result += text.slice(kept, at) + String.fromCharCode(form);
    kept = at + 1;
  }
  return kept === 0 ? text : result + text.slice(kept);
}

/** The marks between the parts of a name, one for all: U+00B7, U+2022, U+2027, U+30FB, U+FF65. */
export const middleDots = '\u00b7\u2022\u2027\u30fb\uff65';

const han = '\\p{Script=Han}';
const closed = `${han}\\u3001-\\u3003\\u3008-\\u3011\\u3014-\\u301b\\uff01-\\uff0f\\uff1a-\\uff20\\u2018-\\u201d\\u2014\\u2026`;
const blank = '[\\s\\u00ad\\u180e\\u200b-\\u200f\\u2028\\u2029\\u2060\\ufeff]';
const betweenHan = new RegExp(
  `(?<=[${closed}])${blank}+(?=[${closed}\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])${blank}+(?=[${closed}])`,
  'gu',
);
const apart = new RegExp(`(?<![\\p{L}\\p{N}])[a-z0-9](?:${blank}[a-z0-9])+(?![\\p{L}\\p{N}])`, 'giu');

/**
 * The text without the blanks and line ends between Chinese characters that copies out of PDF files and scans bring
 * along; words of other scripts stay apart, letters and figures printed one by one come together.
 */
export function withoutBlanks(text: string): string {
  return text.replace(apart, (run) => run.replace(/[^a-z0-9]/gi, '')).replace(betweenHan, '');
}

/** As `withoutBlanks`, with the place in the text given of every unit that is left. */
export function withoutBlanksPlaced(text: string): { text: string; places: number[] } {
  const closedText = withoutBlanks(text);
  const places: number[] = [];
  let at = 0;
  for (let unit = 0; unit < closedText.length; unit += 1) {
    while (text[at] !== closedText[unit]) at += 1;
    places.push(at);
    at += 1;
  }
  return { text: closedText, places };
}

/** Letters of other scripts that look like Latin ones, and what they look like; with them a copy is made to look new. */
const lookAlikes = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    е: 'e',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    х: 'x',
    і: 'i',
    ј: 'j',
    ѕ: 's',
    ԁ: 'd',
    ԛ: 'q',
    ԝ: 'w',
    α: 'a',
    β: 'b',
    ε: 'e',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ı: 'i',
    ɡ: 'g',
  }),
);

/**
 * What a text says however its signs are written: simplified, without case, width, marks, blanks and signs that are not seen,
 * look-alike letters as those they look like. Two texts with one key are the same to a reader.
 */
export function sameTextKey(text: string): string {
  const folded = simplify(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return folded.replaceAll('〇', '零').replace(/[^\p{Script=Han}a-z0-9]/gu, (sign) => lookAlikes.get(sign) ?? sign);
}
