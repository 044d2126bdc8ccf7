/** Reads and writes of assemblies. */
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import type { AssemblyRef } from '../../platform/http/context.ts';
import { cached, forget } from './cache.ts';

export interface Assembly extends AssemblyRef {
  parentId: string | null;
  shortName: string;
  nameEn: string;
  shortNameEn: string;
  place: string;
  contact: string;
  sortWeight: number;
}

/** All assemblies of the installation, parents before children, each level in its printed order. */
export async function listAssemblies(db: Db): Promise<Assembly[]> {
  const kept = await cached(db, 'assemblies', async () => {
    const rows = await db
      .selectFrom('assemblies')
      .select(['id', 'parent_id as parentId', 'code', 'level', 'name', 'short_name as shortName', 'place', 'contact'])
      .select(['sort_weight as sortWeight', 'name_en as nameEn', 'short_name_en as shortNameEn'])
      .orderBy('sort_weight')
      .orderBy('code')
      .execute();
    const levels = ['province', 'city', 'county'];
    return rows.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
  });
  return [...kept];
}

/** The assembly behind a code of an address, as `xiangnan`. */
export async function findAssemblyByCode(db: Db, code: string): Promise<Assembly | undefined> {
  return (await listAssemblies(db)).find((assembly) => assembly.code === code);
}

/** @returns id of the new assembly */
export async function insertAssembly(
  db: Db,
  input: Omit<Assembly, 'id' | 'contact' | 'sortWeight' | 'nameEn' | 'shortNameEn'> &
    Partial<Pick<Assembly, 'contact' | 'sortWeight' | 'nameEn' | 'shortNameEn'>> & { createdAt: Date },
): Promise<string> {
  const id = newId();
  await db
    .insertInto('assemblies')
    .values({
      id,
      parent_id: input.parentId,
      code: input.code,
      level: input.level,
      name: input.name,
      short_name: input.shortName,
      name_en: input.nameEn ?? '',
      short_name_en: input.shortNameEn ?? '',
      place: input.place,
      contact: input.contact ?? '',
      sort_weight: input.sortWeight ?? 0,
      created_at: input.createdAt,
    })
    .execute();
  forget(db, 'assemblies');
  return id;
}

export async function updateAssembly(
  db: Db,
  id: string,
  { name, shortName, nameEn, shortNameEn, place, contact }: Partial<Assembly>,
): Promise<void> {
  const columns = { name, short_name: shortName, name_en: nameEn, short_name_en: shortNameEn, place, contact };
  await db.updateTable('assemblies').set(columns).where('id', '=', id).execute();
  forget(db, 'assemblies');
}
