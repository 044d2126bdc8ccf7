/** Formulas in a workbook: what they show depends on the program that last saved the file, so a register holds none. */
import { openEntry, zipEntries } from '../../../platform/documents/zip-archive.ts';

/**
 * Cells that hold formulas, as B5; at most five are named.
 * @param bytes a workbook the guarded reader has read, so its size is known to be bearable
 */
export function formulaCells(bytes: Uint8Array): string[] {
  const found: string[] = [];
  for (const entry of zipEntries(bytes, 2000)) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name)) continue;
    const xml = Buffer.from(openEntry(entry, 128 << 20)).toString('latin1');
    if (!/<(?:\w+:)?f[\s>/]/.test(xml)) continue;
    for (const cell of xml.matchAll(/<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f[\s>/]/g)) {
      found.push(/\sr=["']([A-Z]+\d+)["']/.exec(cell[1]!)?.[1] ?? '?');
      if (found.length === 5) return found;
    }
  }
  return found;
}
