/**
 * Decisions of people on issues. They name messages, not issues, so they outlive every new grouping, and are applied
 * in their order after each one.
 */

/** Kept as plain data; ids of messages not (or no longer) in the index are passed over. */
export type Decision =
  /** The messages of all parts, and whatever the grouping puts with most of a part, are one issue. */
  | { kind: 'merge'; parts: string[][] }
  /** `part` is an issue of its own, never with a message of `rest`; newcomers go to the side they resemble more. */
  | { kind: 'split'; part: string[]; rest: string[] }
  /** The issue that holds most of `members` is set aside. */
  | { kind: 'dismiss'; members: string[]; reason: string };

/** What the decisions need to know of the texts: rows are numbers from 0. */
export interface Rows {
  /** Row of a message, or undefined. */
  rowOf(id: string): number | undefined;
  /** Sum of cosines from a row to a list of rows. */
  closeness(row: number, others: readonly number[]): number;
}

/** Why an issue is set aside, and how many messages it had when that was decided. */
export interface Dismissal {
  reason: string;
  size: number;
}

/**
 * Applies decisions to a grouping.
 * @param groups group number of each row; changed in place
 * @returns the dismissed groups
 * @throws {TypeError} when a decision has the wrong shape
 */
export function applyDecisions(groups: Int32Array, decisions: readonly Decision[], rows: Rows): Map<number, Dismissal> {
  const dismissals: { row: number; dismissal: Dismissal }[] = [];
  let next = groups.reduce((most, group) => Math.max(most, group), -1) + 1;
  for (const decision of decisions) {
    if (decision.kind === 'merge') {
      const parts = decision.parts.map((part) => known(part, rows)).filter((part) => part.length > 0);
      if (parts.length === 0) continue;
      const target = next++;
      const joined = new Set(parts.map((part) => heir(groups, part)));
      for (let row = 0; row < groups.length; row++) if (joined.has(groups[row]!)) groups[row] = target;
      for (const row of parts.flat()) groups[row] = target;
    } else if (decision.kind === 'split') {
      const part = known(decision.part, rows);
      const apart = new Set(part);
      const rest = known(decision.rest, rows).filter((row) => !apart.has(row));
      splitOff(groups, part, rest, next++, rows);
    } else if (decision.kind === 'dismiss') {
      const members = known(decision.members, rows);
      if (members.length === 0) continue;
      const group = heir(groups, members);
      const row = members.find((member) => groups[member] === group)!;
      dismissals.push({ row, dismissal: { reason: decision.reason, size: decision.members.length } });
    } else throw new TypeError(`unknown kind of decision: ${String((decision as { kind: unknown }).kind)}`);
  }
  return new Map(dismissals.map(({ row, dismissal }) => [groups[row]!, dismissal]));
}

function splitOff(groups: Int32Array, part: readonly number[], rest: readonly number[], target: number, rows: Rows) {
  const apart = new Set(part);
  const stay = new Set(rest);
  const touched = new Set(part.map((row) => groups[row]!));
  for (let row = 0; row < groups.length; row++) {
    const group = groups[row]!;
    if (!touched.has(group) || apart.has(row) || stay.has(row)) continue;
    const here = rest.filter((other) => groups[other] === group);
    const toPart = rows.closeness(row, part) / part.length;
    if (here.length === 0 || toPart > rows.closeness(row, here) / here.length) apart.add(row);
  }
  for (const row of apart) groups[row] = target;
}

/** Rows of the known messages, each once. */
function known(ids: readonly string[], rows: Rows): number[] {
  const found = new Set<number>();
  for (const id of ids) {
    const row = rows.rowOf(id);
    if (row !== undefined) found.add(row);
  }
  return [...found];
}

/** The group that holds most of the rows; among equals the smaller number. */
function heir(groups: Int32Array, rows: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(groups[row]!, (counts.get(groups[row]!) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]![0];
}
