/** The offices accounts hold now, grouped by assembly, with the names people read. */
import type { Db } from '../../platform/db/schema.ts';
import type { Translate } from '../../platform/i18n/translate.ts';
import { bodiesByIds, listAssemblies, subjectsInForce, unitsByIds } from '../assemblies/index.ts';
import type { Me } from './contract.ts';
import { abilitiesOf } from './policy.ts';
import type { Role } from './roles.ts';

export interface GrantRow {
  id: string;
  accountId: string;
  assemblyId: string;
  role: string;
  unitId: string | null;
  bodyId: string | null;
  memberId: string | null;
  from: Date;
  until: Date | null;
}

const grantColumns = [
  'id',
  'account_id as accountId',
  'assembly_id as assemblyId',
  'role',
  'unit_id as unitId',
  'body_id as bodyId',
  'member_id as memberId',
  'from_at as from',
  'until_at as until',
] as const;

/** Grants of these accounts in force now. @param assemblyId one assembly only; absent: all */
export function grantsInForce(
  db: Db,
  accountIds: readonly string[],
  now: Date,
  assemblyId?: string,
): Promise<GrantRow[]> {
  if (accountIds.length === 0) return Promise.resolve([]);
  let query = db
    .selectFrom('grants')
    .select(grantColumns)
    .where('account_id', 'in', [...accountIds])
    .where('from_at', '<=', now)
    .where((q) => q.or([q('until_at', 'is', null), q('until_at', '>', now)]));
  if (assemblyId) query = query.where('assembly_id', '=', assemblyId);
  return query.orderBy('from_at').orderBy('id').execute();
}

type GrantView = Me['assemblies'][number]['grants'][number];

const present = (ids: ReadonlyArray<string | null>): string[] => ids.filter((id) => id !== null);

/** Grants with the names of role, unit and body; in the order given. */
export async function nameGrants<T extends GrantRow>(
  db: Db,
  t: Translate,
  grants: readonly T[],
): Promise<Array<[T, GrantView]>> {
  const units = await unitsByIds(db, present(grants.map((grant) => grant.unitId)));
  const bodies = await bodiesByIds(db, present(grants.map((grant) => grant.bodyId)));
  return grants.map((grant) => [
    grant,
    {
      role: grant.role as Role,
      roleName: t(`accounts.role.${grant.role}`),
      unitId: grant.unitId,
      unitName: (grant.unitId && units.get(grant.unitId)?.name) || null,
      bodyId: grant.bodyId,
      bodyName: (grant.bodyId && bodies.get(grant.bodyId)?.name) || null,
      memberId: grant.memberId,
    },
  ]);
}

/** Account id → its assemblies in printed order, each with the offices held there now. */
export async function officesOf(
  db: Db,
  t: Translate,
  accountIds: readonly string[],
  now: Date,
): Promise<Map<string, Me['assemblies']>> {
  const named = await nameGrants(db, t, await grantsInForce(db, accountIds, now));
  const assemblies = await listAssemblies(db);
  const held = new Set(named.map(([grant]) => grant.assemblyId));
  const rules = new Map<string, string[]>();
  for (const { id } of assemblies) if (held.has(id)) rules.set(id, await subjectsInForce(db, id, now));
  const result = new Map<string, Me['assemblies']>();
  for (const accountId of accountIds) {
    const own = named.filter(([grant]) => grant.accountId === accountId);
    const offices = assemblies.map(({ id, code, name, shortName, nameEn, level }) => {
      const grants = own.filter(([grant]) => grant.assemblyId === id).map(([, view]) => view);
      const abilities = abilitiesOf(grants.map((grant) => grant.role));
      return {
        id,
        code,
        name,
        shortName,
        nameEn: nameEn || null,
        level,
        grants,
        abilities,
        rules: rules.get(id) ?? [],
      };
    });
    result.set(
      accountId,
      offices.filter((office) => office.grants.length > 0),
    );
  }
  return result;
}
