/** Typefaces named in DOCX files: the standard's, with what a machine without them should take. */
import type { IRunOptions } from 'docx';
import type { FontRole } from './document-fonts.ts';

interface Face {
  eastAsia: string;
  /** Taken by readers that lack the face. */
  instead: string;
  family: 'roman' | 'modern' | 'script';
}

/** Faces of GB/T 9704-2012 by their usual names on office machines. */
export const docxFaces: Readonly<Record<FontRole, Face>> = {
  title: { eastAsia: '方正小标宋简体', instead: '宋体', family: 'roman' },
  body: { eastAsia: '仿宋_GB2312', instead: '仿宋', family: 'modern' },
  strong: { eastAsia: '黑体', instead: 'SimHei', family: 'modern' },
  script: { eastAsia: '楷体_GB2312', instead: '楷体', family: 'script' },
};

/** Latin letters and figures. */
export const latinFace = 'Times New Roman';

/** Run properties of a role; Chinese quotation marks and dashes come from the Chinese face. */
export function faceOf(role: FontRole): NonNullable<IRunOptions['font']> {
  return { ascii: latinFace, hAnsi: latinFace, cs: latinFace, eastAsia: docxFaces[role].eastAsia, hint: 'eastAsia' };
}

const rareName = 'SimSun-ExtB';

/** For characters beyond the first plane, as names hold them; office machines carry it, others have a face to take. */
export const rareFace: NonNullable<IRunOptions['font']> = {
  ascii: rareName,
  hAnsi: rareName,
  cs: rareName,
  eastAsia: rareName,
  hint: 'eastAsia',
};

/** `word/fontTable.xml` with the names to fall back on (`w:altName`, ECMA-376 17.8.3.1). */
export function fontTableXml(): string {
  const faces = [...Object.values(docxFaces), { eastAsia: rareName, instead: 'HanaMinB', family: 'roman' }];
  const entries = faces.map(
    ({ eastAsia, instead, family }) =>
      `<w:font w:name="${eastAsia}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="${family}"/>` +
      '<w:pitch w:val="default"/></w:font>',
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    `<w:font w:name="${latinFace}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>` +
    `${entries.join('')}</w:fonts>`
  );
}
