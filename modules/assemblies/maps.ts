/** Maps of assemblies: their own, or that of the nearest assembly above which has one. */
import type { Db } from '../../platform/db/schema.ts';
import { cached, forget } from './cache.ts';
import type { AreaFeature } from './map-shape.ts';
import { listAssemblies } from './store.ts';
import './tables.ts';

export interface AssemblyMap {
  areas: readonly AreaFeature[];
  /** Code of the area that is the assembly's own; null: all of the map. */
  own: string | null;
}

/** Puts a map in the place of the one before. */
export async function setMap(db: Db, assemblyId: string, areas: readonly AreaFeature[]): Promise<void> {
  const kept = JSON.stringify(areas);
  await db
    .insertInto('assembly_maps')
    .values({ assembly_id: assemblyId, areas: kept })
    .onConflict((conflict) => conflict.column('assembly_id').doUpdateSet({ areas: kept }))
    .execute();
  forget(db, `map/${assemblyId}`);
}

const ownMap = (db: Db, assemblyId: string): Promise<readonly AreaFeature[] | null> =>
  cached(db, `map/${assemblyId}`, async () => {
    const row = await db
      .selectFrom('assembly_maps')
      .select('areas')
      .where('assembly_id', '=', assemblyId)
      .executeTakeFirst();
    return row ? row.areas : null;
  });

/** @returns undefined where neither the assembly nor one above has a map */
export async function mapOf(db: Db, assembly: { id: string; code: string }): Promise<AssemblyMap | undefined> {
  const all = await listAssemblies(db);
  let at = all.find(({ id }) => id === assembly.id);
  while (at) {
    const areas = await ownMap(db, at.id);
    if (areas) {
      const own = areas.some(({ properties }) => properties.code === assembly.code) ? assembly.code : null;
      return { areas, own };
    }
    const { parentId } = at;
    at = all.find(({ id }) => id === parentId);
  }
  return undefined;
}
