/** Who may read which line of the history of seats and requests, and which facts of it; what has no row is read by nobody. */
import type { RequestAction, SeatAction } from './life.ts';

/** Of one seat: its member, the office, everybody with an office in the assembly. */
export type Reader = 'self' | 'office' | 'inside';

export interface LineRule {
  line: readonly Reader[];
  details?: Readonly<Record<string, readonly Reader[]>>;
}

const parties = ['self', 'office'] as const;
const all = ['self', 'office', 'inside'] as const;

export const recordReaders: Readonly<Record<SeatAction | RequestAction, LineRule>> = {
  add: { line: all },
  edit: { line: parties, details: { fields: parties, requestId: parties } },
  end: { line: all, details: { code: parties, on: all, note: ['office'] } },
  resume: { line: all, details: { note: ['office'] } },
  disclose: { line: parties, details: { fields: parties } },
  erase: { line: parties, details: { requestId: parties } },
  send: { line: parties, details: { wish: parties, fields: parties } },
  decide: { line: parties, details: { approved: parties, declined: parties, granted: parties } },
  withdraw: { line: parties },
};

interface Line {
  action: string;
  details: Readonly<Record<string, unknown>>;
}

/** A line for a reader: null when they may not know of it, else the facts they may read. */
export function readLine(reader: ReadonlySet<Reader>, line: Line): Record<string, unknown> | null {
  const rule = Object.hasOwn(recordReaders, line.action)
    ? recordReaders[line.action as keyof typeof recordReaders]
    : undefined;
  const meets = (readers: readonly Reader[] | undefined) => readers?.some((item) => reader.has(item)) ?? false;
  if (!meets(rule?.line)) return null;
  return Object.fromEntries(Object.entries(line.details).filter(([key]) => meets(rule!.details?.[key])));
}
