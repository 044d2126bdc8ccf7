/** Reads and writes of bodies: sectors, committees, parties, organisations, groups. */
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import { cachedByIds } from './cache.ts';
import type { BodyKind } from './tables.ts';

export interface Body {
  id: string;
  assemblyId: string;
  termId: string;
  kind: BodyKind;
  name: string;
  /** Empty: it has no English name. */
  nameEn: string;
  sortWeight: number;
}

const bodyColumns = [
  'id',
  'assembly_id as assemblyId',
  'term_id as termId',
  'kind',
  'name',
  'name_en as nameEn',
  'sort_weight as sortWeight',
] as const;
/** Bodies of an assembly in printed order. @param options.termId one term only; absent: every term's */
export function listBodies(
  db: Db,
  assemblyId: string,
  kind?: BodyKind,
  options: { termId?: string } = {},
): Promise<Body[]> {
  let query = db.selectFrom('bodies').select(bodyColumns).where('assembly_id', '=', assemblyId);
  if (kind) query = query.where('kind', '=', kind);
  if (options.termId) query = query.where('term_id', '=', options.termId);
  return query.orderBy('kind').orderBy('sort_weight').orderBy('name').execute();
}

/** Bodies by id, of any assembly; unknown ids are absent. */
export function bodiesByIds(db: Db, ids: readonly string[]): Promise<Map<string, Body>> {
  return cachedByIds(db, 'body', ids, (missing) =>
    db.selectFrom('bodies').select(bodyColumns).where('id', 'in', missing).execute(),
  );
}

/** @returns ids in the order given */
export async function insertBodies(
  db: Db,
  bodies: readonly (Omit<Body, 'id' | 'nameEn'> & { nameEn?: string | undefined })[],
): Promise<string[]> {
  const rows = bodies.map((body) => ({
    id: newId(),
    assembly_id: body.assemblyId,
    term_id: body.termId,
    kind: body.kind,
    name: body.name,
    name_en: body.nameEn ?? '',
    sort_weight: body.sortWeight,
  }));
  await db.insertInto('bodies').values(rows).execute();
  return rows.map((row) => row.id);
}
