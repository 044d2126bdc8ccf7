/** Members and bodies of one term, found by the names an old register writes. */
import type { Context } from '../../../platform/http/context.ts';
import type { PersonChoice } from '../../../platform/importing/row-reader.ts';
import { type Body, listBodies } from '../../assemblies/index.ts';
import { listMembers, type Member, nameKey, type WrittenName } from '../../members/index.ts';

export interface ProposerMatch {
  /** As the directory writes it. */
  name: string;
  memberId: string | null;
  bodyId: string | null;
  /** Several of the name: none is taken. */
  several: PersonChoice[];
}

interface Person {
  member: Member;
  /** Sector, committee, party, group, workplace and number, by which one of two is told. */
  marks: string[];
  label: string;
}

export interface People {
  persons: Map<string, Person[]>;
  bodies: Map<string, Body>;
  /** Keys of all bodies a bracket may name. */
  marks: Set<string>;
}

async function allMembers(ctx: Context, termId: string): Promise<Member[]> {
  const found: Member[] = [];
  for (;;) {
    const { members, total } = await listMembers(ctx.db, {
      assemblyId: ctx.assembly.id,
      termId,
      limit: 500,
      offset: found.length,
    });
    found.push(...members);
    if (members.length === 0 || found.length >= total) return found;
  }
}

export async function peopleOf(ctx: Context, termId: string): Promise<People> {
  const bodies = await listBodies(ctx.db, ctx.assembly.id, undefined, { termId });
  const names = new Map(bodies.map((body) => [body.id, body.name]));
  const persons = new Map<string, Person[]>();
  for (const member of await allMembers(ctx, termId)) {
    const inBodies = [member.sectorId, member.partyId, member.committeeId, member.groupId].flatMap((id) =>
      id === null ? [] : (names.get(id) ?? []),
    );
    const key = nameKey(member.name);
    persons.set(key, [
      ...(persons.get(key) ?? []),
      {
        member,
        marks: [...inBodies, member.workplace, member.number].filter(Boolean).map(nameKey),
        label: [member.name, names.get(member.sectorId ?? ''), member.workplace, member.number]
          .filter(Boolean)
          .join(' · '),
      },
    ]);
  }
  return {
    persons,
    bodies: new Map(bodies.map((body) => [nameKey(body.name), body])),
    marks: new Set(bodies.map((body) => nameKey(body.name))),
  };
}

export const nobody = (name: string): ProposerMatch => ({ name, memberId: null, bodyId: null, several: [] });

/** 教育 is said for 教育界, 民建 for 民建省委会. */
const means = (mark: string, said: string) => mark === said || (said.length > 1 && mark.startsWith(said));

/** @returns nobody, one, or several to be asked about */
export function matchIn(people: People, written: WrittenName): ProposerMatch {
  const whole = written.qualifier === '' ? written.name : `${written.name}(${written.qualifier})`;
  const body = people.bodies.get(nameKey(whole));
  if (body) return { name: body.name, memberId: null, bodyId: body.id, several: [] };
  const all = people.persons.get(nameKey(written.name)) ?? [];
  const said = nameKey(written.qualifier);
  const told = said === '' ? all : all.filter((person) => person.marks.some((mark) => means(mark, said)));
  // A bracket that names no body at all is a remark; one that names another body means somebody else.
  const otherBody = [...people.marks].some((mark) => means(mark, said));
  const meant = told.length > 0 || (said !== '' && otherBody) ? told : all;
  const [one] = meant;
  if (!one) return nobody(written.name);
  if (meant.length === 1) return { name: one.member.name, memberId: one.member.id, bodyId: null, several: [] };
  const several = meant.map((person) => ({ memberId: person.member.id, label: person.label }));
  return { ...nobody(written.name), several };
}
