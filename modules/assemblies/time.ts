/** Terms and plenary sessions as time (届/次): pure functions from an instant to the session it counts for. */
import { dayOf } from '../../platform/calendar/days.ts';

export interface Term {
  id: string;
  assemblyId: string;
  ordinal: number;
  /** `YYYY-MM-DD`, a day of China. */
  startsOn: string;
  endsOn: string;
}

export interface PlenarySession {
  id: string;
  assemblyId: string;
  termId: string;
  ordinal: number;
  opensAt: Date;
  closesAt: Date;
  proposalsFrom: Date;
  /** The last minute in which a proposal counts as a plenary proposal. */
  proposalsUntil: Date;
  /** The last minute in which a proposal counts as an intersession proposal of this session. */
  intersessionUntil: Date;
}

export type Season = 'plenary' | 'intersession';

export interface SessionInForce {
  session: PlenarySession;
  term: Term;
  season: Season;
}

const wholeMinute = (instant: Date) => Math.floor(instant.getTime() / 60_000) * 60_000;

/** The term of a day: the last one begun; before the first, the first. */
export function termAt(terms: readonly Term[], at: Date): Term | undefined {
  const day = dayOf(at);
  const sorted = [...terms].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  return sorted.findLast((term) => term.startsOn <= day) ?? sorted[0];
}

/**
 * The session a proposal handed in at an instant counts for, exact to the minute: the named last minute still counts
 * whole. In the plenary window it is a plenary proposal; afterwards an intersession proposal until the year's cut-off;
 * later ones roll over and count as plenary proposals of the next session (national rule on proposals: what comes after
 * 5 December counts for next year's plenary).
 * @returns undefined after the last session known
 */
export function sessionAt(
  terms: readonly Term[],
  sessions: readonly PlenarySession[],
  at: Date,
): SessionInForce | undefined {
  const minute = wholeMinute(at);
  const sorted = [...sessions].sort((a, b) => a.proposalsFrom.getTime() - b.proposalsFrom.getTime());
  const session = sorted.find((candidate) => minute <= candidate.intersessionUntil.getTime());
  const term = session && terms.find((candidate) => candidate.id === session.termId);
  if (!session || !term) return undefined;
  return { session, term, season: minute <= session.proposalsUntil.getTime() ? 'plenary' : 'intersession' };
}
