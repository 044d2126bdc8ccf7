/** Makes people with offices, for the demo province and for tests: all share one password, hashed once. */
import type { Db } from '../../platform/db/schema.ts';
import type { Actor, Grant } from '../../platform/http/context.ts';
import { hashPassword } from './password.ts';
import type { Role } from './roles.ts';
import { insertAccounts, insertGrants } from './store.ts';

/** Password of every account of the demo province. */
export const demoPassword = 'yitang-demo';

/** Whether it is the password everybody can read here. */
export const isDemoPassword = (password: string): boolean => password === demoPassword;

export interface OfficePlan {
  assemblyId: string;
  role: Role;
  unitId?: string;
  bodyId?: string;
  memberId?: string;
}

export interface PersonPlan {
  login: string;
  name: string;
  /** Offered for one-click sign-in. */
  demo?: boolean;
  elderMode?: boolean;
  fontStep?: number;
}

let demoHash: Promise<string> | undefined;

/** @returns account ids by login */
export async function seedPeople(db: Db, people: readonly PersonPlan[], now: Date): Promise<Map<string, string>> {
  demoHash ??= hashPassword(demoPassword);
  const passwordHash = await demoHash;
  const ids = await insertAccounts(
    db,
    people.map((person) => ({ ...person, passwordHash, createdAt: now })),
  );
  return new Map(people.map((person, index) => [person.login, ids[index]!]));
}

/** Offices by account id; @param from instant they begin */
export async function seedOffices(
  db: Db,
  offices: ReadonlyArray<OfficePlan & { accountId: string }>,
  from: Date,
): Promise<void> {
  await insertGrants(
    db,
    offices.map((office) => ({ ...office, from })),
  );
}

/** The actor `identify` would give for these offices in one assembly. */
export function actorWith(accountId: string, name: string, offices: readonly OfficePlan[], assemblyId: string): Actor {
  const grants: Grant[] = offices
    .filter((office) => office.assemblyId === assemblyId)
    .map((office) => ({
      role: office.role,
      unitId: office.unitId ?? null,
      bodyId: office.bodyId ?? null,
      memberId: office.memberId ?? null,
    }));
  return { kind: 'account', accountId, name, grants, scopes: null, sessionId: null };
}
