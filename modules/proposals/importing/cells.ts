/** Cells as people fill them in, read as dates, numbers, names and choices. Pure. */
import type { Cell } from '../../../platform/documents/sheet-cells.ts';
import type { Publicity } from '../tables.ts';
import type { Satisfaction } from '../tables-outcome.ts';

const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

/** Text of a cell: well-formed, one kind of line end, no control characters, trimmed. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  const text = cell instanceof Date ? new Date(cell.getTime() + OFFSET).toISOString().slice(0, 10) : String(cell);
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\ufeff]/g, '')
      .trim()
  );
}

const written =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*日)?(?:[\sT]+(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2}))?(?:\.\d+)?\s*[分秒]?)?$/;

function instantOf(parts: readonly number[]): Date | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const same = wall.getUTCFullYear() === year && wall.getUTCMonth() === month - 1 && wall.getUTCDate() === day;
  if (!same || hour > 23 || minute > 59 || second > 59) return undefined;
  return new Date(wall.getTime() - OFFSET);
}

/**
 * A date, with the time of day when one is written; days and times are China's.
 * Read are date cells, 2019-04-25, 2019/4/25 9:32:09, 2019.4.25, 2019年4月25日, 20190425, and the day counts of a
 * spreadsheet that lost its date format.
 * @returns undefined for what is no date between 1949 and 2100; null for an empty cell
 */
export function dateOf(cell: Cell | undefined): Date | null | undefined {
  if (cell === null || cell === undefined || cell === '') return null;
  let found: Date | undefined;
  if (cell instanceof Date) found = Number.isNaN(cell.getTime()) ? undefined : cell;
  else if (typeof cell === 'number' && cell > 18_000 && cell < 80_000)
    found = new Date(Date.UTC(1899, 11, 30) + Math.round((cell * DAY) / 1000) * 1000 - OFFSET);
  else {
    const text = textOf(cell).normalize('NFKC');
    if (text === '') return null;
    const match = written.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
    if (match) found = instantOf(match.slice(1).map((part) => Number(part ?? 0)));
  }
  if (!found) return undefined;
  const year = new Date(found.getTime() + OFFSET).getUTCFullYear();
  return year >= 1949 && year <= 2100 ? found : undefined;
}

/** A number of a proposal: 123, 0123, 第123号. @returns null for an empty cell, undefined for anything else */
export function numberOf(cell: Cell | undefined): number | null | undefined {
  const text = textOf(cell)
    .normalize('NFKC')
    .replace(/^第\s*|\s*号$/g, '');
  if (text === '') return null;
  if (!/^\d{1,7}(\.0+)?$/.test(text)) return undefined;
  const value = Number(text);
  return value >= 1 && value <= 1_000_000 ? value : undefined;
}

/**
 * Names in one cell, each once. 、，；/ and line ends part them; spaces part Chinese names of two characters and more,
 * and are padding within one (王 明).
 */
export function namesOf(cell: Cell | undefined): string[] {
  const names = textOf(cell)
    .split(/[、,，;；/\n]+/)
    .flatMap((part) => {
      const pieces = part.trim().split(/\s+/).filter(Boolean);
      const chinese = pieces.every((piece) => /^[\p{Script=Han}·]+$/u.test(piece));
      if (!chinese || pieces.length < 2) return [pieces.join(' ')];
      return pieces.every((piece) => piece.length > 1) ? pieces : [pieces.join('')];
    });
  return [...new Set(names.filter(Boolean))];
}

/** Names as they are compared: width, case and spaces do not count. */
export const plainName = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

const satisfactions: Readonly<Record<string, Satisfaction>> = {
  满意: 'satisfied',
  很满意: 'satisfied',
  非常满意: 'satisfied',
  satisfied: 'satisfied',
  基本满意: 'basically',
  较满意: 'basically',
  basicallysatisfied: 'basically',
  basically: 'basically',
  不满意: 'unsatisfied',
  unsatisfied: 'unsatisfied',
  notsatisfied: 'unsatisfied',
};

/** @returns undefined for a word that is none of the three */
export const satisfactionOf = (text: string): Satisfaction | undefined => satisfactions[plainName(text)];

const publicities: Readonly<Record<string, Publicity>> = {
  公开: 'public',
  公开全文: 'public',
  全文公开: 'public',
  是: 'public',
  public: 'public',
  fulltextpublic: 'public',
  yes: 'public',
  只公开案由: 'title_only',
  仅公开案由: 'title_only',
  titleonly: 'title_only',
  subjectonly: 'title_only',
  title_only: 'title_only',
  不公开: 'internal',
  内部: 'internal',
  否: 'internal',
  internal: 'internal',
  notpublic: 'internal',
  no: 'internal',
};

export const publicityOf = (text: string): Publicity | undefined => publicities[plainName(text)];

/** 是, √, yes, 1 … @returns undefined for neither yes nor no */
export function flagOf(text: string): boolean | undefined {
  const plain = plainName(text);
  if (['', '否', '不是', 'no', 'n', '0', 'false', '-', '无'].includes(plain)) return false;
  if (['是', '√', '✓', 'yes', 'y', '1', 'true', '重点', '优秀'].includes(plain)) return true;
  return undefined;
}
