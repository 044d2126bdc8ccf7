/** How a paragraph is to be set. */
export interface LineStyle {
  /** Type size in points. */
  size: number;
  /** Advance of a full-width character in points: the pitch of the grid, or `size` where there is none. */
  pitch: number;
  /** Width to fill, in points. */
  measure: number;
  /** Points left free before the first and before every other line. */
  firstIndent?: number;
  indent?: number;
  /** Spread every line but the last to the full measure. Default true. */
  justify?: boolean;
}

/** Width in em of one character, or of a word in a script whose letters join. */
export type CharacterWidth = (character: string) => number;
