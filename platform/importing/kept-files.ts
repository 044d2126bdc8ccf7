/** Files the log of imports names: what was read is kept as it was handed in. */
import './tables.ts';
import type { Db } from '../db/schema.ts';

/** @returns those of the files some import read */
export async function filesOfImports(db: Db, fileIds: readonly string[]): Promise<string[]> {
  if (fileIds.length === 0) return [];
  const rows = await db
    .selectFrom('imports')
    .select('file_id')
    .distinct()
    .where('file_id', 'in', [...fileIds])
    .execute();
  return rows.map((row) => row.file_id);
}
