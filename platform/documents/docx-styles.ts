/** `word/styles.xml` of our DOCX files. */
import type { FontRole } from './document-fonts.ts';
import { docxFaces, latinFace } from './docx-faces.ts';
import { docxPage } from './docx-measures.ts';
import { typeSizes } from './page-grid.ts';

function runProperties(role: FontRole, size: number): string {
  const fonts = `w:ascii="${latinFace}" w:hAnsi="${latinFace}" w:cs="${latinFace}" w:eastAsia="${docxFaces[role].eastAsia}"`;
  return `<w:rFonts ${fonts}/><w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`;
}

function paragraphStyle(id: string, name: string, role: FontRole, size: number, outline?: number): string {
  const level = outline === undefined ? '' : `<w:pPr><w:keepNext/><w:outlineLvl w:val="${outline}"/></w:pPr>`;
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>` +
    `<w:next w:val="Normal"/><w:qFormat/>${level}<w:rPr>${runProperties(role, size)}</w:rPr></w:style>`
  );
}

/**
 * Styles whose body text falls on the grid of 22 × 28 by itself: exact lines, characters drawn together by
 * {@link docxPage.tracking}. Snapping to the grid is off, because readers disagree about characters wider than a cell.
 */
export function stylesXml(lang: string): string {
  const { linePitch, tracking } = docxPage;
  const headings = (['strong', 'script', 'body', 'body'] as const).map((role, i) =>
    paragraphStyle(`Heading${i + 1}`, `heading ${i + 1}`, role, typeSizes.three, i),
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>' +
    `${runProperties('body', typeSizes.three)}<w:lang w:val="en-US" w:eastAsia="${lang}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:snapToGrid w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>' +
    `<w:pPr><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:line="${linePitch}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>` +
    `<w:rPr><w:spacing w:val="${tracking}"/><w:sz w:val="${typeSizes.three * 2}"/><w:szCs w:val="${typeSizes.three * 2}"/></w:rPr></w:style>` +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>' +
    '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>' +
    `${paragraphStyle('Title', 'Title', 'title', typeSizes.two)}${headings.join('')}</w:styles>`
  );
}
