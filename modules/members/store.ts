/** Reads and writes of members of a term. */
import { sql } from 'kysely';
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import { dotsForSql, storedName } from './names.ts';

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
  sectorId: string | null;
  committeeId: string | null;
  partyId: string | null;
  groupId: string | null;
  workplace: string;
  sortWeight: number;
}

const columns = [
  'id',
  'assembly_id as assemblyId',
  'term_id as termId',
  'account_id as accountId',
  'number',
  'name',
  'standing',
  'sector_id as sectorId',
  'committee_id as committeeId',
  'party_id as partyId',
  'group_id as groupId',
  'workplace',
  'sort_weight as sortWeight',
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
  /** Part of the name, with whatever dot, or the number. */
  search?: string | undefined;
  sectorId?: string | undefined;
  committeeId?: string | undefined;
  /** Sector, committee, party or group. */
  bodyId?: string | undefined;
  /** 1 to 500; absent: 50 */
  limit?: number | undefined;
  offset?: number | undefined;
}

const likeLiteral = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** One page of a term's members in printed order, with the count of all that match. */
export async function listMembers(db: Db, filter: MemberFilter): Promise<{ members: Member[]; total: number }> {
  let query = db
    .selectFrom('members')
    .where('assembly_id', '=', filter.assemblyId)
    .where('term_id', '=', filter.termId);
  const { search, sectorId, committeeId, bodyId } = filter;
  if (search) {
    const pattern = `%${likeLiteral(storedName(search.normalize('NFKC')))}%`;
    const name = sql<string>`translate(name, ${dotsForSql.from}, ${dotsForSql.to})`;
    query = query.where((q) => q.or([q(name, 'like', pattern), q('number', '=', search)]));
  }
  if (sectorId) query = query.where('sector_id', '=', sectorId);
  if (committeeId) query = query.where('committee_id', '=', committeeId);
  if (bodyId) {
    query = query.where((q) =>
      q.or((['sector_id', 'committee_id', 'party_id', 'group_id'] as const).map((column) => q(column, '=', bodyId))),
    );
  }
  const counted = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const members = await query
    .select(columns)
    .orderBy('sort_weight')
    .orderBy('number')
    .limit(filter.limit ?? 50)
    .offset(filter.offset ?? 0)
    .execute();
  return { members, total: Number(counted.total) };
}

/** @returns ids in the order given @throws unique violation on number or account within the term */
export async function insertMembers(db: Db, members: readonly Omit<Member, 'id'>[]): Promise<string[]> {
  const rows = members.map((member) => ({
    id: newId(),
    assembly_id: member.assemblyId,
    term_id: member.termId,
    account_id: member.accountId,
    number: member.number,
    name: storedName(member.name),
    standing: member.standing,
    sector_id: member.sectorId,
    committee_id: member.committeeId,
    party_id: member.partyId,
    group_id: member.groupId,
    workplace: member.workplace,
    sort_weight: member.sortWeight,
  }));
  if (rows.length > 0) await db.insertInto('members').values(rows).execute();
  return rows.map((row) => row.id);
}
