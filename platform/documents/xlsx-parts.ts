/** The fixed parts of an XLSX package (ECMA-376 part 1, SpreadsheetML). */

/** What stands in `xl/styles.xml`, by the index a cell names. */
export const cellStyles = {
  plain: 0,
  head: 1,
  text: 2,
  quoted: 3,
  whole: 4,
  decimal: 5,
  integer: 6,
  percent: 7,
  date: 8,
  datetime: 9,
} as const;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageNs = 'http://schemas.openxmlformats.org/package/2006';

/** Text for an element or an attribute in double quotes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark]!);
}

export function contentTypesXml(sheets: number): string {
  const type = (part: string, kind: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-${kind}+xml"/>`;
  const worksheets = Array.from({ length: sheets }, (_, i) =>
    type(`/xl/worksheets/sheet${i + 1}.xml`, 'officedocument.spreadsheetml.worksheet'),
  );
  return (
    `${declaration}<Types xmlns="${packageNs}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    type('/xl/workbook.xml', 'officedocument.spreadsheetml.sheet.main') +
    type('/xl/styles.xml', 'officedocument.spreadsheetml.styles') +
    type('/docProps/core.xml', 'package.core-properties') +
    `${worksheets.join('')}</Types>`
  );
}

const relationship = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;

export function packageRelationsXml(): string {
  return (
    `${declaration}<Relationships xmlns="${packageNs}/relationships">` +
    relationship('rId1', `${office}/officeDocument`, 'xl/workbook.xml') +
    relationship('rId2', `${packageNs}/relationships/metadata/core-properties`, 'docProps/core.xml') +
    '</Relationships>'
  );
}

export function workbookRelationsXml(sheets: number): string {
  const each = Array.from({ length: sheets }, (_, i) =>
    relationship(`rId${i + 1}`, `${office}/worksheet`, `worksheets/sheet${i + 1}.xml`),
  );
  return (
    `${declaration}<Relationships xmlns="${packageNs}/relationships">${each.join('')}` +
    `${relationship(`rId${sheets + 1}`, `${office}/styles`, 'styles.xml')}</Relationships>`
  );
}

/** The head of every sheet is named as the row to repeat in print. */
export function workbookXml(names: string[]): string {
  const sheets = names.map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const titles = names.map(
    (name, i) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${escapeXml(name.replaceAll("'", "''"))}'!$1:$1</definedName>`,
  );
  return (
    `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView/></bookViews>` +
    `<sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
  );
}

export function corePropertiesXml(author: string, created: Date): string {
  const when = created.toISOString().replace(/\.\d+Z$/, 'Z');
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${when}</dcterms:${name}>`;
  return (
    `${declaration}<cp:coreProperties xmlns:cp="${packageNs}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:creator>${escapeXml(author)}</dc:creator>${date('created')}${date('modified')}</cp:coreProperties>`
  );
}

export function stylesXml(): string {
  const font = (inner: string) =>
    `<font>${inner}<sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`;
  const edges = ['left', 'right', 'top', 'bottom'].map(
    (side) => `<${side} style="thin"><color rgb="FF9A938A"/></${side}>`,
  );
  const format = (id: number, code: string) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`;
  const look = (numberFormat: number, more = '', align = '<alignment vertical="top"/>', font = 0, filled = 0) =>
    `<xf numFmtId="${numberFormat}" fontId="${font}" fillId="${filled ? 2 : 0}" borderId="${filled}" xfId="0" applyNumberFormat="1" ` +
    `applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${more}>${align}</xf>`;
  const wrapped = '<alignment vertical="top" wrapText="1"/>';
  const looks = [
    look(0),
    look(49, '', '<alignment horizontal="center" vertical="center" wrapText="1"/>', 1, 1),
    look(49, '', wrapped),
    look(49, ' quotePrefix="1"', wrapped),
    look(3),
    look(4),
    look(1),
    look(164),
    look(165),
    look(166),
  ];
  return (
    `${declaration}<styleSheet xmlns="${main}"><numFmts count="3">${format(164, '0.0%')}${format(165, 'yyyy-mm-dd')}` +
    `${format(166, 'yyyy-mm-dd hh:mm')}</numFmts><fonts count="2">${font('')}${font('<b/>')}</fonts>` +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFEFEBE4"/></patternFill></fill></fills>' +
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${edges.join('')}<diagonal/></border></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${looks.length}">${looks.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}

/** What stands before the rows of a sheet: fitted to a page's width, the first row fixed, widths of columns. */
export function sheetStart(widths: number[]): string {
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  return (
    `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`
  );
}

/** What stands after the rows. `range` is filtered, as A1:F20; none when not given. */
export function sheetEnd(range?: string): string {
  return (
    `</sheetData>${range ? `<autoFilter ref="${range}"/>` : ''}` +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
  );
}
