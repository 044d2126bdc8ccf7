/** Sheets and cells of workbooks: which values there are, and how times of day survive a format that knows no time zone. */

/** `null` is an empty cell. A Date is an instant; in the file it stands as the wall clock of the workbook's zone. */
export type Cell = string | number | boolean | Date | null;

export interface SheetColumn {
  title: string;
  /** In characters of the default face, a Chinese one counting two. Not given: after the title. */
  width?: number;
  /** How numbers and dates look; text is text in every column. `number` groups thousands, `integer` does not. */
  kind?: 'text' | 'number' | 'integer' | 'percent' | 'date' | 'datetime';
}

export interface SheetSpec {
  /** Cleaned and cut to what Excel takes (31 characters), made unique. */
  name: string;
  columns: SheetColumn[];
  /** Cells in the order of the columns; those beyond them are not written. */
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}

/** The zone of wall clocks in workbooks when none is given. */
export const defaultTimeZone = 'Asia/Shanghai';

/** Most characters a cell of Excel holds. */
export const cellTextLimit = 32767;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    const two = '2-digit' as const;
    const parts = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
    formatter = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', calendar: 'gregory', ...parts });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** Milliseconds the clocks of a zone are ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** @returns a Date whose UTC fields read as the clocks of the zone at that instant */
export function toWallClock(instant: Date, timeZone: string): Date {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone));
}

/** The inverse of {@link toWallClock}, to the second; of an hour that a zone has twice, the later. */
export function fromWallClock(wall: Date, timeZone: string): Date {
  const time = Math.round(wall.getTime() / 1000) * 1000;
  const guess = time - offsetAt(time, timeZone);
  return new Date(time - offsetAt(guess, timeZone));
}

/** Characters as wide as two Latin ones count two; the longest line counts. Used for widths of columns. */
export function displayWidth(text: string): number {
  const widths = text
    .split('\n')
    .map((line) => [...line].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0));
  return Math.max(0, ...widths);
}
