/** Text as a detector reads it, with the way back to the text as it was written. */

export interface Normalised {
  text: string;
  /** For each character of `text`: where the characters it came from begin and end in the original, in UTF-16 units. */
  from: number[];
  to: number[];
}

const unseen = /^(?:[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]|[\ufe00-\ufe0f])$/;
const dots = /^[\u0387\u2022\u2027\u2219\u22c5\u30fb\uff65]$/;
/** Eleven and more in a row are a number read out, not a word. */
const readOut = /[〇零○幺一二三四五六七八九]{11,}/gu;
const figure = (sign: string): string => String(sign === '幺' ? 1 : Math.max(0, '〇一二三四五六七八九'.indexOf(sign)));
const dashes = /^[\u2010-\u2015\u2212\u207b\u208b\ufe58\ufe63\uff0d]$/;

/** Printed ASCII, Chinese characters and their stops: what folding leaves as it is. */
function isPlain(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x20 && code < 0x7f) || code === 0x3001 || code === 0x3002;
}

/**
 * Width, form and case of letters and figures folded (NFKC), all dashes one, all middle dots one, all blanks but line ends
 * one, characters that are not seen dropped, long numbers in Chinese characters as figures.
 */
export function normalise(original: string): Normalised {
  let text = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    if (isPlain(character)) {
      from.push(at);
      to.push(end);
      text += character;
      at = end;
      continue;
    }
    let folded = unseen.test(character)
      ? ''
      : dashes.test(character)
        ? '-'
        : dots.test(character)
          ? '·'
          : character.normalize('NFKC');
    if (folded !== '\n' && /^\s$/.test(folded)) folded = ' ';
    for (let unit = 0; unit < folded.length; unit += 1) {
      from.push(at);
      to.push(end);
    }
    text += folded;
    at = end;
  }
  return { text: text.replace(readOut, (run) => [...run].map(figure).join('')), from, to };
}
