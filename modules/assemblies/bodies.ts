/** Reads and writes of bodies: sectors, committees, parties, organisations, groups. */
import { sql } from 'kysely';
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import { cachedByIds, forget } from './cache.ts';
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

export async function updateBody(db: Db, id: string, { name, nameEn }: Partial<Body>): Promise<void> {
  await db.updateTable('bodies').set({ name, name_en: nameEn }).where('id', '=', id).execute();
  forget(db, `body/${id}`);
}

/** @throws where anything of the database still refers to it */
export async function deleteBody(db: Db, id: string): Promise<void> {
  await db.deleteFrom('bodies').where('id', '=', id).execute();
  forget(db, `body/${id}`);
}

/**
 * Which of these anything refers to: seats, offices given and taken back, matters brought in. The database itself says
 * where bodies are named, so that a new room need not be thought of.
 */
export async function bodiesInUse(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ table: string; column: string }>`
    select k.table_name as "table", k.column_name as "column"
    from information_schema.referential_constraints r
    join information_schema.key_column_usage k
      on k.constraint_schema = r.constraint_schema and k.constraint_name = r.constraint_name
    where r.constraint_schema = current_schema and r.unique_constraint_name = 'bodies_pkey'`.execute(db);
  const uses = rows.map(
    ({ table, column }) =>
      sql`select ${sql.ref(column)} as id from ${sql.table(table)} where ${sql.ref(column)} = any(${[...ids]}::uuid[])`,
  );
  const used = await sql<{ id: string }>`select distinct id from (${sql.join(uses, sql` union all `)}) named`.execute(
    db,
  );
  return new Set(used.rows.map((row) => row.id));
}
