/** Tables as CSV (RFC 4180, UTF-8 with byte order mark, so that spreadsheets read Chinese in it). */
import { startsFormula } from './formulas.ts';

/** What a file begins with. */
export const csvBegin = '\ufeff';

/** A beginning that spreadsheets take for a formula is defused; numbers and nothing stay as they are. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = startsFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @returns one line with its end */
export const csvLine = (values: ReadonlyArray<string | number | null>): string => `${values.map(cell).join(',')}\r\n`;
