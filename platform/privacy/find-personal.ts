/**
 * What in a text tells of a private person: numbers, addresses, plates. Pure and linear; every pattern is bounded. A
 * find is a question to whoever writes or publishes, never a verdict: amounts, serials, road numbers and years are left
 * alone, and doubtful finds say so.
 */
import { isCardNumber, isIdentityNumber, isIdentityShaped } from './check-digits.ts';
import { normalise } from './normalise.ts';

export const personalKinds = [
  'identity_number',
  'bank_card',
  'phone_number',
  'landline',
  'plate',
  'email',
  'passport',
  'address',
] as const;
export type PersonalKind = (typeof personalKinds)[number];

export interface PersonalFind {
  kind: PersonalKind;
  /** `suspected`: the shape is there, the proof is not. */
  certainty: 'sure' | 'suspected';
  /** The whole number as it is written, prefix and blanks included; UTF-16 units of the text given. */
  from: number;
  to: number;
}

/** What may stand between the groups of one number. */
const gap = '[ .·-]{0,2}';
/** The same where three groups of 3, 4 and 4 already say what is meant: also (138) 0000-1234, 138/0000/1234. */
const wideGap = '[ .·/_~()-]{0,3}';
/** Whatever is neither figure nor letter, between the figures of a number that is named or proves itself. */
const anyGap = '[^0-9A-Za-z\\u3400-\\u9fff]{0,3}';
const grouped = (...sizes: number[]): string => sizes.map((size) => `\\d{${size}}`).join(gap);
/** Every digit apart, as some forms print them. */
const spaced = (count: number): string => `\\d(?:[ ]\\d){${count - 1}}`;
/** Latin letters right before a number make it a code, unless they name it. */
const coded = /[A-Za-z]$/;
const latinName = /(?<![A-Za-z])(?:tel|phone|mobile|mob|cell|fax|wechat|weixin|wx|vx|id|card|sj|dh|sfz)$/i;
const noDigitBefore = '(?<![0-9])(?<![0-9][.-])(?<![¥$€#])';
/** A decimal or a thousand is part of an amount; another number after a comma is not. */
const noDigitAfter = '(?![0-9A-Za-z])(?!\\.[0-9]{1,2}(?![0-9])|,[0-9]{3}(?![0-9]))';

/** Counted things: a number before one of these is an amount. */
const counted =
  /^ ?(?:[万亿]?(?:元|美元|港元|欧元|人次|人|户|吨|平方米|立方米|千瓦时?|公里|公顷|亩|株|头|台|套|册|件|个|次|条|度|字节)|[万亿%])/;
/** What stands before a number that names a paper or a thing, not a person. */
const serial =
  /(?:编号|文号|字号|单号|流水号|合同号?|批号|批次|案号|代码|条码|序列号|工单|发票号?|标准号?|专利号?|备案号?|第|№|No\.?|ISBN|ISSN)[ :：]{0,2}$/i;

/** What stands before a number that is somebody's to be reached at. */
const reached =
  /(?:电话|手机|号码|座机|联系(?:方式|人|我)?|致电|来电|拨打|微信|短信|tel|phone|mobile|cell|wechat|wx|vx)[^\p{L}\p{N}]{0,4}(?:\p{Script=Han}{0,3}[^\p{L}\p{N}]{1,3})?$/iu;
const identified = /(?:身份|证件|公民|证号|id)[^\p{N}]{0,6}$/iu;

interface Pattern {
  kind: PersonalKind;
  find: RegExp;
  judge(written: string, digits: string, before: string, after: string): PersonalFind['certainty'] | null;
}

const mobile = [
  '1[3-9]\\d{9}',
  `1[3-9]\\d${wideGap}\\d{4}${wideGap}\\d{4}`,
  `1[3-9]\\d${gap}${grouped(3, 5)}`,
  `1[3-9]\\d${gap}\\d{8}`,
  `1[3-9]\\d{5}${gap}\\d{4}`,
  `1[3-9]\\d{2}${gap}${grouped(3, 4)}`,
  '1 [3-9](?: \\d){9}',
].join('|');

const identity = [
  '\\d{17}[\\dXx]',
  `${grouped(6, 8, 3)}[\\dXx]`,
  `${grouped(6, 4, 4, 3)}[\\dXx]`,
  `${grouped(3, 3, 4, 4, 3)}[\\dXx]`,
  `${grouped(6, 6, 5)}[\\dXx]`,
  `${grouped(4, 4, 4, 4, 1)}[\\dXx]`,
  `${spaced(17)} [\\dXx]`,
].join('|');

const card = [
  '\\d{16,19}',
  `\\d{4}(?:${wideGap}\\d{4}){3}(?:${wideGap}\\d{1,3})?`,
  `${grouped(6, 13)}`,
  `${grouped(6, 10)}`,
  `\\d(?: \\d){15,18}`,
].join('|');

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

const patterns: readonly Pattern[] = [
  {
    kind: 'identity_number',
    find: new RegExp(`${noDigitBefore}(?:${identity})${noDigitAfter}`, 'g'),
    judge: (_written, digits, before) =>
      isIdentityShaped(digits)
        ? isIdentityNumber(digits)
          ? 'sure'
          : 'suspected'
        : isIdentityNumber(digits) && !serial.test(before)
          ? 'suspected'
          : null,
  },
  {
    // Grouped in some other way: the check digit, or the word before it, stands in for the groups.
    kind: 'identity_number',
    find: new RegExp(`${noDigitBefore}\\d(?:${anyGap}\\d){16}${anyGap}[\\dXx]${noDigitAfter}`, 'g'),
    judge: (_written, digits, before) => {
      if (!isIdentityShaped(digits)) return null;
      return isIdentityNumber(digits) ? 'sure' : identified.test(before) ? 'suspected' : null;
    },
  },
  {
    kind: 'identity_number',
    find: new RegExp(`${noDigitBefore}\\d{15}${noDigitAfter}`, 'g'),
    judge: (_written, digits, before, after) =>
      isIdentityShaped(digits) && !counted.test(after) && !serial.test(before) ? 'suspected' : null,
  },
  {
    kind: 'bank_card',
    find: new RegExp(`${noDigitBefore}(?:${card})${noDigitAfter}`, 'g'),
    judge: (_written, digits, before, after) => {
      const named = /(?:卡号|账号|帐号|账户|银行卡)[ :：]{0,2}$/.test(before);
      if (!isCardNumber(digits)) return named ? 'suspected' : null;
      if (named) return 'sure';
      if (counted.test(after)) return null;
      if (serial.test(before)) return null;
      return /^(?:62|4|5[1-5]|35|6[05]|9[56])/.test(digits) ? 'sure' : 'suspected';
    },
  },
  {
    kind: 'phone_number',
    find: new RegExp(
      `${noDigitBefore}(?:[(](?:[+]|00)?86[)]${gap}|(?:[+]|00)?86[ .·(-]{0,2})?(?:${mobile})${noDigitAfter}`,
      'g',
    ),
    judge: (written, _digits, before, after) =>
      /^[(+0]/.test(written) || reached.test(before) || !(counted.test(after) || serial.test(before)) ? 'sure' : null,
  },
  {
    kind: 'phone_number',
    find: new RegExp(
      `${noDigitBefore}(?:[+]?(?:00)?86${anyGap})?1${anyGap}[3-9](?:${anyGap}\\d){9}${noDigitAfter}`,
      'g',
    ),
    judge: (_written, _digits, before, after) => (reached.test(before) && !counted.test(after) ? 'sure' : null),
  },
  {
    kind: 'landline',
    find: /(?<![0-9A-Za-z.-])(?<!\d )(?:\(0\d{2,3}\) ?|0\d{2,3}[ -])\d{3,4}[ -]?\d{4}(?:(?:转|#|-) ?\d{1,6})?(?![0-9A-Za-z])/g,
    judge: (_written, _digits, before) => (serial.test(before) ? null : 'suspected'),
  },
  {
    kind: 'plate',
    find: new RegExp(
      `[${provinces}][A-HJ-NP-Z][ .·-]?(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[挂学警港澳])(?![A-Za-z0-9])`,
      'g',
    ),
    judge: (written) => ((written.match(/\d/g) ?? []).length >= 3 ? 'sure' : null),
  },
  {
    kind: 'email',
    find: /(?<![\w.+-])[\w+-](?:[\w.+-]{0,62}[\w+-])?@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,120}[A-Za-z0-9])?\.[A-Za-z]{2,20}(?![A-Za-z0-9])/g,
    judge: () => 'suspected',
  },
  {
    kind: 'passport',
    find: /(?<![A-Za-z0-9])(?:[EGDPS]\d{8}|E[A-HJ-NP-Z]\d{7}|[HM]\d{8,10})(?![A-Za-z0-9])/g,
    judge: (_written, _digits, before) =>
      /(?:护照|通行证|证件)(?:号码?)?[ :：为是]{0,2}$/.test(before) ? 'sure' : null,
  },
  {
    kind: 'address',
    find: /\p{Script=Han}{1,12}(?:路|街|巷|弄|胡同|大道|村|组|里|苑|小区|花园|社区)(?:\p{Script=Han}{0,8}?) ?\d{1,5} ?(?:号|弄|栋|幢|座|单元)(?: ?(?:楼|院))?(?: ?[0-9A-Za-z]{1,5} ?(?:号楼|栋|幢|座|单元|楼|层|室|户|号)){0,4}/gu,
    judge: (written, _digits, before, after) => {
      if (/^ ?(?:线|国道|省道|令|文件?|地块|公交|地铁|提案|建议|议案|楼梯)/.test(after)) return null;
      const lives = /(?:住址?|家住|居住|家庭地址|户籍地?|地址)(?:在|于|为|是)?[ :：]{0,2}$/.test(before);
      const inside = /(?:家住|住在|居住在|户籍在|住址|家庭地址)/.test(written);
      const room = /(?:单元|室|户)$/.test(written);
      return lives || inside || room ? 'sure' : 'suspected';
    },
  },
];

const BEFORE = 12;
const AFTER = 8;

/** @returns finds in the order of the text; of two that overlap the one that begins first, then the longer */
export function findPersonal(original: string): PersonalFind[] {
  if (!/[\p{N}@\uff20\ufe6b]/u.test(original) && !/[零○一二三四五六七八九]{11}/u.test(original)) return [];
  const { text, from, to } = normalise(original);
  const found: Array<PersonalFind & { start: number; end: number; rank: number }> = [];
  for (const [rank, { kind, find, judge }] of patterns.entries()) {
    for (const match of text.matchAll(find)) {
      const start = match.index;
      const end = start + match[0].length;
      const digits = match[0].replace(/[^0-9Xx]/g, '');
      const before = text.slice(Math.max(0, start - BEFORE), start);
      if (/^\d/.test(match[0]) && coded.test(before) && !latinName.test(before)) continue;
      const certainty = judge(match[0], digits, before, text.slice(end, end + AFTER));
      if (certainty) found.push({ kind, certainty, from: from[start]!, to: to[end - 1]!, start, end, rank });
    }
  }
  found.sort((a, b) => a.rank - b.rank || a.start - b.start);
  const kept: typeof found = [];
  for (const item of found) {
    if (!kept.some((other) => item.start < other.end && other.start < item.end)) kept.push(item);
  }
  return kept
    .sort((a, b) => a.start - b.start)
    .map(({ kind, certainty, from: begins, to: ends }) => ({ kind, certainty, from: begins, to: ends }));
}

/**
 * Whether a find keeps a text from being published until somebody has decided: all but what offices print of
 * themselves (lines with an area code, mail addresses, the street and number of a building).
 */
export function needsDecision({ kind, certainty }: PersonalFind): boolean {
  return certainty === 'sure' || kind === 'identity_number' || kind === 'bank_card';
}

/** How much of it asks for a decision: what an office prints of itself keeps nothing back, what tells of a person does. */
export const decisiveIn = (text: string): number => findPersonal(text).filter(needsDecision).length;
