/** Samples and openers for the tests of documents. */
import { inflateSync } from 'node:zlib';
import { chineseLetterLabels, type LetterDocument, type PaperDocument } from './document-parts.ts';
import { columnLetters } from './sheet-xml.ts';
import { contentTypesXml, escapeXml, packageRelationsXml, workbookRelationsXml } from './xlsx-parts.ts';
import { openEntry, packStored, zipEntries } from './zip-archive.ts';

const sentence = '我们将认真吸纳您的意见建议，会同有关部门进一步加大工作力度，重点做好以下工作。';

/** A reply of several pages, with everything a letter may hold. */
export function sampleLetter(more: Partial<LetterDocument> = {}): LetterDocument {
  return {
    issuer: '江宁省住房和城乡建设厅文件',
    number: '江建提函〔2026〕12号',
    urgency: '特急',
    mark: 'A',
    title: '江宁省住房和城乡建设厅关于省政协十三届三次会议第0123号提案的答复',
    addressee: '王晓明委员',
    blocks: [
      { kind: 'paragraph', text: `您提出的提案收悉，现答复如下：\n${sentence.repeat(6)}` },
      { kind: 'heading', level: 1, text: '工作进展' },
      { kind: 'heading', level: 2, text: '完善政策' },
      { kind: 'paragraph', text: sentence.repeat(5) },
      {
        kind: 'table',
        columns: [{ title: '年度' }, { title: '数量', align: 'right' }],
        rows: [
          ['2024', '10,233'],
          ['2025', '13,755'],
        ],
      },
      { kind: 'attachments', items: ['管理办法', '各市任务完成情况汇总表'] },
    ],
    closing: '感谢您的关心和支持。',
    signature: { unit: '江宁省住房和城乡建设厅', date: '2026年3月5日' },
    annexNotes: ['联系人：张三'],
    copies: ['省政协提案委员会', '省政府办公厅'],
    printing: { unit: '江宁省住房和城乡建设厅办公室', date: '2026年3月6日' },
    labels: chineseLetterLabels,
    ...more,
  };
}

/** A proposal as a paper. */
export function samplePaper(more: Partial<PaperDocument> = {}): PaperDocument {
  return {
    heading: '江宁省政协提案',
    number: '第0123号',
    title: '关于加快推进老旧小区加装电梯的提案',
    info: [
      [{ label: '案由', value: '加装电梯' }],
      [
        { label: '提案者', value: '王晓明' },
        { label: '界别', value: '医药卫生界' },
      ],
    ],
    sections: [
      { title: '情况分析', numbered: false, blocks: [{ kind: 'paragraph', text: sentence }] },
      { title: '具体建议', numbered: false, blocks: [{ kind: 'paragraph', text: sentence }] },
    ],
    lists: [
      {
        title: '联名提案人',
        columns: [{ title: '序号' }, { title: '姓名', weight: 3 }],
        rows: [
          ['1', '李四'],
          ['2', '赵五'],
        ],
      },
    ],
    notes: ['打印件'],
    labels: chineseLetterLabels,
    ...more,
  };
}

/** Text of the files of a ZIP archive (DOCX, XLSX) by name. */
export function unzipTexts(bytes: Uint8Array): Map<string, string> {
  return new Map(
    zipEntries(bytes, 1000).map((entry) => [entry.name, Buffer.from(openEntry(entry, 1 << 26)).toString('utf8')]),
  );
}

/** Characters a PDF's text layer can give back: what the `ToUnicode` maps of its faces name. */
export function pdfCharacters(bytes: Uint8Array): Set<string> {
  const file = Buffer.from(bytes);
  const found = new Set<string>();
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 1)) {
    const end = file.indexOf('endstream', at);
    let map: string;
    try {
      map = inflateSync(file.subarray(at + 7, end)).toString('latin1');
    } catch {
      continue;
    }
    if (!map.includes('beginbfrange')) continue;
    for (const [, hex] of map.slice(map.indexOf('beginbfrange')).matchAll(/<([0-9a-f ]{4,})>/gi)) {
      const units = Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
      for (const character of units) found.add(character);
    }
  }
  return found;
}

/** A cell as other programs leave it: an error, a formula, or the first of a month shown as year and month. */
export type OddCell =
  | string
  | number
  | null
  | { error: string }
  | { formula: string; value?: string }
  | { month: number };

export interface OddSheet {
  name: string;
  rows: OddCell[][];
  /** Rows that are not shown, from 1. */
  hiddenRows?: number[];
  /** Columns that are not shown, from 1. */
  hiddenColumns?: number[];
  /** Rows of no height. */
  flatRows?: number[];
  /** As A2:A4. */
  merged?: string[];
  hidden?: boolean;
}

function oddCell(cell: OddCell, at: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
  if ('error' in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`;
  if ('month' in cell) return `<c r="${at}" s="1"><v>${cell.month}</v></c>`;
  return `<c r="${at}"${cell.value === undefined ? '' : ' t="str"'}><f>${cell.formula}</f><v>${cell.value ?? ''}</v></c>`;
}

function oddSheet({ rows, hiddenRows = [], hiddenColumns = [], flatRows = [], merged = [] }: OddSheet): string {
  const lines = rows.map((cells, index) => {
    const row = index + 1;
    const inside = cells.map((cell, column) => oddCell(cell, `${columnLetters(column)}${row}`)).join('');
    return `<row r="${row}"${hiddenRows.includes(row) ? ' hidden="1"' : ''}${flatRows.includes(row) ? ' ht="0" customHeight="1"' : ''}>${inside}</row>`;
  });
  const columns = hiddenColumns.map((at) => `<col min="${at}" max="${at}" width="9" hidden="1"/>`).join('');
  const merges = merged.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${columns ? `<cols>${columns}</cols>` : ''}<sheetData>${lines.join('')}</sheetData>${merges ? `<mergeCells>${merges}</mergeCells>` : ''}</worksheet>`;
}

/** A workbook our own writer never makes: hidden rows, columns and sheets, merged cells, errors, formulas. */
export function oddWorkbook(sheets: readonly OddSheet[]): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const files: Array<[string, string]> = [
    ['[Content_Types].xml', contentTypesXml(sheets.length)],
    ['_rels/.rels', packageRelationsXml()],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
        .map(
          ({ name, hidden }, index) =>
            `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', workbookRelationsXml(sheets.length)],
    [
      'xl/styles.xml',
      `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    ],
    ...sheets.map((sheet, index): [string, string] => [`xl/worksheets/sheet${index + 1}.xml`, oddSheet(sheet)]),
  ];
  return packStored(files.map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
}
