/** The official page in the units of DOCX: twips (1/20 point), half points, 4096ths of a point. */
import { officialGrid, twips } from './page-grid.ts';

const marginLeft = twips(28);
const marginTop = twips(37);
const pageWidth = twips(210);
const pageHeight = twips(297);
const marginRight = twips(26);
const marginBottom = twips(35);
const areaWidth = pageWidth - marginLeft - marginRight;

/** Lengths of the official page. Rounded so that 22 lines and 28 characters still fit. */
export const docxPage = {
  width: pageWidth,
  height: pageHeight,
  top: marginTop,
  right: marginRight,
  bottom: marginBottom,
  left: marginLeft,
  areaWidth,
  linePitch: Math.floor((pageHeight - marginTop - marginBottom) / officialGrid.lines),
  /** What the grid adds to a body character, in 4096ths of a point (negative: the cells are narrower than the type). */
  characterSpace: Math.floor((areaWidth / 20 / officialGrid.characters - officialGrid.size) * 4096) - 2,
  /** Twips added after each body character, so that 28 of them fit a line where there is no grid; one to spare. */
  tracking: Math.floor(areaWidth / officialGrid.characters - officialGrid.size * 20) - 1,
  characterPitch: Math.floor(areaWidth / officialGrid.characters),
} as const;

/** Rough width of a text in em: Latin counts half. Enough to place a signature and to break a title. */
export function roughEm(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u0020-\u024f]/u.test(character) ? 0.5 : 1), 0);
}
