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
    if (field.kind !== 'terms') return [difference];
    return [{ ...difference, terms: termsBetween((was ?? []) as Term[], (is ?? []) as Term[])! }];
  });
}
