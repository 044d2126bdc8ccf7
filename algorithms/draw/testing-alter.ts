/** Altering one value of a record, for tests that every alteration is found. */

/** A value that is neither list nor object, and the keys that lead to it. */
export interface Leaf {
  path: string[];
  value: string | number;
}

/** All leaves of a value. */
export function leavesOf(value: unknown, path: string[] = []): Leaf[] {
  if (typeof value === 'string' || typeof value === 'number') return [{ path, value }];
  return Object.entries(value as object).flatMap(([key, member]) => leavesOf(member, [...path, key]));
}

/** Another value of the same type: a likely one or a wild one. */
export function alterLeaf(value: string | number, choice: number): string | number {
  if (typeof value === 'number')
    return [value + 1, value === 0 ? 2 : value - 1, value + 1000, -1, value + 0.5][choice % 5]!;
  if (/^[0-9a-f]{64}$/.test(value)) {
    const at = choice % 64;
    const digit = ((Number.parseInt(value[at]!, 16) + 1 + (choice % 15)) % 16).toString(16);
    return value.slice(0, at) + digit + value.slice(at + 1);
  }
  if (/^\d{4}-.*Z$/.test(value)) {
    const moment = new Date(Date.parse(value) + [1, -1, 86_400, -86_400, 31_536_000][choice % 5]! * 1000);
    return `${moment.toISOString().slice(0, 19)}Z`;
  }
  return [`${value}x`, `${value} `, 'x', '', `\u202e${value}`, `a\ud800`, '__proto__'][choice % 7]!;
}

/** A copy in which one leaf is another. */
export function withLeaf(record: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = (Array.isArray(record) ? [...record] : { ...(record as object) }) as Record<string, unknown>;
  copy[key] = withLeaf(copy[key], rest, value);
  return copy;
}
