/** Looks at a workbook before it is parsed: kind of file, encryption, size unpacked, rows and columns. */
import { openEntry, packStored, ZipFault, zipEntries } from './zip-archive.ts';

export interface WorkbookLimits {
  /** Bytes of the file. */
  bytes: number;
  /** Bytes of everything we read of it, unpacked. */
  unzippedBytes: number;
  /** Files inside the archive. */
  entries: number;
  sheets: number;
  /** Of one sheet, the head among them. */
  rows: number;
  columns: number;
  /** Rows × columns of one sheet. */
  cells: number;
  /** Time for the whole, in milliseconds. */
  milliseconds: number;
}

/** Enough for a register of 100,000 proposals. */
export const defaultWorkbookLimits: Readonly<WorkbookLimits> = {
  bytes: 32 << 20,
  unzippedBytes: 128 << 20,
  entries: 2000,
  sheets: 50,
  rows: 120_000,
  columns: 256,
  cells: 2_000_000,
  milliseconds: 120_000,
};

/** `not_xlsx`: another kind of file · `old_xls`: Excel 97–2003 or WPS · `encrypted` · `too_large` · `damaged` */
export type UnreadableCode = 'not_xlsx' | 'old_xls' | 'encrypted' | 'too_large' | 'damaged';

/** A file that is not read as a workbook. The message is for logs; screens word the code. */
export class UnreadableWorkbook extends Error {
  readonly code: UnreadableCode;
  constructor(code: UnreadableCode, message: string) {
    super(message);
    this.name = 'UnreadableWorkbook';
    this.code = code;
  }
}

const compoundSignature = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const read =
  /^(\[Content_Types\]\.xml|_rels\/.*\.rels|xl\/(?!media|drawings|embeddings|printerSettings|charts|theme|externalLinks|vbaProject).*\.(xml|rels))$/i;

function refuseOtherKinds(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 8).equals(compoundSignature)) {
    const holds = (name: string) => buffer.includes(Buffer.from(name, 'utf16le'));
    if (holds('EncryptedPackage')) throw new UnreadableWorkbook('encrypted', 'protected by a password');
    if (holds('Workbook') || holds('Book')) throw new UnreadableWorkbook('old_xls', 'workbook of Excel 97-2003');
    throw new UnreadableWorkbook('not_xlsx', 'an old Office file of another kind');
  }
  if (buffer.subarray(0, 2).toString('latin1') !== 'PK') throw new UnreadableWorkbook('not_xlsx', 'not a ZIP archive');
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function checkSheet(name: string, bytes: Uint8Array, limits: WorkbookLimits): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let rows = 0;
  let columns = 0;
  let counted = 0;
  for (const [, tag, letters, digits] of text.matchAll(/<(?:\w+:)?(row|c)\b(?:[^>]*?\sr=["']\s*([A-Za-z]*)(\d+))?/g)) {
    if (tag === 'row') counted += 1;
    rows = Math.max(rows, counted, Number(digits ?? 0));
    if (letters) columns = Math.max(columns, columnNumber(letters));
  }
  if (rows > limits.rows) throw new UnreadableWorkbook('too_large', `${name}: ${rows} rows, at most ${limits.rows}`);
  if (columns > limits.columns)
    throw new UnreadableWorkbook('too_large', `${name}: ${columns} columns, at most ${limits.columns}`);
  if (rows * columns > limits.cells) throw new UnreadableWorkbook('too_large', `${name}: ${rows} × ${columns} cells`);
}

/**
 * @returns the parts of the workbook that are read, packed anew, so that a parser sees nothing that was not measured
 * @throws UnreadableWorkbook
 */
export function guardedWorkbook(bytes: Uint8Array, limits: WorkbookLimits): Uint8Array {
  if (bytes.length > limits.bytes)
    throw new UnreadableWorkbook('too_large', `${bytes.length} bytes, at most ${limits.bytes}`);
  refuseOtherKinds(bytes);
  try {
    const entries = zipEntries(bytes, limits.entries);
    const names = new Set(entries.map((entry) => entry.name));
    if (!names.has('[Content_Types].xml')) throw new UnreadableWorkbook('not_xlsx', 'a ZIP archive of another kind');
    if (entries.some((entry) => entry.encrypted)) throw new UnreadableWorkbook('encrypted', 'protected by a password');
    let room = limits.unzippedBytes;
    let sheets = 0;
    const files = entries
      .filter((entry) => read.test(entry.name))
      .map((entry) => {
        const opened = openEntry(entry, room);
        room -= opened.length;
        if (Buffer.from(opened.buffer, opened.byteOffset, Math.min(4096, opened.length)).includes('<!DOCTYPE'))
          throw new UnreadableWorkbook('damaged', `${entry.name}: document type declarations are not read`);
        if (/^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name)) {
          sheets += 1;
          checkSheet(entry.name, opened, limits);
        }
        return { name: entry.name, bytes: opened };
      });
    const types = files.find((file) => file.name === '[Content_Types].xml')!;
    if (
      !/spreadsheetml\.(sheet|template)\.main\+xml|ms-excel\.(sheet|template)\.macroEnabled\.main\+xml/.test(
        Buffer.from(types.bytes).toString('utf8'),
      )
    )
      throw new UnreadableWorkbook('not_xlsx', 'an Office file of another kind');
    if (sheets > limits.sheets) throw new UnreadableWorkbook('too_large', `${sheets} sheets, at most ${limits.sheets}`);
    return packStored(files);
  } catch (error) {
    if (error instanceof ZipFault) throw new UnreadableWorkbook(error.code, error.message);
    throw error;
  }
}
