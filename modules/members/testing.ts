/** A small assembly for tests of other modules: seats, bodies, units and one account for each role; made in a few statements. */
import type { Db } from '../../platform/db/schema.ts';
import type { Actor, AssemblyRef } from '../../platform/http/context.ts';
import { testNow } from '../../platform/testing/context.ts';
import { actorWith, type OfficePlan, type Role, seedOffices, seedPeople } from '../accounts/index.ts';
import {
  type Body,
  type DemoAssembly,
  type PlenarySession,
  type SeededUnit,
  seedAssembly,
} from '../assemblies/index.ts';
import { insertMembers, type Member, wholeSeat } from './store.ts';

export interface TestAssemblyOptions {
  /** Also the end of every login, `member1@<code>`; absent: `test`. */
  code?: string;
  level?: AssemblyRef['level'];
  parentId?: string;
  now?: Date;
}

export interface TestAssembly {
  assembly: AssemblyRef;
  termId: string;
  /** The session of the year of `now`. */
  session: PlenarySession;
  /** The session of the year after. */
  nextSession: PlenarySession;
  sectors: [Body, Body];
  committee: Body;
  party: Body;
  /** Three handling units; the roles of `receiver1` … belong to the first and so on. */
  units: [SeededUnit, SeededUnit, SeededUnit];
  supervisionParty: SeededUnit;
  supervisionGovernment: SeededUnit;
  /** Six: 1 to 3 in the first sector, 4 to 6 in the second. */
  members: Member[];
  /** Account ids by short login, as `member1`, `clerk`, `receiver2`. */
  accounts: Record<string, string>;
  /**
   * The actor `identify` would give.
   * @param who short login, or a role: its first holder @throws Error when nobody is meant
   */
  actorOf(who: string): Actor;
}

const plan = (code: string, level: AssemblyRef['level']): DemoAssembly => ({
  code,
  parent: null,
  level,
  name: `${code} 政协`,
  shortName: code,
  place: '测试地',
  contact: '',
  term: 13,
  plenary: { opens: '01-18T09:00', closes: '01-23T11:30', from: '01-05T09:00', until: '01-21T18:00' },
  bodies: {
    sector: ['经济界', '教育界'],
    committee: ['提案委员会'],
    party: ['民盟测试委员会'],
    organisation: [],
    group: [],
  },
  units: [
    { key: '1', name: '教育厅', kind: 'handling', side: 'government', letterCode: '测教' },
    { key: '2', name: '交通运输厅', kind: 'handling', side: 'government', letterCode: '测交' },
    { key: '3', name: '宣传部', kind: 'handling', side: 'party', letterCode: '测宣' },
    { key: 'party', name: '党委督查室', kind: 'supervision_party', side: 'party', letterCode: '' },
    { key: 'government', name: '政府督查室', kind: 'supervision_government', side: 'government', letterCode: '' },
  ],
});

const staff: ReadonlyArray<[string, Role]> = [
  ['clerk', 'clerk'],
  ['reviewer1', 'reviewer_1'],
  ['reviewer2', 'reviewer_2'],
  ['reviewer3', 'reviewer_3'],
  ['assigner', 'assigner'],
  ['leader', 'leader'],
  ['evaluator', 'evaluator'],
  ['auditor', 'auditor'],
  ['admin', 'admin'],
  ['security', 'security_admin'],
  ['former', 'former_member'],
];

const memberLogins = ['member1', 'member2', 'member3', 'member4', 'member5', 'member6'];

/** Call it twice with two codes for a stranger's assembly beside the first. */
export async function seedTestAssembly(db: Db, options: TestAssemblyOptions = {}): Promise<TestAssembly> {
  const { code = 'test', level = 'province', now = testNow } = options;
  const seeded = await seedAssembly(db, plan(code, level), options.parentId ?? null, now);
  const { ref: assembly, bodies, units, sessions, termId } = seeded;
  const assemblyId = assembly.id;
  const held = new Map<string, OfficePlan[]>();
  const hold = (login: string, office: Omit<OfficePlan, 'assemblyId'>) =>
    held.set(login, [...(held.get(login) ?? []), { ...office, assemblyId }]);
  const sectors = bodies.filter((body) => body.kind === 'sector');
  const committee = bodies.find((body) => body.kind === 'committee')!;
  const party = bodies.find((body) => body.kind === 'party')!;
  for (const [login, role] of staff) hold(login, { role });
  for (const unit of units) {
    if (unit.kind === 'handling') {
      for (const part of ['receiver', 'handler', 'signer'] as const) {
        hold(`${part}${unit.key}`, { role: `unit_${part}`, unitId: unit.id });
      }
    } else hold(`${unit.key}-office`, { role: unit.kind, unitId: unit.id });
  }
  hold('party-contact', { role: 'body_contact', bodyId: party.id });
  hold('committee-contact', { role: 'body_contact', bodyId: committee.id });
  hold('convenor', { role: 'body_contact', bodyId: sectors[0]!.id });
  const logins = [...memberLogins, ...held.keys()];
  const nameOf = (login: string) => `${code}-${login}`;
  const made = await seedPeople(
    db,
    logins.map((login) => ({ login: `${login}@${code}`, name: nameOf(login) })),
    now,
  );
  const accounts = Object.fromEntries(logins.map((login) => [login, made.get(`${login}@${code}`)!]));
  const seats = memberLogins.map((login, index) => ({
    assemblyId,
    termId,
    accountId: accounts[login]!,
    number: String(index + 1).padStart(3, '0'),
    name: nameOf(login),
    standing: index === 0,
    sectorId: sectors[index < 3 ? 0 : 1]!.id,
    committeeId: index % 2 === 0 ? committee.id : null,
    partyId: index === 1 ? party.id : null,
    groupId: null,
    workplace: '',
    sortWeight: (index + 1) * 10,
  }));
  const memberIds = await insertMembers(db, seats);
  for (const [index, login] of memberLogins.entries()) hold(login, { role: 'member', memberId: memberIds[index]! });
  const offices = [...held].flatMap(([login, list]) =>
    list.map((office) => ({ ...office, accountId: accounts[login]! })),
  );
  await seedOffices(db, offices, seeded.termStart);
  const year = sessions.findIndex((session) => session.intersessionUntil >= now);
  return {
    assembly,
    termId,
    session: sessions[year]!,
    nextSession: sessions[year + 1]!,
    sectors: [sectors[0]!, sectors[1]!],
    committee,
    party,
    units: [units[0]!, units[1]!, units[2]!],
    supervisionParty: units[3]!,
    supervisionGovernment: units[4]!,
    members: seats.map((seat, index) => wholeSeat(memberIds[index]!, seat)),
    accounts,
    actorOf(who) {
      const login = accounts[who] ? who : [...held].find(([, list]) => list.some((office) => office.role === who))?.[0];
      if (!login) throw new Error(`the test assembly has no ${who}`);
      return actorWith(accounts[login]!, nameOf(login), held.get(login) ?? [], assemblyId);
    },
  };
}
