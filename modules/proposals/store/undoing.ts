/** Until when, and whether, a merge can be taken back. */

/** Kept with the line of a merge, to be put back when it is taken back; shown to nobody. */
export interface BeforeMerge {
  /** Of the merged proposal just after the merge. */
  version: number;
  /** Of the one it went into, just after the merge. */
  intoVersion: number;
  /** Ids of the clocks the merge ended. */
  clocks: string[];
  /** The note of the decision before. */
  note: string;
}

/** The line of a merge, as the table or JSON has it. */
export interface MergeLine {
  at: Date | string;
  details: Record<string, unknown>;
}

/** What stood before the merge; undefined for merges that kept none, such as those of old registers. */
export const beforeMerge = (line: Pick<MergeLine, 'details'>): BeforeMerge | undefined =>
  line.details.before as BeforeMerge | undefined;

/** The last instant in which the merge can be taken back. @param minutes of the rules */
export const undoEnds = (line: Pick<MergeLine, 'at'>, minutes: number): Date =>
  new Date(new Date(line.at).getTime() + minutes * 60_000);

/**
 * What keeps a merge from being taken back.
 * @param line of the merge; absent when there is none on record
 * @param now the versions of the merged proposal and of the one it went into, the minutes of the rules, the instant
 * @returns the code of the refusal: too late, or one of the two has moved since
 */
export function keepsUndo(
  line: MergeLine | undefined,
  now: { version: number; intoVersion: number | null; minutes: number; now: Date },
): 'undo_too_late' | 'undo_changed_since' | null {
  const before = line && beforeMerge(line);
  if (!before || now.minutes === 0 || now.now > undoEnds(line, now.minutes)) return 'undo_too_late';
  return before.version === now.version && before.intoVersion === now.intoVersion ? null : 'undo_changed_since';
}
