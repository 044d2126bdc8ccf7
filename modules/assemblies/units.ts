/** Reads and writes of handling units and supervision offices. */
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import { cachedByIds, forget } from './cache.ts';
import type { UnitKind } from './tables.ts';

export interface Unit {
  id: string;
  assemblyId: string;
  kind: UnitKind;
  side: 'party' | 'government';
  name: string;
  /** Empty: it has no English name. */
  nameEn: string;
  /** Short form in letter numbers, as 湘教. */
  letterCode: string;
  sortWeight: number;
  active: boolean;
}

const unitColumns = [
  'id',
  'assembly_id as assemblyId',
  'kind',
  'side',
  'name',
  'name_en as nameEn',
  'letter_code as letterCode',
  'sort_weight as sortWeight',
  'active',
] as const;

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
export async function insertUnits(
  db: Db,
  units: readonly (Omit<Unit, 'id' | 'active' | 'nameEn'> & { nameEn?: string | undefined })[],
): Promise<string[]> {
  const rows = units.map((unit) => ({
    id: newId(),
    assembly_id: unit.assemblyId,
    kind: unit.kind,
    side: unit.side,
    name: unit.name,
    name_en: unit.nameEn ?? '',
    letter_code: unit.letterCode,
    sort_weight: unit.sortWeight,
  }));
  await db.insertInto('units').values(rows).execute();
  return rows.map((row) => row.id);
}

/** One unit of the assembly, held until the end of the transaction: nobody gives it work meanwhile. */
export function holdUnit(db: Db, assemblyId: string, id: string): Promise<Unit | undefined> {
  return db
    .selectFrom('units')
    .select(unitColumns)
    .where('id', '=', id)
    .where('assembly_id', '=', assemblyId)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateUnit(
  db: Db,
  id: string,
  { name, nameEn, side, letterCode, active }: Partial<Unit>,
): Promise<void> {
  const columns = { name, name_en: nameEn, side, letter_code: letterCode, active };
  await db.updateTable('units').set(columns).where('id', '=', id).execute();
  forget(db, `unit/${id}`);
}
