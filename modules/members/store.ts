/** Reads and writes of members of a term. */
import { sql } from 'kysely';
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import type { MemberState } from './life.ts';
import { dotsForSql, storedName } from './names.ts';
import { nameSound } from './sounds.ts';

export interface Member {
  id: string;
  assemblyId: string;
  termId: string;
  accountId: string;
  /** Number in the printed list of the term. */
  number: string;
  name: string;
  /** Member of the standing committee. */
  standing: boolean;
  /** Posts in the assembly. */
  posts: string;
  sectorId: string | null;
  committeeId: string | null;
  committee2Id: string | null;
  partyId: string | null;
  groupId: string | null;
  workplace: string;
  /** At the workplace. */
  post: string;
  sortWeight: number;
  state: MemberState;
  version: number;
}

const columns = [
  'id',
  'assembly_id as assemblyId',
  'term_id as termId',
  'account_id as accountId',
  'number',
  'name',
  'standing',
  'posts',
  'sector_id as sectorId',
  'committee_id as committeeId',
  'committee2_id as committee2Id',
  'party_id as partyId',
  'group_id as groupId',
  'workplace',
  'post',
  'sort_weight as sortWeight',
  'state',
  'version',
] as const;

/** Members by id, of any assembly and term; unknown ids are absent. */
export async function membersByIds(db: Db, ids: readonly string[]): Promise<Map<string, Member>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('members')
    .select(columns)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** A person's seat in one term of one assembly. */
export function membershipOf(
  db: Db,
  accountId: string,
  assemblyId: string,
  termId: string,
): Promise<Member | undefined> {
  return db
    .selectFrom('members')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('assembly_id', '=', assemblyId)
    .where('term_id', '=', termId)
    .executeTakeFirst();
}

export interface MemberFilter {
  assemblyId: string;
  termId: string;
  /** Part of the name, with whatever dot, or of its pinyin, or the number. */
  search?: string | undefined;
  sectorId?: string | undefined;
  /** One of their two committees. */
  committeeId?: string | undefined;
  partyId?: string | undefined;
  groupId?: string | undefined;
  /** Sector, committee, party or group. */
  bodyId?: string | undefined;
  standing?: boolean | undefined;
  /** Absent: all whose seat has not ended before its term. */
  state?: MemberState | 'all' | undefined;
  /** These alone. */
  ids?: readonly string[] | undefined;
  sort?: MemberSort | undefined;
  order?: 'asc' | 'desc' | undefined;
  /** 1 to 1000; absent: 50 */
  limit?: number | undefined;
  offset?: number | undefined;
}

export type MemberSort = 'order' | 'number' | 'name' | 'sector' | 'workplace';

const likeLiteral = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

function searched(search: string) {
  const pattern = `%${likeLiteral(storedName(search.normalize('NFKC')))}%`;
  const found = [
    sql<boolean>`translate(m.name, ${dotsForSql.from}, ${dotsForSql.to}) like ${pattern}`,
    sql<boolean>`m.number = ${search}`,
  ];
  const letters = search.toLowerCase().replace(/[\s']/g, '');
  if (/^[a-z]{2,40}$/.test(letters)) {
    found.push(sql<boolean>`m.sound like ${`${letters}%`}`, sql<boolean>`m.initials like ${`${letters}%`}`);
  }
  return sql<boolean>`(${sql.join(found, sql` or `)})`;
}

function conditions(filter: MemberFilter) {
  const { search, sectorId, committeeId, partyId, groupId, bodyId, standing, state, ids } = filter;
  const where = [sql<boolean>`m.assembly_id = ${filter.assemblyId}`, sql<boolean>`m.term_id = ${filter.termId}`];
  if (ids) where.push(ids.length > 0 ? sql<boolean>`m.id in (${sql.join([...ids])})` : sql<boolean>`false`);
  if (search) where.push(searched(search));
  if (sectorId) where.push(sql<boolean>`m.sector_id = ${sectorId}`);
  if (committeeId) where.push(sql<boolean>`${committeeId} in (m.committee_id, m.committee2_id)`);
  if (partyId) where.push(sql<boolean>`m.party_id = ${partyId}`);
  if (groupId) where.push(sql<boolean>`m.group_id = ${groupId}`);
  if (bodyId) {
    where.push(sql<boolean>`${bodyId} in (m.sector_id, m.committee_id, m.committee2_id, m.party_id, m.group_id)`);
  }
  if (standing !== undefined) where.push(sql<boolean>`m.standing = ${standing}`);
  if (state === undefined) where.push(sql<boolean>`m.state <> 'ended'`);
  else if (state !== 'all') where.push(sql<boolean>`m.state = ${state}`);
  return where.reduce((all, one) => sql<boolean>`${all} and ${one}`);
}

const orders: Readonly<Record<MemberSort, readonly string[]>> = {
  order: ['m.sort_weight', 'm.number'],
  number: ['m.number'],
  name: ['m.sound', 'm.number'],
  sector: ['s.sort_weight', 's.name', 'm.sort_weight', 'm.number'],
  workplace: ['m.workplace', 'm.number'],
};

/** One page of a term's members, in printed order unless another is asked for, with the count of all that match. */
export async function listMembers(db: Db, filter: MemberFilter): Promise<{ members: Member[]; total: number }> {
  const where = conditions(filter);
  const counted = await sql<{ total: number }>`select count(*)::integer as total from members m where ${where}`.execute(
    db,
  );
  const { sort = 'order', order = 'asc', limit = 50, offset = 0 } = filter;
  const sorted = orders[sort].map((column) => sql`${sql.ref(column)} ${sql.raw(order)} nulls last`);
  let query = db.selectFrom('members as m').select(columns.map((column) => `m.${column}` as const));
  if (sort === 'sector') query = query.leftJoin('bodies as s', 's.id', 'm.sector_id') as typeof query;
  const members = await query.where(where).orderBy(sql.join(sorted)).limit(limit).offset(offset).execute();
  return { members: members as Member[], total: counted.rows[0]!.total };
}

/** What of a new seat may be left out. */
export type NewMember = Omit<Member, 'id' | 'posts' | 'committee2Id' | 'post' | 'state' | 'version'> &
  Partial<Pick<Member, 'posts' | 'committee2Id' | 'post' | 'state'>>;

/** A new seat whole. */
export const wholeSeat = (id: string, seat: NewMember): Member => ({
  posts: '',
  committee2Id: null,
  post: '',
  state: 'serving',
  ...seat,
  id,
  version: 1,
});

/** @returns ids in the order given @throws unique violation on number or account within the term */
export async function insertMembers(db: Db, members: readonly NewMember[]): Promise<string[]> {
  const rows = members.map((member) => ({
    id: newId(),
    assembly_id: member.assemblyId,
    term_id: member.termId,
    account_id: member.accountId,
    number: member.number,
    name: storedName(member.name),
    standing: member.standing,
    posts: member.posts ?? '',
    sector_id: member.sectorId,
    committee_id: member.committeeId,
    committee2_id: member.committee2Id ?? null,
    party_id: member.partyId,
    group_id: member.groupId,
    workplace: member.workplace,
    post: member.post ?? '',
    sort_weight: member.sortWeight,
    state: member.state ?? ('serving' as const),
    ...nameSound(member.name),
  }));
  if (rows.length > 0) await db.insertInto('members').values(rows).execute();
  return rows.map((row) => row.id);
}

/** Seats written before names were kept by their sound. */
export async function fillSounds(db: Db): Promise<void> {
  for (;;) {
    const rows = await db.selectFrom('members').select(['id', 'name']).where('sound', '=', '').limit(500).execute();
    // A name of signs without any sound stays as it is: it is its own.
    const made = rows.map(({ id, name }) => ({ id, ...nameSound(name) }));
    if (made.length === 0) return;
    const values = made.map((row) => sql`(${row.id}::uuid, ${row.sound || '-'}, ${row.initials})`);
    await sql`update members m set sound = v.sound, initials = v.initials
      from (values ${sql.join(values)}) as v(id, sound, initials) where m.id = v.id`.execute(db);
  }
}
