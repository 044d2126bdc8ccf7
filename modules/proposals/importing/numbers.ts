/** Numbers of proposals as registers write them. Pure. */
import type { Cell } from '../../../platform/documents/sheet-cells.ts';
import { textOf } from '../../../platform/importing/cells.ts';

export interface ReadNumber {
  /** In the session. */
  number: number;
  /** As the register writes it; empty when it is the number and nothing else. */
  written: string;
  /** The session the written form names, as 12-3 or 十三届一次; empty: none. */
  session: string;
  /** The year it names. */
  year: number | null;
}

const figures = '〇一二三四五六七八九';

/** 二十三, 一百零五, 一二三 … below ten thousand. @returns NaN for anything else */
function chineseNumber(text: string): number {
  const plain = text.replace(/[零○]/g, '〇').replace('廿', '二十').replace('卅', '三十');
  if (/^[〇一二三四五六七八九]{2,4}$/.test(plain))
    return Number([...plain].map((sign) => figures.indexOf(sign)).join(''));
  let sum = 0;
  let digit = 0;
  for (const sign of plain) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (unit === undefined) digit = figures.indexOf(sign);
    else {
      sum += (digit || 1) * unit;
      digit = 0;
    }
    if (digit < 0) return Number.NaN;
  }
  return plain === '' ? Number.NaN : sum + digit;
}

/** What may stand before a serial: words, a year, a term and session; other figures make it unclear which is meant. */
function prefixOf(prefix: string): Pick<ReadNumber, 'session' | 'year'> | undefined {
  const session = /第?([\d一二三四五六七八九十]{1,3})届(?:委员会|全体会议)?第?([\d一二三四五六七八九十]{1,2})次/.exec(
    prefix,
  );
  const without = session ? prefix.replace(session[0], '') : prefix;
  const year = /((?:19|20)\d{2})/.exec(without);
  const rest = (year ? without.replace(year[0], '') : without).replace(/[[\]()〔〕【】「」年\-—–_/.:#]/g, '');
  const words = rest !== '' || year !== null || session !== null || /^#?$/.test(prefix);
  if (!words || /\d/.test(rest) || !/^(?:no|[\p{Script=Han}])*$/iu.test(rest)) return undefined;
  return { session: session ? `${session[1]}届${session[2]}次` : '', year: year ? Number(year[1]) : null };
}

/** Term, session and serial: 13-4-0023. */
function threeParts(text: string): Pick<ReadNumber, 'number' | 'session' | 'year'> | undefined {
  const match = /^(\d{1,2})[-–—.](\d)[-–—.](\d{1,5})号?$/.exec(text);
  const number = Number(match?.[3]);
  return match && number > 0 ? { number, session: `${Number(match[1])}-${match[2]}`, year: null } : undefined;
}

/** Eight figures: term, session and serial (12030123), or year and serial (20230123). */
function eightFigures(text: string): Pick<ReadNumber, 'number' | 'session' | 'year'> | undefined {
  const match = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (!match) return undefined;
  const [term, session, number] = match.slice(1).map(Number) as [number, number, number];
  if (number === 0) return undefined;
  if (term >= 1 && term <= 30 && session >= 1 && session <= 9)
    return { number, session: `${term}-${session}`, year: null };
  const year = term * 100 + session;
  return year >= 1949 && year <= 2100 ? { number, session: '', year } : undefined;
}

/**
 * A number: 123, 0123, 第123号, 湘协提字第023号, 第二十三号, 第2023-0123号, 〔2023〕23号, 12030123, 13-4-0023.
 * @returns null for an empty cell, undefined for anything else
 */
export function numberOf(cell: Cell | undefined): ReadNumber | null | undefined {
  const written = textOf(cell);
  const text = written
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[([【〔](\d+)[)\]】〕]$/, '$1')
    .replace(/(?<=\d)[#.、]$/, '')
    .replace(/(?<!\d)(\d{1,3}),(\d{3})(?=号|$)/, '$1$2');
  if (text === '') return null;
  const bounded = (read: Omit<ReadNumber, 'written'>): ReadNumber | undefined =>
    read.number >= 1 && read.number <= 1_000_000
      ? { ...read, written: written === String(read.number) || typeof cell === 'number' ? '' : written.slice(0, 60) }
      : undefined;
  const parted = eightFigures(text) ?? threeParts(text);
  if (parted) return { ...parted, written };
  if (/^\d{1,7}(\.0+)?$/.test(text)) return bounded({ number: Number(text), session: '', year: null });
  const match = /^(.*?)(\d{1,7}|[〇零○一二三四五六七八九十廿卅百千]+)(?:号|號)?(?:提案|建议|案)?$/u.exec(text);
  if (!match || !/[第字号號年#〕\])-]|no|提案/iu.test(text)) return undefined;
  const prefix = prefixOf(match[1]!.replace(/第$/u, ''));
  const number = /^\d/.test(match[2]!) ? Number(match[2]) : chineseNumber(match[2]!);
  return prefix && Number.isInteger(number) ? bounded({ number, ...prefix }) : undefined;
}
