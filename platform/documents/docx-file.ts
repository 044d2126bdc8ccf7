/** A DOCX file with the official page, grid, styles and page numbers around given content. */
import {
  AlignmentType,
  Document,
  DocumentGridType,
  type FileChild,
  Footer,
  type Header,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { oneLine } from './clean-text.ts';
import { type DocumentMeta, defaultCreatedAt } from './document-parts.ts';
import { fontTableXml } from './docx-faces.ts';
import { docxPage } from './docx-measures.ts';
import { stylesXml } from './docx-styles.ts';
import { twips, typeSizes } from './page-grid.ts';
import { escapeXml } from './xlsx-parts.ts';

const numberSize = typeSizes.four;

function numberFooter(align: 'left' | 'right'): Footer {
  const side = { [align]: numberSize * 20 };
  return new Footer({
    children: [
      new Paragraph({
        alignment: align === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: side,
        spacing: { line: numberSize * 28, lineRule: LineRuleType.EXACT, after: twips(4.5) },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            size: numberSize * 2,
            font: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体', cs: '宋体' },
          }),
        ],
      }),
    ],
  });
}

/** What stands on the first page alone. */
export interface FirstPage {
  header: Header;
  footer: Footer;
}

function sectionOf(children: FileChild[], firstPage?: FirstPage): ISectionOptions {
  const { width, height, top, right, bottom, left } = docxPage;
  return {
    properties: {
      page: { size: { width, height }, margin: { top, right, bottom, left, header: twips(28), footer: twips(20) } },
      grid: {
        type: DocumentGridType.LINES_AND_CHARS,
        linePitch: docxPage.linePitch,
        charSpace: docxPage.characterSpace,
      },
      titlePage: firstPage !== undefined,
    },
    headers: firstPage ? { first: firstPage.header } : undefined,
    footers: {
      default: numberFooter('right'),
      even: numberFooter('left'),
      ...(firstPage ? { first: firstPage.footer } : {}),
    },
    children,
  };
}

function corePropertiesXml(title: string, meta: DocumentMeta): string {
  const when = (meta.createdAt ?? defaultCreatedAt).toISOString();
  const author = escapeXml(oneLine(meta.author ?? ''));
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${when}</dcterms:${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ' +
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${author}</dc:creator>` +
    `<dc:language>${escapeXml(meta.lang ?? 'zh-CN')}</dc:language>` +
    `<cp:lastModifiedBy>${author}</cp:lastModifiedBy>${date('created')}${date('modified')}</cp:coreProperties>`
  );
}

/** Packs any document with our properties and font table. */
export async function packDocx(options: {
  title: string;
  meta?: DocumentMeta;
  sections: ISectionOptions[];
}): Promise<Uint8Array> {
  const { meta = {} } = options;
  const document = new Document({
    title: options.title,
    creator: meta.author ?? '',
    evenAndOddHeaderAndFooters: true,
    sections: options.sections,
  });
  const buffer = await Packer.toBuffer(document, undefined, [
    { path: 'word/styles.xml', data: stylesXml(meta.lang ?? 'zh-CN') },
    { path: 'word/fontTable.xml', data: fontTableXml() },
    { path: 'docProps/core.xml', data: corePropertiesXml(options.title, meta) },
  ]);
  return new Uint8Array(buffer);
}

/** One section on the official page. */
export function packOfficialDocx(
  title: string,
  children: FileChild[],
  meta?: DocumentMeta,
  firstPage?: FirstPage,
): Promise<Uint8Array> {
  return packDocx({ title, meta, sections: [sectionOf(children, firstPage)] });
}
