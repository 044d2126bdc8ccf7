/** What a sheet says beside the values of its cells: hidden rows and columns, merged cells, errors, formulas, months without a day. */
import { attributeOf, plainXml, type XmlTag, xmlTags } from './xml-tags.ts';

/** A place in a sheet; rows and columns count from 1. */
export interface CellPlace {
  row: number;
  column: number;
}

/** One cell shown over several. */
export interface MergedCells {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface SheetFacts {
  /** Rows and columns the sheet claims. */
  rows: number;
  columns: number;
  hiddenRows: number[];
  hiddenColumns: number[];
  merged: MergedCells[];
  /** Cells that show an error, as #N/A. */
  errors: Array<CellPlace & { value: string }>;
  /** Cells with formulas: the first of each column, at most {@link formulasOfColumn}. */
  formulas: CellPlace[];
  /** Date cells whose format shows year and month alone. */
  months: CellPlace[];
}

/** Of a sheet whose part is missing. */
export const noFacts: SheetFacts = {
  rows: 0,
  columns: 0,
  hiddenRows: [],
  hiddenColumns: [],
  merged: [],
  errors: [],
  formulas: [],
  months: [],
};

/** Enough to name some below any heading. */
const formulasOfColumn = 40;

/** Letters of a column, as AB, to its number from 1. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

function placeOf(reference: string | undefined): CellPlace | undefined {
  const match = /^\s*\$?([A-Za-z]{1,4})\$?(\d{1,9})\s*$/.exec(reference ?? '');
  return match ? { row: Number(match[2]), column: columnNumber(match[1]!) } : undefined;
}

function mergedOf(reference: string | undefined): MergedCells | undefined {
  const [from, to] = (reference ?? '').split(':').map(placeOf);
  return from && to ? { top: from.row, left: from.column, bottom: to.row, right: to.column } : undefined;
}

/** Rows and cells of one sheet as the walk goes through them. */
function walker(text: string, monthStyles: ReadonlySet<string>) {
  const facts: SheetFacts = structuredClone(noFacts);
  const counts = new Map<number, number>();
  let row = 0;
  let cell: (CellPlace & { type: string | undefined }) | undefined;
  let column = 0;
  let errorFrom: number | undefined;
  const hidden: Array<{ from: number; to: number }> = [];
  function openCell(tag: XmlTag): void {
    const place = placeOf(attributeOf(tag, 'r')) ?? { row, column: column + 1 };
    column = place.column;
    facts.rows = Math.max(facts.rows, place.row);
    facts.columns = Math.max(facts.columns, column);
    const type = attributeOf(tag, 't');
    cell = tag.empty ? undefined : { ...place, type };
    if (!tag.empty && type !== 'e' && monthStyles.has(attributeOf(tag, 's') ?? '')) facts.months.push(place);
  }
  function openRow(tag: XmlTag): void {
    row = Number(/^\s*(\d{1,9})\s*$/.exec(attributeOf(tag, 'r') ?? '')?.[1] ?? row + 1);
    column = 0;
    facts.rows = Math.max(facts.rows, row);
    // Drawn to no height, a row is as hidden as one that is marked so.
    const flat = Number(attributeOf(tag, 'ht') ?? 15) === 0;
    if (flat || ['1', 'true'].includes(attributeOf(tag, 'hidden') ?? '')) facts.hiddenRows.push(row);
  }
  /** Columns are told in stretches before the rows, often to the end of what a sheet can hold. */
  function hideColumns(tag: XmlTag): void {
    const flat = Number(attributeOf(tag, 'width') ?? 8) === 0;
    if (!flat && !['1', 'true'].includes(attributeOf(tag, 'hidden') ?? '')) return;
    const from = Number(attributeOf(tag, 'min'));
    hidden.push({ from, to: Number(attributeOf(tag, 'max') ?? from) });
  }
  function formula(): void {
    if (!cell) return;
    const count = (counts.get(cell.column) ?? 0) + 1;
    counts.set(cell.column, count);
    if (count <= formulasOfColumn) facts.formulas.push({ row: cell.row, column: cell.column });
  }
  function closeValue(start: number): void {
    if (!cell || errorFrom === undefined) return;
    facts.errors.push({
      row: cell.row,
      column: cell.column,
      value: plainXml(text.slice(errorFrom, start)).slice(0, 20),
    });
    errorFrom = undefined;
  }
  return {
    /** The facts once every tag was seen. */
    done(): SheetFacts {
      for (let at = 1; at <= facts.columns; at += 1)
        if (hidden.some(({ from, to }) => from <= at && at <= to)) facts.hiddenColumns.push(at);
      return facts;
    },
    see(tag: XmlTag): void {
      if (tag.name === 'c') {
        if (tag.closing) cell = undefined;
        else openCell(tag);
      } else if (tag.name === 'row' && !tag.closing) openRow(tag);
      else if (tag.name === 'col' && !tag.closing) hideColumns(tag);
      else if (tag.name === 'f' && !tag.closing) formula();
      else if (tag.name === 'v' && cell?.type === 'e' && !tag.empty) {
        if (tag.closing) closeValue(text.lastIndexOf('<', tag.end - 1));
        else errorFrom = tag.end;
      } else if (tag.name === 'mergeCell' && !tag.closing) {
        const merged = mergedOf(attributeOf(tag, 'ref'));
        if (merged) facts.merged.push(merged);
      }
    },
  };
}

/**
 * @param text XML of the sheet, one character a byte
 * @param monthStyles numbers of cell styles, see {@link monthStylesOf}
 * @throws XmlFault
 */
export function sheetFacts(text: string, monthStyles: ReadonlySet<string>): SheetFacts {
  const { done, see } = walker(text, monthStyles);
  for (const tag of xmlTags(text)) see(tag);
  return done();
}

/** Formats of Excel without a code in the file that show year and month alone; 27 and above in its Chinese edition. */
const monthFormats = ['17', '27', '36', '50', '52', '57'];

function showsMonth(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
    .toLowerCase()
    .split(';')[0]!;
  return bare.includes('y') && bare.includes('m') && !/[dhs]/.test(bare);
}

/** Numbers of the cell styles that show year and month of a date, not its day. @throws XmlFault */
export function monthStylesOf(text: string): Set<string> {
  const formats = new Set(monthFormats);
  const styles = new Set<string>();
  let inside = false;
  let index = 0;
  for (const tag of xmlTags(text)) {
    if (tag.name === 'numFmt' && !tag.closing) {
      const format = attributeOf(tag, 'numFmtId') ?? '';
      const code = plainXml(attributeOf(tag, 'formatCode') ?? '');
      if (showsMonth(code)) formats.add(format);
      else formats.delete(format);
    } else if (tag.name === 'cellXfs') {
      inside = !tag.closing && !tag.empty;
    } else if (inside && tag.name === 'xf' && !tag.closing) {
      if (formats.has(attributeOf(tag, 'numFmtId') ?? '')) styles.add(String(index));
      index += 1;
    }
  }
  return styles;
}

/** Sheets of a workbook in their order. @throws XmlFault */
export function sheetsOf(workbook: string, relations: string): Array<{ path: string; hidden: boolean }> {
  const targets = new Map<string, string>();
  for (const tag of xmlTags(relations)) {
    const id = attributeOf(tag, 'Id');
    const target = attributeOf(tag, 'Target');
    if (tag.name === 'Relationship' && id && target) targets.set(id, plainXml(target));
  }
  const sheets: Array<{ path: string; hidden: boolean }> = [];
  for (const tag of xmlTags(workbook)) {
    // A reader of the values leaves out what has no name, and so do we.
    if (tag.name !== 'sheet' || tag.closing || !attributeOf(tag, 'name')) continue;
    const target = targets.get(attributeOf(tag, 'id') ?? '') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
    sheets.push({ path, hidden: ['hidden', 'veryHidden'].includes(attributeOf(tag, 'state') ?? '') });
  }
  return sheets;
}
