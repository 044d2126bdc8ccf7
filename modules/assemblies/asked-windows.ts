/** A session as it is asked for, checked against its term and the other sessions. */
import type { Context } from '../../platform/http/context.ts';
import { conflict, invalid, notFound } from '../../platform/http/problem.ts';
import { listSessions, listTerms } from './calendar.ts';
import { sessionLabel } from './labels.ts';
import { mustKeepHouse } from './policy.ts';
import type { PlenarySession, Term } from './time.ts';
import { faultOfWindows, type Windows, windowNames } from './windows.ts';

export interface AskedSession {
  terms: Term[];
  /** As they stand. */
  sessions: PlenarySession[];
  term: Term;
  /** As it stands; undefined: it is new. */
  before: PlenarySession | undefined;
  after: Omit<PlenarySession, 'id'> & { id: string | null };
}

/** @throws Problem 403; 404 for a term or session of elsewhere; 409 `session_over`; 422 naming the window at fault */
export async function askedSession(
  ctx: Context,
  of: { sessionId: string } | { termId: string },
  body: Record<keyof Windows, string>,
): Promise<AskedSession> {
  mustKeepHouse(ctx);
  const { db, assembly, clock, locale } = ctx;
  const terms = await listTerms(db, assembly.id);
  const sessions = await listSessions(db, assembly.id);
  const before = 'sessionId' in of ? sessions.find((session) => session.id === of.sessionId) : undefined;
  const termId = 'sessionId' in of ? before?.termId : of.termId;
  const term = terms.find((one) => one.id === termId);
  if (!term) throw notFound();
  if (before && before.intersessionUntil < clock.now()) throw conflict('session_over');
  const last = Math.max(0, ...sessions.filter((one) => one.termId === term.id).map((one) => one.ordinal));
  // The minute is the smallest part of a window.
  const times = Object.fromEntries(
    windowNames.map((name) => [name, new Date(Math.floor(Date.parse(body[name]) / 60_000) * 60_000)]),
  ) as Windows;
  const after = {
    id: before?.id ?? null,
    assemblyId: assembly.id,
    termId: term.id,
    ordinal: before?.ordinal ?? last + 1,
    ...times,
  };
  const fault = faultOfWindows(after, term, sessions);
  if (!fault) return { terms, sessions, term, before, after };
  const { other } = fault;
  const ordinal = terms.find((one) => one.id === other?.termId)?.ordinal ?? term.ordinal;
  const params = {
    other: other ? sessionLabel(ordinal, other.ordinal, locale) : '',
    from: term.startsOn,
    until: term.endsOn,
  };
  throw invalid(`body.${fault.field}`, fault.code, params);
}
