/** The people of the demo province with their seats and offices, on top of its assemblies. */
import type { Db } from '../../platform/db/schema.ts';
import type { Actor } from '../../platform/http/context.ts';
import { actorWith, seedOffices, seedPeople } from '../accounts/index.ts';
import { type SeededAssembly, seedDemoAssemblies } from '../assemblies/index.ts';
import { elder, loginIn, memberCounts } from './demo-people.ts';
import { type Drafts, draft, memberLogins, planOffices, seatOf } from './demo-plan.ts';
import { insertMembers, type Member, wholeSeat } from './store.ts';

export interface DemoMember extends Member {
  login: string;
}

export interface DemoDirectory {
  /** By code: xiangnan, linjiang, qinghe. */
  assemblies: Map<string, SeededAssembly>;
  /** Account ids by login. */
  accounts: Map<string, string>;
  /** Members by assembly code, in printed order. */
  members: Map<string, DemoMember[]>;
  /** @throws Error when the assembly has no unit of this name */
  unitId(code: string, name: string): string;
  /** @throws Error when the assembly's running term has no body of this name */
  bodyId(code: string, name: string): string;
  /** The actor `identify` would give. @throws Error when unknown or without office there */
  actorOf(login: string, code: string): Actor;
}

async function seedSeats(
  db: Db,
  drafts: Drafts,
  accounts: Map<string, string>,
  seeded: SeededAssembly,
): Promise<DemoMember[]> {
  const { id: assemblyId, code } = seeded.ref;
  const logins = memberLogins(code, memberCounts[code] ?? 0);
  const seats = logins.map((login, index) => ({
    ...seatOf(seeded, index),
    accountId: accounts.get(login)!,
    name: drafts.get(login)!.person.name,
  }));
  const ids = await insertMembers(db, seats);
  return logins.map((login, index) => {
    const member = { ...wholeSeat(ids[index]!, seats[index]!), login };
    const { offices } = drafts.get(login)!;
    offices.push({ assemblyId, role: 'member', memberId: member.id });
    if (login === loginIn(code, 'convenor'))
      offices.push({ assemblyId, role: 'body_contact', bodyId: member.sectorId! });
    return member;
  });
}

/** A member of the term before: a read-only account. */
async function seedFormerMember(
  db: Db,
  drafts: Drafts,
  accounts: Map<string, string>,
  seeded: SeededAssembly,
): Promise<void> {
  const login = loginIn(seeded.ref.code, 'former');
  const [memberId] = await insertMembers(db, [
    {
      ...seatOf(seeded, 0),
      termId: seeded.previousTermId,
      sectorId: null,
      committeeId: null,
      groupId: null,
      committee2Id: null,
      state: 'former' as const,
      accountId: accounts.get(login)!,
      name: drafts.get(login)!.person.name,
    },
  ]);
  drafts.get(login)!.offices.push({ assemblyId: seeded.ref.id, role: 'former_member', memberId: memberId! });
}

const shownMembers = /^(member[1-4]|convenor|elder)(@|$)/;

async function seedAll(db: Db, now: Date): Promise<DemoDirectory> {
  const assemblies = await seedDemoAssemblies(db, now);
  const drafts: Drafts = new Map();
  for (const seeded of assemblies.values()) {
    for (const login of memberLogins(seeded.ref.code, memberCounts[seeded.ref.code] ?? 0)) {
      draft(drafts, login, { demo: shownMembers.test(login), ...(login.startsWith('elder') ? elder : {}) });
    }
    planOffices(drafts, seeded);
    draft(drafts, loginIn(seeded.ref.code, 'former'), { demo: true });
  }
  const accounts = await seedPeople(
    db,
    [...drafts.values()].map(({ person }) => person),
    now,
  );
  const members = new Map<string, DemoMember[]>();
  let earliest = now;
  for (const [code, seeded] of assemblies) {
    members.set(code, await seedSeats(db, drafts, accounts, seeded));
    await seedFormerMember(db, drafts, accounts, seeded);
    if (seeded.termStart < earliest) earliest = seeded.termStart;
  }
  const offices = [...drafts.values()].flatMap(({ person, offices: held }) =>
    held.map((office) => ({ ...office, accountId: accounts.get(person.login)! })),
  );
  await seedOffices(db, offices, earliest);
  const find = (what: string, id: string | undefined): string => {
    if (id === undefined) throw new Error(`the demo province has no ${what}`);
    return id;
  };
  return {
    assemblies,
    accounts,
    members,
    unitId: (code, name) => find(name, assemblies.get(code)?.units.find((unit) => unit.name === name)?.id),
    bodyId: (code, name) => find(name, assemblies.get(code)?.bodies.find((body) => body.name === name)?.id),
    actorOf(login, code) {
      const known = drafts.get(login);
      const assemblyId = find(code, assemblies.get(code)?.ref.id);
      const actor = actorWith(
        find(login, accounts.get(login)),
        known?.person.name ?? '',
        known?.offices ?? [],
        assemblyId,
      );
      if (actor.grants.length === 0) throw new Error(`${login} has no office in ${code}`);
      return actor;
    },
  };
}

/** Writes assemblies, accounts, members and offices of the demo province in one transaction, the caller's or its own. */
export function seedDemoDirectory(db: Db, now: Date): Promise<DemoDirectory> {
  return db.isTransaction ? seedAll(db, now) : db.transaction().execute((trx) => seedAll(trx, now));
}
