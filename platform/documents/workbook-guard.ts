/** Looks at a workbook before it is parsed: kind of file, encryption, size unpacked, rows and columns. */
import { monthStylesOf, type SheetFacts, sheetFacts, sheetsOf } from './sheet-facts.ts';
import { XmlFault, xmlTags } from './xml-tags.ts';
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

function measure(name: string, facts: SheetFacts, limits: WorkbookLimits): void {
  const { rows, columns, merged } = facts;
  const tooLarge = (what: string) => new UnreadableWorkbook('too_large', `${name}: ${what}`);
  if (rows > limits.rows) throw tooLarge(`${rows} rows, at most ${limits.rows}`);
  if (columns > limits.columns) throw tooLarge(`${columns} columns, at most ${limits.columns}`);
  if (rows * columns > limits.cells) throw tooLarge(`${rows} × ${columns} cells`);
  const covered = merged.reduce((sum, { top, bottom }) => sum + Math.max(0, Math.min(bottom, rows) - top + 1), 0);
  if (covered > limits.cells) throw tooLarge(`${covered} rows under merged cells`);
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

type Part = { name: string; bytes: Uint8Array };

/** Facts of every sheet in the order of the workbook; a part that is no sound XML is refused here. */
function factsOf(files: readonly Part[], limits: WorkbookLimits): GuardedWorkbook['sheets'] {
  const part = (name: string) => {
    const found = files.find((file) => file.name.toLowerCase() === name.toLowerCase());
    return found ? textOf(found.bytes) : '';
  };
  const monthStyles = monthStylesOf(part('xl/styles.xml'));
  const facts = new Map<string, SheetFacts>();
  for (const { name, bytes } of files) {
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) {
      const found = sheetFacts(textOf(bytes), monthStyles);
      measure(name, found, limits);
      facts.set(name.toLowerCase(), found);
    } else for (const _tag of xmlTags(textOf(bytes)));
  }
  if (facts.size > limits.sheets)
    throw new UnreadableWorkbook('too_large', `${facts.size} sheets, at most ${limits.sheets}`);
  return sheetsOf(part('xl/workbook.xml'), part('xl/_rels/workbook.xml.rels')).map(({ path, hidden }) => ({
    hidden,
    facts: facts.get(path.toLowerCase()),
  }));
}

export interface GuardedWorkbook {
  /** The parts that are read, packed anew, so that a parser sees nothing that was not measured. */
  bytes: Uint8Array;
  /** In the order of the workbook; no facts where the part is missing. */
  sheets: Array<{ hidden: boolean; facts: SheetFacts | undefined }>;
}

/**
 * Unpacks, measures and looks through a workbook; its time grows with its size unpacked alone.
 * @throws UnreadableWorkbook
 */
export function guardedWorkbook(bytes: Uint8Array, limits: WorkbookLimits): GuardedWorkbook {
  if (bytes.length > limits.bytes)
    throw new UnreadableWorkbook('too_large', `${bytes.length} bytes, at most ${limits.bytes}`);
  refuseOtherKinds(bytes);
  try {
    const entries = zipEntries(bytes, limits.entries);
    const names = new Set(entries.map((entry) => entry.name));
    if (!names.has('[Content_Types].xml')) throw new UnreadableWorkbook('not_xlsx', 'a ZIP archive of another kind');
    if (entries.some((entry) => entry.encrypted)) throw new UnreadableWorkbook('encrypted', 'protected by a password');
    let room = limits.unzippedBytes;
    const files = entries
      .filter((entry) => read.test(entry.name))
      .map((entry) => {
        const opened = openEntry(entry, room);
        room -= opened.length;
        if (Buffer.from(opened.buffer, opened.byteOffset, Math.min(4096, opened.length)).includes('<!DOCTYPE'))
          throw new UnreadableWorkbook('damaged', `${entry.name}: document type declarations are not read`);
        return { name: entry.name, bytes: opened };
      });
    const types = files.find((file) => file.name === '[Content_Types].xml')!;
    if (
      !/spreadsheetml\.(sheet|template)\.main\+xml|ms-excel\.(sheet|template)\.macroEnabled\.main\+xml/.test(
        Buffer.from(types.bytes).toString('utf8'),
      )
    )
      throw new UnreadableWorkbook('not_xlsx', 'an Office file of another kind');
    return { sheets: factsOf(files, limits), bytes: packStored(files) };
  } catch (error) {
    if (error instanceof XmlFault) throw new UnreadableWorkbook('damaged', error.message);
    if (error instanceof ZipFault) throw new UnreadableWorkbook(error.code, error.message);
    throw error;
  }
}
