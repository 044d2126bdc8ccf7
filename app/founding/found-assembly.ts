/** Makes an assembly from a plan, all of it or nothing. */
import type { Kysely } from 'kysely';
import { createAccounts, firstPassword, grantRoles, hashPassword, type Role } from '../../modules/accounts/index.ts';
import {
  findAssemblyByCode,
  insertAssembly,
  insertBodies,
  insertSessions,
  insertTerm,
  insertUnits,
  publishRuleVersion,
} from '../../modules/assemblies/index.ts';
import { insertMembers } from '../../modules/members/index.ts';
import { presets as proposalRules } from '../../modules/proposals/rules.ts';
import { presets as suggestionRules } from '../../modules/suggestions/rules.ts';
import type { DatabaseSchema, Db } from '../../platform/db/schema.ts';
import { system } from '../../platform/http/context.ts';
import type { FoundingPlan } from './plan.ts';

export interface FirstPassword {
  login: string;
  name: string;
  password: string;
}

/** The assembly cannot be founded; the message says what stands in the way. */
export class FoundingRefused extends Error {}

async function insertPlaces(db: Db, plan: FoundingPlan, assemblyId: string, termId: string) {
  const bodies = Object.entries(plan.bodies).flatMap(([kind, names]) =>
    names.map((name, index) => ({
      ...{ assemblyId, termId, kind: kind as 'sector', name, nameEn: plan.englishNames[name] },
      sortWeight: (index + 1) * 10,
    })),
  );
  const bodyIds = bodies.length > 0 ? await insertBodies(db, bodies) : [];
  const unitIds = await insertUnits(
    db,
    plan.units.map((unit, index) => ({
      ...unit,
      assemblyId,
      nameEn: plan.englishNames[unit.name],
      sortWeight: (index + 1) * 10,
    })),
  );
  return {
    body: (name: string | undefined, kind?: string) => {
      const at = bodies.findIndex((body) => body.name === name && (kind === undefined || body.kind === kind));
      return bodyIds[at] ?? null;
    },
    unit: (name: string | undefined) => unitIds[plan.units.findIndex((unit) => unit.name === name)] ?? null,
  };
}

async function insertPeople(db: Db, plan: FoundingPlan, now: Date) {
  const people = [...plan.members, ...plan.people];
  const passwords: FirstPassword[] = [];
  const accounts = [];
  for (const { login, name, phone } of people) {
    const password = firstPassword();
    passwords.push({ login, name, password });
    const passwordHash = await hashPassword(password);
    accounts.push({ login, name, phone, passwordHash, passwordChangeNeeded: true, createdAt: now });
  }
  const ids = await createAccounts(db, accounts);
  const idOf = new Map(people.map((someone, index) => [someone.login, ids[index]!]));
  return { passwords, idOf };
}

/**
 * @returns first passwords, to be handed to their people and nowhere kept
 * @throws FoundingRefused when the code or a login is taken, or the parent is unknown; nothing is written then
 */
export async function foundAssembly(
  db: Kysely<DatabaseSchema>,
  plan: FoundingPlan,
  now: Date,
): Promise<FirstPassword[]> {
  return db.transaction().execute(async (trx) => {
    if (await findAssemblyByCode(trx, plan.code)) throw new FoundingRefused(`${plan.code} has been founded before`);
    const parent = plan.parent === null ? null : await findAssemblyByCode(trx, plan.parent);
    if (plan.parent !== null && !parent) throw new FoundingRefused(`there is no assembly ${plan.parent}`);
    const assemblyId = await insertAssembly(trx, { ...plan, parentId: parent?.id ?? null, createdAt: now });
    const termId = await insertTerm(trx, { assemblyId, ...plan.term });
    await insertSessions(
      trx,
      plan.sessions.map((session) => ({
        assemblyId,
        termId,
        ordinal: session.ordinal,
        opensAt: new Date(session.opensAt),
        closesAt: new Date(session.closesAt),
        proposalsFrom: new Date(session.proposalsFrom),
        proposalsUntil: new Date(session.proposalsUntil),
        intersessionUntil: new Date(session.intersessionUntil),
      })),
    );
    const places = await insertPlaces(trx, plan, assemblyId, termId);
    const { passwords, idOf } = await insertPeople(trx, plan, now);
    const memberIds =
      plan.members.length === 0
        ? []
        : await insertMembers(
            trx,
            plan.members.map((member, index) => ({
              assemblyId,
              termId,
              accountId: idOf.get(member.login)!,
              number: member.number,
              name: member.name,
              standing: member.standing,
              sectorId: places.body(member.sector, 'sector'),
              committeeId: places.body(member.committee, 'committee'),
              partyId: places.body(member.party, 'party'),
              groupId: places.body(member.group, 'group'),
              workplace: member.workplace,
              sortWeight: (index + 1) * 10,
            })),
          );
    const offices = [
      ...plan.members.map((member, index) => ({
        accountId: idOf.get(member.login)!,
        role: 'member' as Role,
        memberId: memberIds[index]!,
      })),
      ...plan.people.flatMap((someone) =>
        someone.offices.map((held) => ({
          accountId: idOf.get(someone.login)!,
          role: held.role as Role,
          unitId: places.unit(held.unit),
          bodyId: places.body(held.body),
        })),
      ),
    ];
    await grantRoles(
      trx,
      offices.map((office) => ({ ...office, assemblyId, from: now })),
    );
    const { code, name, level } = plan;
    const context = {
      db: trx,
      actor: system,
      assembly: { id: assemblyId, code, name, level },
      clock: { now: () => now },
    };
    const appliesFrom = new Date(`${plan.term.startsOn}T00:00:00+08:00`);
    const rules = [
      { subject: 'proposals', name: `${plan.shortName}提案办理规则`, content: proposalRules[plan.rules] },
      { subject: 'suggestions', name: `${plan.shortName}微建议规则`, content: suggestionRules[plan.rules] },
    ];
    for (const rule of rules) await publishRuleVersion(context, { ...rule, appliesFrom });
    return passwords;
  });
}
