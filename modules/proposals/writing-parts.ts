/**
 * A text written elsewhere, put into the fields of a proposal: by its headings, as offices write them. Pure; used for
 * what is pasted and for what is read from a file. What no heading claims stays with the part before it.
 */
export interface WritingParts {
  subject: string;
  situation: string;
  analysis: string;
  suggestions: string;
  /** Parts that a heading named. */
  found: Array<'situation' | 'analysis' | 'suggestions'>;
}

type Part = WritingParts['found'][number];

/** A number of a heading: 一、 （一） 1. 第一部分 and the like. */
const numbering =
  /^\s*(?:第?[一二三四五六七八九十]{1,3}(?:部分|、|．|\.|：|:)|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．]|[#*]+)\s*/;

/** Words that name a part when they stand alone on a short line. The order decides: 对策建议 before 情况分析. */
const named: ReadonlyArray<readonly [Part, RegExp]> = [
  ['suggestions', /建议|对策|措施|办法/],
  ['analysis', /分析|原因|问题|不足|困难|成因|挑战/],
  ['situation', /情况|现状|背景|案由|概况|缘由|做法|成效|基本/],
];
const LONGEST_HEADING = 24;

function headingOf(line: string): Part | undefined {
  const bare = line
    .replace(numbering, '')
    .replace(/[：:。\s]+$/, '')
    .trim();
  if (bare === '' || [...bare].length > LONGEST_HEADING || /[。；！？，,;!?]/.test(bare)) return undefined;
  // A heading is numbered, ends in a colon, or is a few characters and nothing else.
  const marked = numbering.test(line) || /[：:]\s*$/.test(line) || [...bare].length <= 8;
  if (!marked) return undefined;
  return named.find(([, pattern]) => pattern.test(bare))?.[0];
}

const subjectOf = (line: string): string | undefined => {
  const bare = line.replace(/^(?:案\s*由|标\s*题|题\s*目)\s*[：:]\s*/, '').trim();
  const isSubject = /^关于.{2,90}的?(?:建议|提案|意见)?$/.test(bare) || bare !== line.trim();
  return isSubject && [...bare].length <= 100 ? bare : undefined;
};

/** @returns the parts; `found` is empty when no heading was recognised, and the whole text is the situation then */
export function splitWriting(text: string): WritingParts {
  const lines = text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .split('\n');
  const parts: WritingParts = { subject: '', situation: '', analysis: '', suggestions: '', found: [] };
  const gathered: Record<Part, string[]> = { situation: [], analysis: [], suggestions: [] };
  let at: Part = 'situation';
  for (const line of lines) {
    if (line.trim() === '') continue;
    if (parts.subject === '' && parts.found.length === 0 && gathered.situation.length === 0) {
      const subject = subjectOf(line);
      if (subject) {
        parts.subject = subject;
        continue;
      }
    }
    const part = headingOf(line);
    // 二、主要建议 begins a part once; the same word again inside it is a heading of its own text.
    if (part && !parts.found.includes(part)) {
      parts.found.push(part);
      at = part;
      continue;
    }
    gathered[at].push(line.trimEnd());
  }
  for (const part of ['situation', 'analysis', 'suggestions'] as const) parts[part] = gathered[part].join('\n');
  return parts;
}
