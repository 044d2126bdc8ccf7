/** Reads and writes of terms and plenary sessions. */
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import { cached, forget } from './cache.ts';
import { type PlenarySession, type SessionInForce, sessionAt, type Term, termAt } from './time.ts';

interface Calendar {
  terms: Term[];
  sessions: PlenarySession[];
}

function calendarOf(db: Db, assemblyId: string): Promise<Calendar> {
  return cached(db, `calendar/${assemblyId}`, async () => ({
    terms: await db
      .selectFrom('terms')
      .select(['id', 'assembly_id as assemblyId', 'ordinal', 'starts_on as startsOn', 'ends_on as endsOn'])
      .where('assembly_id', '=', assemblyId)
      .orderBy('starts_on')
      .execute(),
    sessions: await db
      .selectFrom('plenary_sessions')
      .select(['id', 'assembly_id as assemblyId', 'term_id as termId', 'ordinal', 'opens_at as opensAt'])
      .select(['closes_at as closesAt', 'proposals_from as proposalsFrom', 'proposals_until as proposalsUntil'])
      .select('intersession_until as intersessionUntil')
      .where('assembly_id', '=', assemblyId)
      .orderBy('proposals_from')
      .execute(),
  }));
}

/** All terms, oldest first. */
export async function listTerms(db: Db, assemblyId: string): Promise<Term[]> {
  return [...(await calendarOf(db, assemblyId)).terms];
}

/** All plenary sessions of all terms, oldest first. */
export async function listSessions(db: Db, assemblyId: string): Promise<PlenarySession[]> {
  return [...(await calendarOf(db, assemblyId)).sessions];
}

/** The term of an instant: the last one begun; undefined when the assembly has none. */
export async function currentTerm(db: Db, assemblyId: string, at: Date): Promise<Term | undefined> {
  return termAt((await calendarOf(db, assemblyId)).terms, at);
}

/** The session a proposal of this instant counts for, and whether as plenary or intersession proposal; see `sessionAt`. */
export async function sessionInForce(db: Db, assemblyId: string, at: Date): Promise<SessionInForce | undefined> {
  const { terms, sessions } = await calendarOf(db, assemblyId);
  return sessionAt(terms, sessions, at);
}

/** @returns id of the new term */
export async function insertTerm(db: Db, term: Omit<Term, 'id'>): Promise<string> {
  const id = newId();
  await db
    .insertInto('terms')
    .values({ id, assembly_id: term.assemblyId, ordinal: term.ordinal, starts_on: term.startsOn, ends_on: term.endsOn })
    .execute();
  forget(db, `calendar/${term.assemblyId}`);
  return id;
}

/** @returns ids in the order given */
export async function insertSessions(db: Db, sessions: readonly Omit<PlenarySession, 'id'>[]): Promise<string[]> {
  const rows = sessions.map((session) => ({
    id: newId(),
    assembly_id: session.assemblyId,
    term_id: session.termId,
    ordinal: session.ordinal,
    opens_at: session.opensAt,
    closes_at: session.closesAt,
    proposals_from: session.proposalsFrom,
    proposals_until: session.proposalsUntil,
    intersession_until: session.intersessionUntil,
  }));
  await db.insertInto('plenary_sessions').values(rows).execute();
  for (const session of sessions) forget(db, `calendar/${session.assemblyId}`);
  return rows.map((row) => row.id);
}

export async function updateTerm(db: Db, { id, assemblyId, startsOn, endsOn }: Term): Promise<void> {
  await db.updateTable('terms').set({ starts_on: startsOn, ends_on: endsOn }).where('id', '=', id).execute();
  forget(db, `calendar/${assemblyId}`);
}

/** Its windows alone. */
export async function updateSession(db: Db, session: PlenarySession): Promise<void> {
  const windows = {
    opens_at: session.opensAt,
    closes_at: session.closesAt,
    proposals_from: session.proposalsFrom,
    proposals_until: session.proposalsUntil,
    intersession_until: session.intersessionUntil,
  };
  await db.updateTable('plenary_sessions').set(windows).where('id', '=', session.id).execute();
  forget(db, `calendar/${session.assemblyId}`);
}
