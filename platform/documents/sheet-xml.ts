/** The rows of a sheet as XML, in pieces. */

import { cleanText } from './clean-text.ts';
import { startsFormula } from './formulas.ts';
import {
  type Cell,
  cellTextLimit,
  displayWidth,
  type SheetColumn,
  type SheetSpec,
  toWallClock,
} from './sheet-cells.ts';
import { cellStyles, escapeXml, sheetEnd, sheetStart } from './xlsx-parts.ts';

/** Most rows of a sheet of Excel, the head among them. */
const sheetRowLimit = 1_048_576;

/** Characters gathered before a piece is handed on. */
const pieceSize = 1 << 16;
const dayMs = 86_400_000;
/** Serial of 1970-01-01, and of 1900-03-01, before which Excel counts a day that never was. */
const epochSerial = 25_569;
const firstSoundSerial = 61;

/** @returns letters of a column counted from 0, as AB */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** Cut to what a cell holds, with an ellipsis; what Excel would take for its own escapes is escaped. */
function textXml(text: string): string {
  const clean = cleanText(text);
  const cut = clean.length > cellTextLimit ? `${clean.slice(0, cellTextLimit - 1).toWellFormed()}…` : clean;
  return escapeXml(cut.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
}

function textCell(at: string, text: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${textXml(text)}</t></is></c>`;
}

function dateCell(at: string, date: Date, kind: SheetColumn['kind'], timeZone: string): string {
  if (Number.isNaN(date.getTime())) return '';
  const wall = toWallClock(date, timeZone);
  const serial = wall.getTime() / dayMs + epochSerial;
  if (serial < firstSoundSerial) return textCell(at, wall.toISOString().slice(0, 10), cellStyles.text);
  const style = kind === 'date' || kind === 'datetime' ? kind : Number.isInteger(serial) ? 'date' : 'datetime';
  return `<c r="${at}" s="${cellStyles[style]}"><v>${serial}</v></c>`;
}

function numberStyle(value: number, kind: SheetColumn['kind']): keyof typeof cellStyles {
  if (kind === 'integer' || kind === 'percent') return kind;
  if (kind !== 'number') return 'plain';
  return Number.isInteger(value) ? 'whole' : 'decimal';
}

/** Text that a program might take for a formula is marked as typed text (`quotePrefix`). */
function cellXml(at: string, cell: Cell | undefined, kind: SheetColumn['kind'], timeZone: string): string {
  if (cell === null || cell === undefined || cell === '') return '';
  if (typeof cell === 'string') return textCell(at, cell, startsFormula(cell) ? cellStyles.quoted : cellStyles.text);
  if (cell instanceof Date) return dateCell(at, cell, kind, timeZone);
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (!Number.isFinite(cell)) return '';
  return `<c r="${at}" s="${cellStyles[numberStyle(cell, kind)]}"><v>${cell}</v></c>`;
}

const narrowest: Partial<Record<NonNullable<SheetColumn['kind']>, number>> = { datetime: 18, date: 12 };

function widthOf({ title, width, kind = 'text' }: SheetColumn): number {
  return Math.min(120, Math.max(2, width ?? Math.max(narrowest[kind] ?? 10, displayWidth(title) + 4)));
}

/** @throws RangeError beyond the rows of Excel */
export async function* sheetXml(spec: SheetSpec, timeZone: string): AsyncGenerator<string> {
  const letters = spec.columns.map((_, i) => columnLetters(i));
  const head = spec.columns.map(({ title }, i) => textCell(`${letters[i]}1`, title, cellStyles.head));
  let piece = `${sheetStart(spec.columns.map(widthOf))}<row r="1" ht="24" customHeight="1">${head.join('')}</row>`;
  let row = 1;
  for await (const cells of spec.rows) {
    row += 1;
    if (row > sheetRowLimit) throw new RangeError(`more than ${sheetRowLimit} rows in one sheet`);
    piece += `<row r="${row}">`;
    for (const [i, { kind }] of spec.columns.entries())
      piece += cellXml(`${letters[i]}${row}`, cells[i], kind, timeZone);
    piece += '</row>';
    if (piece.length > pieceSize) {
      yield piece;
      piece = '';
    }
  }
  yield piece + sheetEnd(letters.length > 0 ? `A1:${letters.at(-1)}${row}` : undefined);
}
