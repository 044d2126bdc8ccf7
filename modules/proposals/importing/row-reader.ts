/** Reads the cells of one row and collects what is wrong with them. */
import { textOf } from './cells.ts';
import { flagOf } from './choices.ts';
import type { ColumnKey } from './columns.ts';
import { dateOf } from './dates.ts';
import type { RegisterRow } from './read-register.ts';

/** Somebody of the directory a name may mean. */
export interface PersonChoice {
  memberId: string;
  label: string;
}

export interface RowProblem {
  column: ColumnKey;
  code: string;
  /** The row cannot be taken in; otherwise it can, with a warning. */
  refused: boolean;
  params: Record<string, string | number>;
  /** The office is asked which one is meant. */
  choices?: PersonChoice[];
}

/** Characters at most, in the columns that are texts. */
export const textLimits: Readonly<Partial<Record<ColumnKey, number>>> = {
  subject: 200,
  situation: 20_000,
  analysis: 20_000,
  suggestions: 20_000,
  reply: 30_000,
  secondReply: 30_000,
  reason: 2_000,
  first: 100,
  cosigners: 5_000,
  letterNumber: 80,
  secondLetterNumber: 80,
  signer: 40,
  reference: 100,
};

/** Columns in which an error of the spreadsheet refuses the row; elsewhere the cell counts as empty, with a warning. */
const vital: ReadonlySet<ColumnKey> = new Set([
  'subject',
  'first',
  'cosigners',
  'number',
  'filedOn',
  'dispatchedOn',
  'repliedOn',
  'secondRepliedOn',
  'closedOn',
]);

type Report = (column: ColumnKey, code: string, params?: RowProblem['params'], choices?: PersonChoice[]) => void;

export interface RowReader {
  problems: RowProblem[];
  refuse: Report;
  warn: Report;
  cell: (key: ColumnKey) => RegisterRow['cells'][ColumnKey];
  /** Text as it stands, refused when it is too long. */
  text(key: ColumnKey): string;
  /** The first characters of a cell, to be quoted in a sentence. */
  quoted(key: ColumnKey): string;
  /** null when the cell is empty or was refused; of a month its first day. */
  date(key: ColumnKey): Date | null;
  /** The cell is a month without a day. */
  monthOnly(key: ColumnKey): boolean;
  /** Something is written in the cell, be it an error. */
  filled(key: ColumnKey): boolean;
  flag(key: ColumnKey): boolean;
}

/** @param now dates after it are refused */
export function readRow(source: RegisterRow, now: Date): RowReader {
  const problems: RowProblem[] = [];
  const report =
    (refused: boolean): Report =>
    (column, code, params = {}, choices) =>
      void problems.push({ column, code, refused, params, ...(choices ? { choices } : {}) });
  const refuse = report(true);
  const warn = report(false);
  const months = new Set<ColumnKey>();
  const cell = (key: ColumnKey) => (source.errors[key] === undefined ? source.cells[key] : null);
  const quoted = (key: ColumnKey) => textOf(cell(key)).slice(0, 60).toWellFormed();
  for (const [key, value] of Object.entries(source.errors) as Array<[ColumnKey, string]>) {
    (vital.has(key) ? refuse : warn)(key, 'cell_error', { value });
  }
  if (source.hidden) warn('subject', source.hidden === 'row' ? 'row_hidden' : 'sheet_hidden');
  return {
    problems,
    refuse,
    warn,
    cell,
    quoted,
    filled: (key) => source.errors[key] !== undefined || textOf(cell(key)) !== '',
    monthOnly: (key) => months.has(key),
    text(key) {
      const value = textOf(cell(key));
      const maximum = textLimits[key];
      const count = [...value].length;
      if (maximum !== undefined && count > maximum) refuse(key, 'text_too_long', { maximum, count });
      return value;
    },
    date(key) {
      const value = dateOf(cell(key), source.months.has(key));
      if (value === null) return null;
      if (typeof value === 'string') {
        refuse(key, value, { value: quoted(key) });
        return null;
      }
      if (value.at > now) refuse(key, 'date_in_future', { value: quoted(key) });
      if (value.monthOnly) months.add(key);
      return value.at;
    },
    flag(key) {
      const value = flagOf(textOf(cell(key)));
      if (value === undefined) warn(key, 'flag_unclear', { value: quoted(key) });
      return value ?? false;
    },
  };
}
