/** Cells as text, and texts as they are compared. Pure. */
import type { Cell } from '../documents/sheet-cells.ts';

const OFFSET = 8 * 3_600_000;

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

/** Words of the directory as they are compared: width, case and spaces do not count. */
export const plainName = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
