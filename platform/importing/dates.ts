/** Dates as registers write them. Days and times are China's. Pure. */
import type { Cell } from '../documents/sheet-cells.ts';
import { textOf } from './cells.ts';

const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

export interface ReadDate {
  /** Of a month: its first day. */
  at: Date;
  /** Only year and month are written; there is no day. */
  monthOnly: boolean;
}

/** `date_ambiguous`: day and month, or day and year, cannot be told apart. */
export type DateFault = 'date_unreadable' | 'date_ambiguous';

const digits = '〇一二三四五六七八九';

/** 三十一, 廿一, 十, 五 … @returns NaN for what is no number below 100 */
function smallNumber(text: string): number {
  const plain = text.replace('廿', '二十').replace('卅', '三十').replace('元', '一');
  const match = /^([一二三]?)(十?)([一二三四五六七八九]?)$/.exec(plain);
  if (!match || plain === '') return Number.NaN;
  const [, tens = '', ten = '', ones = ''] = match;
  if (ten === '') return tens !== '' && ones !== '' ? Number.NaN : digits.indexOf(tens || ones);
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (ones === '' ? 0 : digits.indexOf(ones));
}

const formal = '零壹贰叁肆伍陆柒捌玖拾';

/** 二〇二四年五月六日 with its numbers as figures. */
function withFigures(text: string): string {
  return text
    .replace(/[壹贰叁肆伍陆柒捌玖拾]/g, (sign) => '〇一二三四五六七八九十'[formal.indexOf(sign)]!)
    .replace(/(?=[\dOo]*[〇零○一二三四五六七八九])[〇零○Oo0一二三四五六七八九]{4}(?=\s*年)/g, (year) =>
      [...year].map((sign) => Math.max(0, digits.indexOf(sign))).join(''),
    )
    .replace(/[零〇](?=[一二三四五六七八九]\s*[月日号])/g, '')
    .replace(/([一二三四五六七八九十廿卅元]{1,3})(?=\s*[月日号])/g, (small: string) => String(smallNumber(small)));
}

/** Without what people and programs put around a date: weekday, forenoon, a text mark, other dashes and points. */
const tidied = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/^['’‘`]/, '')
    .replace(/\s*[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?/, '')
    .replace(/\s*[(]?[上下]午[)]?$/, '')
    .replace(/\s*上午\s*(?=\d)/, ' ')
    .replace(/[‐-―−]/g, '-')
    .replace(/\\/g, '/')
    .replace(/(?<=\d)\s*[。、]\s*(?=\d)/g, '.')
    .replace(/^(\d{4})\s+(\d{1,2})\s+(\d{1,2})$/, '$1-$2-$3')
    .replace(/[.。]$/, '');

function instantOf(parts: readonly number[]): Date | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const same = wall.getUTCFullYear() === year && wall.getUTCMonth() === month - 1 && wall.getUTCDate() === day;
  if (!same || hour > 23 || minute > 59 || second > 59) return undefined;
  return new Date(wall.getTime() - OFFSET);
}

const whole =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*[日号])?(?:[\sT]+(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2}))?(?:\.\d+)?\s*[分秒]?)?$/;
const inMonth = /^(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})(?:\s*月份?(?:[上中下]旬|[初中底末])?)?$/;
const shortYear = /^(\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]$/;
const withZone = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord = '([A-Za-z]{3,9})\\.?';
const dayFirst = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+${monthWord}[\\s,-]+(\\d{4}|\\d{2})$`);
const dayFirstChinese = /^(\d{1,2})-(\d{1,2})月-(\d{4}|\d{2})$/;
const yearFirst = new RegExp(`^(\\d{4})[\\s-]+${monthWord}[\\s-]+(\\d{1,2})$`);
const monthFirst = new RegExp(`^${monthWord}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})$`);
const wordAndYear = new RegExp(`^${monthWord}[\\s-]+(\\d{4})$`);
const wordAndTwo = new RegExp(`^${monthWord}[\\s-]+\\d{2}$`);
const yearLast = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})$/;
const noWholeYear = /^\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}$/;

const monthNumber = (word: string): number => {
  const index = months.findIndex((name) => word.toLowerCase().startsWith(name));
  return index + 1;
};
/** 24 is 2024, 87 is 1987: a spreadsheet's own shortening. */
const fullYear = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 50 ? 2000 : 1900);

type Parts = { parts: number[]; monthOnly: boolean };

function chineseOrder(text: string): Parts | undefined {
  const match = whole.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (match) return { parts: match.slice(1).map((part) => Number(part ?? 0)), monthOnly: false };
  const short = shortYear.exec(text);
  if (short) return { parts: [fullYear(short[1]!), Number(short[2]), Number(short[3])], monthOnly: false };
  const month = inMonth.exec(text);
  return month ? { parts: [Number(month[1]), Number(month[2]), 1], monthOnly: true } : undefined;
}

function withMonthWord(text: string): Parts | DateFault | undefined {
  const day = dayFirst.exec(text);
  if (day) return { parts: [fullYear(day[3]!), monthNumber(day[2]!), Number(day[1])], monthOnly: false };
  const chinese = dayFirstChinese.exec(text);
  if (chinese) return { parts: [fullYear(chinese[3]!), Number(chinese[2]), Number(chinese[1])], monthOnly: false };
  const first = yearFirst.exec(text);
  if (first) return { parts: [Number(first[1]), monthNumber(first[2]!), Number(first[3])], monthOnly: false };
  const month = monthFirst.exec(text);
  if (month) return { parts: [Number(month[3]), monthNumber(month[1]!), Number(month[2])], monthOnly: false };
  const year = wordAndYear.exec(text);
  if (year) return { parts: [Number(year[2]), monthNumber(year[1]!), 1], monthOnly: true };
  const two = wordAndTwo.exec(text);
  return two && monthNumber(two[1]!) > 0 ? 'date_ambiguous' : undefined;
}

/** 25/12/2024 can be read one way only, 5/6/2024 cannot. */
function withYearLast(text: string): Parts | DateFault | undefined {
  if (noWholeYear.test(text)) return 'date_ambiguous';
  const match = yearLast.exec(text);
  if (!match) return undefined;
  const [first, second, year] = match.slice(1).map(Number) as [number, number, number];
  if (first > 12 && second <= 12) return { parts: [year, second, first], monthOnly: false };
  if (second > 12 && first <= 12) return { parts: [year, first, second], monthOnly: false };
  if (first === second) return { parts: [year, first, second], monthOnly: false };
  return first > 12 ? 'date_unreadable' : 'date_ambiguous';
}

function readText(text: string): Parts | DateFault {
  const plain = withFigures(tidied(text));
  if (withZone.test(plain)) {
    const wall = new Date(Date.parse(plain) + OFFSET).toISOString().split(/\D/, 6).map(Number);
    return { parts: wall, monthOnly: false };
  }
  return chineseOrder(plain) ?? withMonthWord(plain) ?? withYearLast(plain) ?? 'date_unreadable';
}

function bounded(at: Date | undefined, monthOnly: boolean): ReadDate | DateFault {
  if (!at || Number.isNaN(at.getTime())) return 'date_unreadable';
  const wall = new Date(at.getTime() + OFFSET);
  const year = wall.getUTCFullYear();
  if (year < 1949 || year > 2100) return 'date_unreadable';
  return { at, monthOnly: monthOnly && wall.getUTCDate() === 1 };
}

/**
 * A date, with the time of day when one is written. Read are date cells, 2019-04-25, 2019/4/25 9:32:09, 2019.4.25,
 * 2019年4月25日 or 号, 二〇一九年四月二十五日, 20190425, 25-Apr-19, and the day counts of a spreadsheet that lost its date
 * format; 2019年4月 and 2019-04 are months.
 * @param showsMonth the format of a date cell shows year and month alone
 * @returns null for an empty cell
 */
export function dateOf(cell: Cell | undefined, showsMonth = false): ReadDate | DateFault | null {
  if (cell === null || cell === undefined || cell === '') return null;
  if (cell instanceof Date) return bounded(cell, showsMonth);
  if (typeof cell === 'number' && cell > 18_000 && cell < 80_000)
    return bounded(new Date(Date.UTC(1899, 11, 30) + Math.round((cell * DAY) / 1000) * 1000 - OFFSET), showsMonth);
  if (typeof cell === 'number' && !Number.isInteger(cell)) return 'date_unreadable';
  const text = textOf(cell);
  if (text === '') return null;
  const read = readText(text);
  return typeof read === 'string' ? read : bounded(instantOf(read.parts), read.monthOnly);
}
