/** Page geometry of official documents, in PostScript points (1/72 inch), after GB/T 9704-2012 clauses 5 and 7. */

/** @returns points of a length in millimetres */
export function mm(length: number): number {
  return (length * 72) / 25.4;
}

/** @returns twips (1/20 point, the unit of DOCX) of a length in millimetres, rounded */
export function twips(length: number): number {
  return Math.round(mm(length) * 20);
}

/** A page cut into a grid of lines and characters. Lengths in points. */
export interface PageGrid {
  width: number;
  height: number;
  left: number;
  top: number;
  /** The type area (版心). */
  areaWidth: number;
  areaHeight: number;
  lines: number;
  characters: number;
  /** Body size and pitches. */
  size: number;
  linePitch: number;
  characterPitch: number;
}

const areaWidth = mm(156);
const areaHeight = mm(225);

/** A4; 37 mm over, 28 mm left of a type area of 156 × 225 mm; 22 lines of 28 characters of size 3 (16 pt). */
export const officialGrid: PageGrid = {
  width: mm(210),
  height: mm(297),
  left: mm(28),
  top: mm(37),
  areaWidth,
  areaHeight,
  lines: 22,
  characters: 28,
  size: 16,
  linePitch: areaHeight / 22,
  characterPitch: areaWidth / 28,
};

/** Chinese type sizes in points (号数). */
export const typeSizes = { two: 22, three: 16, four: 14, smallFour: 12, five: 10.5 } as const;

/** Red of the issuer's mark and of the separators. */
export const officialRed = '#d7000f';
