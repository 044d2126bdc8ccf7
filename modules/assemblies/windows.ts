/** Whether the windows of a session fit its term and the other sessions, and what a change of them moves. Pure. */
import { dayOf } from '../../platform/calendar/days.ts';
import { type PlenarySession, type Season, sessionAt, type Term } from './time.ts';

const MINUTE = 60_000;

export const windowNames = ['opensAt', 'closesAt', 'proposalsFrom', 'proposalsUntil', 'intersessionUntil'] as const;
export type Windows = Record<(typeof windowNames)[number], Date>;

export interface WindowFault {
  field: (typeof windowNames)[number];
  code: string;
  /** The other session, where one stands in the way. */
  other?: PlenarySession;
}

/**
 * The first thing that is wrong, or undefined. After the intersession window of one session nothing counts for it any
 * more, so the windows of two never meet, and a later session of a term comes later.
 */
export function faultOfWindows(
  session: Omit<PlenarySession, 'id'> & { id: string | null },
  term: Term,
  sessions: readonly PlenarySession[],
): WindowFault | undefined {
  const { opensAt, closesAt, proposalsFrom, proposalsUntil, intersessionUntil } = session;
  if (closesAt <= opensAt) return { field: 'closesAt', code: 'session_closes_first' };
  if (proposalsUntil <= proposalsFrom) return { field: 'proposalsUntil', code: 'window_ends_first' };
  if (intersessionUntil < proposalsUntil) return { field: 'intersessionUntil', code: 'intersession_ends_first' };
  const within = (at: Date) => dayOf(at) >= term.startsOn && dayOf(at) <= term.endsOn;
  for (const field of ['opensAt', 'closesAt', 'intersessionUntil'] as const) {
    if (!within(session[field])) return { field, code: 'outside_term' };
  }
  for (const other of sessions.filter((one) => one.id !== session.id)) {
    if (other.termId === term.id && other.ordinal < session.ordinal !== other.opensAt < opensAt) {
      return { field: 'opensAt', code: 'session_out_of_order', other };
    }
    if (proposalsFrom <= other.intersessionUntil && other.proposalsFrom <= intersessionUntil) {
      const field = proposalsFrom >= other.proposalsFrom ? 'proposalsFrom' : 'intersessionUntil';
      return { field, code: 'windows_meet', other };
    }
  }
  return undefined;
}

export interface MovedTime {
  from: Date;
  /** Its last minute; null: from then on. */
  until: Date | null;
  before: { session: PlenarySession; season: Season } | null;
  after: { session: PlenarySession; season: Season } | null;
}

/** From now on: the times in which what is handed in counts otherwise than before, in their order. */
export function movedTimes(
  terms: readonly Term[],
  before: readonly PlenarySession[],
  after: readonly PlenarySession[],
  now: Date,
): MovedTime[] {
  const start = Math.floor(now.getTime() / MINUTE) * MINUTE;
  const ends = [...before, ...after].flatMap((one) => [one.proposalsUntil, one.intersessionUntil]);
  const begins = [start, ...ends.map((end) => end.getTime() + MINUTE)].filter((point) => point >= start);
  const points = [...new Set(begins)].sort((a, b) => a - b);
  const moved: MovedTime[] = [];
  const same = (a: MovedTime['before'], b: MovedTime['before']) =>
    a?.session.id === b?.session.id && a?.season === b?.season;
  const at = (sessions: readonly PlenarySession[], point: number) => {
    const found = sessionAt(terms, sessions, new Date(point));
    return found ? { session: found.session, season: found.season } : null;
  };
  points.forEach((point, index) => {
    const [old, now_] = [at(before, point), at(after, point)];
    if (same(old, now_)) return;
    const next = points[index + 1];
    const until = next === undefined ? null : new Date(next - MINUTE);
    const last = moved.at(-1);
    if (last?.until?.getTime() === point - MINUTE && same(last.before, old) && same(last.after, now_))
      last.until = until;
    else moved.push({ from: new Date(point), until, before: old, after: now_ });
  });
  return moved;
}

/** What is wrong with the days of a term beside the others, or undefined. @param held sessions of the term itself */
export function faultOfTerm(
  term: Omit<Term, 'id'> & { id: string | null },
  terms: readonly Term[],
  held: readonly PlenarySession[],
): { field: 'startsOn' | 'endsOn'; code: string } | undefined {
  if (term.endsOn <= term.startsOn) return { field: 'endsOn', code: 'term_ends_first' };
  for (const other of terms.filter((one) => one.id !== term.id)) {
    if (other.ordinal < term.ordinal && other.endsOn >= term.startsOn) return { field: 'startsOn', code: 'terms_meet' };
    if (other.ordinal > term.ordinal && other.startsOn <= term.endsOn) return { field: 'endsOn', code: 'terms_meet' };
  }
  const first = held.some((session) => dayOf(session.opensAt) < term.startsOn);
  if (first) return { field: 'startsOn', code: 'term_leaves_session' };
  const last = held.some((session) =>
    [session.closesAt, session.intersessionUntil].some((at) => dayOf(at) > term.endsOn),
  );
  return last ? { field: 'endsOn', code: 'term_leaves_session' } : undefined;
}
