/** Who sits and serves where in the demo province: people and offices drawn up before they are written. */
import type { OfficePlan, PersonPlan } from '../accounts/index.ts';
import type { SeededAssembly } from '../assemblies/index.ts';
import { fictionalName, loginIn, posts, shownUnits, staffPlans, workplaces } from './demo-people.ts';
import type { NewMember } from './store.ts';

export interface Draft {
  person: PersonPlan;
  offices: OfficePlan[];
}

/** By login. */
export type Drafts = Map<string, Draft>;

/** The person of a login, drawn up when new. */
export function draft(drafts: Drafts, login: string, extra: Partial<PersonPlan> = {}): Draft {
  let found = drafts.get(login);
  if (!found) {
    found = { person: { login, name: fictionalName(drafts.size), ...extra }, offices: [] };
    drafts.set(login, found);
  }
  return found;
}

const bodiesOf = (seeded: SeededAssembly, kind: string) => seeded.bodies.filter((body) => body.kind === kind);

/** Staff, units' people and supervision offices of one assembly. */
export function planOffices(drafts: Drafts, seeded: SeededAssembly): void {
  const { id: assemblyId, code } = seeded.ref;
  for (const { login, role } of staffPlans) {
    draft(drafts, loginIn(code, login), { demo: true }).offices.push({ assemblyId, role });
  }
  for (const unit of seeded.units) {
    if (unit.kind !== 'handling') {
      const who = draft(drafts, loginIn(code, `${unit.key}-office`), { demo: true });
      who.offices.push({ assemblyId, role: unit.kind, unitId: unit.id });
      continue;
    }
    for (const part of ['receiver', 'handler', 'signer'] as const) {
      const who = draft(drafts, loginIn(code, `${unit.key}-${part}`), { demo: shownUnits.includes(unit.key) });
      who.offices.push({ assemblyId, role: `unit_${part}`, unitId: unit.id });
    }
  }
  const contact = draft(drafts, loginIn(code, 'party-contact'), { demo: true });
  contact.offices.push({ assemblyId, role: 'body_contact', bodyId: bodiesOf(seeded, 'party')[0]!.id });
  const committee = draft(drafts, loginIn(code, 'committee-contact'), { demo: true });
  committee.offices.push({ assemblyId, role: 'body_contact', bodyId: bodiesOf(seeded, 'committee')[1]!.id });
}

/**
 * Logins of the members in printed order: member1, member2 …, the last but one the convenor of the first sector they
 * sit in, the last one with elder mode. The city's second member is the province's second.
 */
export function memberLogins(code: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    if (index === count - 1) return loginIn(code, 'elder');
    if (index === count - 2) return loginIn(code, 'convenor');
    if (code === 'linjiang' && index === 1) return 'member2';
    return loginIn(code, `member${index + 1}`);
  });
}

/** The seat of the n-th member, spread over the bodies of the assembly. */
export function seatOf(seeded: SeededAssembly, index: number): Omit<NewMember, 'accountId' | 'name'> {
  const pick = (kind: string, at: number) => {
    const bodies = bodiesOf(seeded, kind);
    return bodies[at % bodies.length]!.id;
  };
  return {
    assemblyId: seeded.ref.id,
    termId: seeded.termId,
    number: String(index + 1).padStart(3, '0'),
    standing: index % 6 === 0,
    sectorId: pick('sector', index * 5 + 12),
    committeeId: pick('committee', index * 3),
    partyId: index % 3 === 1 ? pick('party', Math.floor(index / 3)) : null,
    groupId: pick('group', index),
    committee2Id: index % 9 === 4 ? pick('committee', index * 3 + 1) : null,
    posts: index === 0 ? '副主席' : index % 6 === 0 ? '常务委员' : '',
    post: posts[index % posts.length]!,
    workplace: workplaces[index % workplaces.length]!,
    sortWeight: (index + 1) * 10,
  };
}
