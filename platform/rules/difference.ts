/** What one version of rules says otherwise than another, field by field. Pure; used by server and fronts. */
import { type RuleField, valueAt } from './fields.ts';

/** A coded word of a list. */
export interface Term {
  code: string;
  zh: string;
  en: string;
  [mark: string]: string | boolean;
}

export interface RuleDifference {
  path: string;
  kind: RuleField['kind'];
  before: unknown;
  after: unknown;
  /** Of lists of terms: by code. Same codes in another order: neither added, nor removed, nor reworded. */
  terms?: { added: Term[]; removed: Term[]; reworded: Array<{ before: Term; after: Term }> };
  /** Of rows: by code where they have one, else by their place. */
  rows?: { added: Row[]; removed: Row[]; changed: Array<{ row: Row; differences: RuleDifference[] }> };
}

/** One of several things that each have fields of their own. */
export type Row = Record<string, unknown>;

/** A row's own part of a path: `items.points` is `points` of a row of `items`. */
export const withinRow = (rows: string, field: string): string => field.slice(rows.length + 1);

const keyOf = (row: Row, index: number) => String(row.code ?? index + 1);

function rowsBetween(
  { path, fields }: Extract<RuleField, { kind: 'rows' }>,
  before: readonly Row[],
  after: readonly Row[],
): RuleDifference['rows'] {
  const old = new Map(before.map((row, index) => [keyOf(row, index), row]));
  const now = new Map(after.map((row, index) => [keyOf(row, index), row]));
  const own = fields.map((field) => ({ ...field, path: withinRow(path, field.path) }));
  return {
    added: [...now].flatMap(([key, row]) => (old.has(key) ? [] : [row])),
    removed: [...old].flatMap(([key, row]) => (now.has(key) ? [] : [row])),
    changed: [...now].flatMap(([key, row]) => {
      const was = old.get(key);
      const differences = was
        ? differencesOf(own, was, row).map((found) => ({ ...found, path: `${path}.${found.path}` }))
        : [];
      return differences.length > 0 ? [{ row, differences }] : [];
    }),
  };
}

/** Equal whatever the order in which the parts of an object are written. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${parts
    .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`)
    .sort()
    .join()}}`;
}

function termsBetween(before: readonly Term[], after: readonly Term[]): RuleDifference['terms'] {
  const old = new Map(before.map((term) => [term.code, term]));
  const now = new Map(after.map((term) => [term.code, term]));
  return {
    added: after.filter((term) => !old.has(term.code)),
    removed: before.filter((term) => !now.has(term.code)),
    reworded: after.flatMap((term) => {
      const was = old.get(term.code);
      return was && canonical(was) !== canonical(term) ? [{ before: was, after: term }] : [];
    }),
  };
}

/** Choices of several are a set: their order says nothing. */
const comparable = ({ kind }: RuleField, value: unknown) =>
  kind === 'choices' && Array.isArray(value) ? [...value].sort() : value;

/** @returns only fields that differ, in the order of `fields`; a content without a field differs from one that names it */
export function differencesOf(fields: readonly RuleField[], before: unknown, after: unknown): RuleDifference[] {
  return fields.flatMap((field) => {
    const [was, is] = [valueAt(before, field.path), valueAt(after, field.path)];
    if (canonical(comparable(field, was)) === canonical(comparable(field, is))) return [];
    const difference = { path: field.path, kind: field.kind, before: was ?? null, after: is ?? null };
    if (field.kind === 'rows')
      return [{ ...difference, rows: rowsBetween(field, (was ?? []) as Row[], (is ?? []) as Row[])! }];
    if (field.kind !== 'terms') return [difference];
    return [{ ...difference, terms: termsBetween((was ?? []) as Term[], (is ?? []) as Term[])! }];
  });
}
