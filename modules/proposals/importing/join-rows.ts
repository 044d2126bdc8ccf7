/**
 * Rows of one number: registers write a row for each unit that handles a proposal, often below merged cells. Those that
 * agree on subject and first proposer are one proposal with several units; the others are asked about.
 */

import { plainName } from '../../../platform/importing/cells.ts';
import { refuseRow } from '../../../platform/importing/kind.ts';
import { type CheckedRow, type OldProposal, stateOf } from './check-row.ts';
import type { OldUnit } from './check-units.ts';
import type { Directory } from './directory.ts';
import type { OldReply } from './old-reply.ts';

type Place = Pick<CheckedRow, 'sheet' | 'row'>;
type Params = Record<string, string | number>;

const named = ({ sheet, row }: Place) => ({ row, sheet: sheet === '' ? '' : `“${sheet}” ` });
const latest = (dates: ReadonlyArray<Date | null>) =>
  dates.reduce((last, at) => (at && (!last || at > last) ? at : last), null);
const strictest = ['internal', 'title_only', 'public'] as const;

interface Unit extends OldUnit {
  replies: OldReply[];
}

const unitsOf = (old: OldProposal): Unit[] =>
  old.units.map((unit) => ({ ...unit, replies: unit.role === 'assisting' ? [] : old.replies }));

/** Adds the units of another row. @returns whether it brought any; undefined where it contradicts */
function addUnits(units: Unit[], more: readonly Unit[]): boolean | undefined {
  let brought = false;
  for (const unit of more) {
    const known = units.find((item) => item.id === unit.id);
    if (!known) {
      units.push(unit);
      brought = true;
    } else if (known.role !== unit.role || known.aside !== unit.aside) return undefined;
    else if (known.replies.length === 0 && unit.replies.length > 0) {
      known.replies = unit.replies;
      brought = true;
    }
  }
  return brought;
}

/** One lead with assisting units, or else every unit that answers answers for itself. */
function settleRoles(units: readonly Unit[]): Unit[] {
  const main = units.filter((unit) => unit.role !== 'assisting' && !unit.aside);
  const role = main.length > 1 ? ('separate' as const) : undefined;
  return units
    .map((unit) =>
      main.includes(unit) ? { ...unit, role: role ?? unit.role } : { ...unit, role: 'assisting' as const, replies: [] },
    )
    .sort((a, b) => Number(a.role === 'assisting') - Number(b.role === 'assisting'));
}

/** What the whole proposal shows: the replies of the unit that finished last, once all have answered. */
function repliesOf(units: readonly Unit[]): OldReply[] {
  const main = units.filter((unit) => unit.role !== 'assisting');
  if (main.some((unit) => unit.replies.length === 0)) return [];
  const order = (unit: Unit) => unit.replies.length * 1e15 + unit.replies.at(-1)!.at.getTime();
  return main.reduce((last, unit) => (order(unit) > order(last) ? unit : last)).replies;
}

function joined(
  head: OldProposal,
  others: readonly OldProposal[],
  units: readonly Unit[],
  directory: Directory,
  now: Date,
): OldProposal {
  const all = [head, ...others];
  const text = (key: 'situation' | 'analysis' | 'suggestions') => all.find((item) => item[key] !== '')?.[key] ?? '';
  const facts = {
    units: [...units],
    replies: repliesOf(units),
    closedAt: latest(all.map((item) => item.closedAt)),
    proposers: all.reduce(
      (most, item) => (item.proposers.length > most.length ? item.proposers : most),
      head.proposers,
    ),
    outcome: head.outcome,
  };
  return {
    ...head,
    ...facts,
    situation: text('situation'),
    analysis: text('analysis'),
    suggestions: text('suggestions'),
    category: all.find((item) => item.category !== null)?.category ?? null,
    dispatchedAt: new Date(Math.min(...all.map((item) => item.dispatchedAt.getTime()))),
    monthOnly: [...new Set(all.flatMap((item) => item.monthOnly))],
    publicity: strictest.find((item) => all.some((old) => old.publicity === item)) ?? head.publicity,
    isKey: all.some((item) => item.isKey),
    isExcellent: all.some((item) => item.isExcellent),
    state: stateOf(facts, directory, now),
  };
}

const sameMatter = (a: OldProposal, b: OldProposal) =>
  plainName(a.subject) === plainName(b.subject) &&
  a.proposers[0]?.name === b.proposers[0]?.name &&
  a.outcome.kind === b.outcome.kind;

/** Joins the rows of one number, or of one reference where there is no number. */
function joinGroup(rows: readonly CheckedRow[], directory: Directory, now: Date): void {
  const [head, ...rest] = rows.filter((row) => row.matter) as [CheckedRow, ...CheckedRow[]];
  const faulty = rows.filter((row) => !row.matter);
  const old = head.matter!;
  const column = old.number === null ? 'reference' : 'number';
  const twice = (row: CheckedRow, code: string, params: Params = {}) =>
    refuseRow(row, column, code, { ...params, ...(old.number === null ? {} : { number: old.number }), ...named(head) });
  const units = unitsOf(old);
  const taken: CheckedRow[] = [];
  for (const row of rest) {
    const other = row.matter!;
    if (!sameMatter(old, other)) {
      twice(row, old.number === null ? 'row_twice' : 'number_two_matters');
      continue;
    }
    const before = units.map((unit) => ({ ...unit }));
    const brought = addUnits(units, unitsOf(other));
    if (brought) taken.push(row);
    else {
      units.splice(0, units.length, ...before);
      twice(row, brought === undefined ? 'units_differ' : old.number === null ? 'row_twice' : 'number_twice');
    }
  }
  const broken = faulty.find((row) => plainName(row.title) === plainName(head.title));
  if (broken) {
    for (const row of [head, ...taken]) refuseRow(row, column, 'joined_row_refused', named(broken));
    return;
  }
  if (taken.length === 0) return;
  const settled = settleRoles(units);
  head.matter = joined(
    old,
    taken.map((row) => row.matter!),
    settled,
    directory,
    now,
  );
  const names = (role: OldUnit['role']) =>
    settled
      .filter((unit) => unit.role === role)
      .map((unit) => unit.name)
      .join('、');
  const separate = names('separate');
  head.problems.push({
    column,
    code: separate ? 'rows_joined_separate' : 'rows_joined',
    refused: false,
    params: separate
      ? { count: taken.length, units: separate }
      : { count: taken.length, lead: names('lead'), assisting: names('assisting') },
  });
  for (const row of taken) {
    row.problems.push({ column, code: 'row_joined', refused: false, params: named(head) });
    delete row.matter;
    row.joinedTo = head;
  }
}

const keyOf = ({ matter, place }: CheckedRow) => place ?? (matter ? `reference/${matter.reference}` : undefined);

/** Judges rows that repeat each other; those with one number are one proposal, or refused with the row they repeat. */
export function joinRows(rows: readonly CheckedRow[], directory: Directory, now: Date): void {
  for (const [key, group] of Map.groupBy(rows, keyOf)) {
    if (key !== undefined && group.length > 1 && group.some((row) => row.matter)) joinGroup(group, directory, now);
  }
  const references = new Map<string, CheckedRow>();
  for (const row of rows) {
    if (!row.matter) continue;
    const { reference, units } = row.matter;
    const before = references.get(reference);
    if (before) refuseRow(row, 'reference', 'row_twice', named(before));
    else if (units.length > 0 && units.every((unit) => unit.role === 'assisting'))
      refuseRow(row, 'lead', 'lead_missing');
    else references.set(reference, row);
  }
}
