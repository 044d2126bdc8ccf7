/** Reads the cells of one row and collects what is wrong with them. */
import type { Cell } from '../documents/sheet-cells.ts';
import { textOf } from './cells.ts';
import { flagOf } from './choices.ts';
import type { SheetColumns } from './columns.ts';
import { dateOf } from './dates.ts';
import type { SheetRow } from './read-sheets.ts';

/** Somebody of the directory a name may mean. */
export interface PersonChoice {
  memberId: string;
  label: string;
}

export interface RowProblem<K extends string = string> {
  column: K;
  code: string;
  /** The row cannot be taken in; otherwise it can, with a warning. */
  refused: boolean;
  params: Record<string, string | number>;
  /** The office is asked which one is meant. */
  choices?: PersonChoice[];
}

type Report<K extends string> = (
  column: K,
  code: string,
  params?: RowProblem['params'],
  choices?: PersonChoice[],
) => void;

export interface RowReader<K extends string> {
  problems: RowProblem<K>[];
  refuse: Report<K>;
  warn: Report<K>;
  cell: (key: K) => Cell | undefined;
  /** Text as it stands, refused when it is too long. */
  text(key: K): string;
  /** The first characters of a cell, to be quoted in a sentence. */
  quoted(key: K): string;
  /** null when the cell is empty or was refused; of a month its first day. */
  date(key: K): Date | null;
  /** The cell is a month without a day. */
  monthOnly(key: K): boolean;
  /** Something is written in the cell, be it an error. */
  filled(key: K): boolean;
  flag(key: K): boolean;
}

/** @param now dates after it are refused */
export function readRow<K extends string>(columns: SheetColumns<K>, source: SheetRow<K>, now: Date): RowReader<K> {
  const problems: RowProblem<K>[] = [];
  const vital = new Set(columns.vital);
  const report =
    (refused: boolean): Report<K> =>
    (column, code, params = {}, choices) =>
      void problems.push({ column, code, refused, params, ...(choices ? { choices } : {}) });
  const refuse = report(true);
  const warn = report(false);
  const months = new Set<K>();
  const cell = (key: K): Cell | undefined => (source.errors[key] === undefined ? source.cells[key] : null);
  const quoted = (key: K) => textOf(cell(key)).slice(0, 60).toWellFormed();
  for (const [key, value] of Object.entries(source.errors) as Array<[K, string]>) {
    (vital.has(key) ? refuse : warn)(key, 'cell_error', { value });
  }
  if (source.hidden) warn(columns.title, source.hidden === 'row' ? 'row_hidden' : 'sheet_hidden');
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
      const maximum = columns.limits[key];
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
