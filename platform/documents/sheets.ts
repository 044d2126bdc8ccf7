/** Workbooks (XLSX) written, in memory or as a stream. Reading is in `read-workbook.ts`. */
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cleanText, oneLine } from './clean-text.ts';
import { defaultCreatedAt } from './document-parts.ts';
import { defaultTimeZone, type SheetSpec } from './sheet-cells.ts';
import { sheetXml } from './sheet-xml.ts';
import {
  contentTypesXml,
  corePropertiesXml,
  packageRelationsXml,
  stylesXml,
  workbookRelationsXml,
  workbookXml,
} from './xlsx-parts.ts';
import { type ZipFile, zipStream } from './zip-stream.ts';

export interface WorkbookOptions {
  /** Zone of the wall clocks written; {@link defaultTimeZone} when not given. */
  timeZone?: string;
  author?: string;
  /** Not given: 2000-01-01, so that equal data give equal bytes. */
  createdAt?: Date;
}

function sheetNames(sheets: SheetSpec[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, i) => {
    const cleaned = oneLine(name)
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim();
    const base = cleanText((cleaned || `Sheet${i + 1}`).slice(0, 31)).trim();
    let unique = base;
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${base.slice(0, 30 - `${n}`.length)} ${n}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function* packageFiles(sheets: SheetSpec[], options: WorkbookOptions): Generator<ZipFile> {
  const count = sheets.length;
  const timeZone = options.timeZone ?? defaultTimeZone;
  const core = corePropertiesXml(oneLine(options.author ?? ''), options.createdAt ?? defaultCreatedAt);
  yield { name: '[Content_Types].xml', content: [contentTypesXml(count)] };
  yield { name: '_rels/.rels', content: [packageRelationsXml()] };
  yield { name: 'docProps/core.xml', content: [core] };
  yield { name: 'xl/workbook.xml', content: [workbookXml(sheetNames(sheets))] };
  yield { name: 'xl/_rels/workbook.xml.rels', content: [workbookRelationsXml(count)] };
  yield { name: 'xl/styles.xml', content: [stylesXml()] };
  for (const [i, spec] of sheets.entries())
    yield { name: `xl/worksheets/sheet${i + 1}.xml`, content: sheetXml(spec, timeZone) };
}

/**
 * Writes a workbook into a stream and ends it. Rows are taken as the receiver takes bytes, so memory does not grow with
 * their number. When anything fails the stream is destroyed.
 * @param sheets at least one
 * @throws RangeError for no sheet, or one with more rows than Excel holds; what the rows or the stream throw
 */
export async function streamWorkbook(
  sheets: SheetSpec[],
  writable: Writable,
  options: WorkbookOptions = {},
): Promise<void> {
  if (sheets.length === 0) throw new RangeError('a workbook has at least one sheet');
  await pipeline(Readable.from(zipStream(packageFiles(sheets, options)), { objectMode: false }), writable);
}

/** A workbook as bytes. For more than some 10,000 rows use {@link streamWorkbook}. */
export async function writeWorkbook(sheets: SheetSpec[], options: WorkbookOptions = {}): Promise<Uint8Array> {
  if (sheets.length === 0) throw new RangeError('a workbook has at least one sheet');
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipStream(packageFiles(sheets, options))) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
