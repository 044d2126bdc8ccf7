/** Reads the cells of one row and collects what is wrong with them. */
import { dateOf, flagOf, textOf } from './cells.ts';
import type { ColumnKey } from './columns.ts';
import type { RegisterRow } from './read-register.ts';

export interface RowProblem {
  column: ColumnKey;
  code: string;
  /** The row cannot be taken in; otherwise it can, with a warning. */
  refused: boolean;
  params: Record<string, string | number>;
}

/** Characters at most, in the columns that are texts. */
export const textLimits: Readonly<Partial<Record<ColumnKey, number>>> = {
  subject: 200,
  situation: 20_000,
  analysis: 20_000,
  suggestions: 20_000,
  reply: 30_000,
  first: 100,
  cosigners: 5_000,
  letterNumber: 80,
  signer: 40,
  reference: 100,
};

type Report = (column: ColumnKey, code: string, params?: RowProblem['params']) => void;

export interface RowReader {
  problems: RowProblem[];
  refuse: Report;
  warn: Report;
  cell: (key: ColumnKey) => RegisterRow['cells'][ColumnKey];
  /** Text as it stands, refused when it is too long. */
  text(key: ColumnKey): string;
  /** The first characters of a cell, to be quoted in a sentence. */
  quoted(key: ColumnKey): string;
  /** null when the cell is empty or was refused. */
  date(key: ColumnKey): Date | null;
  /** Something is written in the cell. */
  filled(key: ColumnKey): boolean;
  flag(key: ColumnKey): boolean;
}

/** @param now dates after it are refused */
export function readRow(source: RegisterRow, now: Date): RowReader {
  const problems: RowProblem[] = [];
  const report =
    (refused: boolean): Report =>
    (column, code, params = {}) =>
      void problems.push({ column, code, refused, params });
  const refuse = report(true);
  const warn = report(false);
  const cell = (key: ColumnKey) => source.cells[key];
  const quoted = (key: ColumnKey) => textOf(cell(key)).slice(0, 60);
  return {
    problems,
    refuse,
    warn,
    cell,
    quoted,
    filled: (key) => textOf(cell(key)) !== '',
    text(key) {
      const value = textOf(cell(key));
      const maximum = textLimits[key];
      const count = [...value].length;
      if (maximum !== undefined && count > maximum) refuse(key, 'text_too_long', { maximum, count });
      return value;
    },
    date(key) {
      const value = dateOf(cell(key));
      if (value === undefined) refuse(key, 'date_unreadable', { value: quoted(key) });
      else if (value !== null && value > now) refuse(key, 'date_in_future', { value: quoted(key) });
      return value ?? null;
    },
    flag(key) {
      const value = flagOf(textOf(cell(key)));
      if (value === undefined) warn(key, 'flag_unclear', { value: quoted(key) });
      return value ?? false;
    },
  };
}
