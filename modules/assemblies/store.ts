/** Reads and writes of assemblies, their time, bodies and units. */
import type { AssemblyRef } from '../../platform/http/context.ts';
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import { cached, cachedByIds, forget } from './cache.ts';
import type { BodyKind, UnitKind } from './tables.ts';
import { type PlenarySession, type SessionInForce, sessionAt, type Term, termAt } from './time.ts';

export interface Assembly extends AssemblyRef {
  parentId: string | null;
  shortName: string;
  place: string;
  contact: string;
  sortWeight: number;
}

export interface Body {
  id: string;
  assemblyId: string;
  termId: string;
  kind: BodyKind;
  name: string;
  sortWeight: number;
}

export interface Unit {
  id: string;
  assemblyId: string;
  kind: UnitKind;
  side: 'party' | 'government';
  name: string;
  /** Short form in letter numbers, as 湘教. */
  letterCode: string;
  sortWeight: number;
  active: boolean;
}

const bodyColumns = ['id', 'assembly_id as assemblyId', 'term_id as termId', 'kind', 'name', 'sort_weight as sortWeight'] as const;
const unitColumns = [
  'id',
  'assembly_id as assemblyId',
  'kind',
  'side',
  'name',
  'letter_code as letterCode',
  'sort_weight as sortWeight',
  'active',
] as const;

/** All assemblies of the installation, parents before children, each level in its printed order. */
export function listAssemblies(db: Db): Promise<Assembly[]> {
  return cached(db, 'assemblies', async () => {
    const rows = await db
      .selectFrom('assemblies')
      .select(['id', 'parent_id as parentId', 'code', 'level', 'name', 'short_name as shortName', 'place', 'contact'])
      .select('sort_weight as sortWeight')
      .orderBy('sort_weight')
      .orderBy('code')
      .execute();
    const levels = ['province', 'city', 'county'];
    return rows.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
  });
}

/** The assembly behind a code of an address, as `xiangnan`. */
export async function findAssemblyByCode(db: Db, code: string): Promise<Assembly | undefined> {
  return (await listAssemblies(db)).find((assembly) => assembly.code === code);
}

/** @returns id of the new assembly */
export async function insertAssembly(
  db: Db,
  input: Omit<Assembly, 'id' | 'contact' | 'sortWeight'> & { contact?: string; sortWeight?: number; createdAt: Date },
): Promise<string> {
  const id = newId();
  await db
    .insertInto('assemblies')
    .values({
      id,
      parent_id: input.parentId,
      code: input.code,
      level: input.level,
      name: input.name,
      short_name: input.shortName,
      place: input.place,
      contact: input.contact ?? '',
      sort_weight: input.sortWeight ?? 0,
      created_at: input.createdAt,
    })
    .execute();
  forget(db, 'assemblies');
  return id;
}

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

/** Bodies of an assembly in printed order. @param options.termId one term only; absent: every term's */
export function listBodies(db: Db, assemblyId: string, kind?: BodyKind, options: { termId?: string } = {}): Promise<Body[]> {
  let query = db.selectFrom('bodies').select(bodyColumns).where('assembly_id', '=', assemblyId);
  if (kind) query = query.where('kind', '=', kind);
  if (options.termId) query = query.where('term_id', '=', options.termId);
  return query.orderBy('kind').orderBy('sort_weight').orderBy('name').execute();
}

/** Bodies by id, of any assembly; unknown ids are absent. */
export function bodiesByIds(db: Db, ids: readonly string[]): Promise<Map<string, Body>> {
  return cachedByIds(db, 'body', ids, (missing) =>
    db.selectFrom('bodies').select(bodyColumns).where('id', 'in', missing).execute(),
  );
}

/** @returns ids in the order given */
export async function insertBodies(db: Db, bodies: readonly Omit<Body, 'id'>[]): Promise<string[]> {
  const rows = bodies.map((body) => ({
    id: newId(),
    assembly_id: body.assemblyId,
    term_id: body.termId,
    kind: body.kind,
    name: body.name,
    sort_weight: body.sortWeight,
  }));
  await db.insertInto('bodies').values(rows).execute();
  return rows.map((row) => row.id);
}

/** Units of an assembly in printed order, also those no longer active. */
export function listUnits(db: Db, assemblyId: string, kind?: UnitKind): Promise<Unit[]> {
  let query = db.selectFrom('units').select(unitColumns).where('assembly_id', '=', assemblyId);
  if (kind) query = query.where('kind', '=', kind);
  return query.orderBy('sort_weight').orderBy('name').execute();
}

/** Units by id, of any assembly; unknown ids are absent. */
export function unitsByIds(db: Db, ids: readonly string[]): Promise<Map<string, Unit>> {
  return cachedByIds(db, 'unit', ids, (missing) =>
    db.selectFrom('units').select(unitColumns).where('id', 'in', missing).execute(),
  );
}

/** @returns ids in the order given */
export async function insertUnits(db: Db, units: readonly Omit<Unit, 'id' | 'active'>[]): Promise<string[]> {
  const rows = units.map((unit) => ({
    id: newId(),
    assembly_id: unit.assemblyId,
    kind: unit.kind,
    side: unit.side,
    name: unit.name,
    letter_code: unit.letterCode,
    sort_weight: unit.sortWeight,
  }));
  await db.insertInto('units').values(rows).execute();
  return rows.map((row) => row.id);
}
