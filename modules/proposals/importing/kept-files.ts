/** Files the log of imports names: an old register is kept as it was handed in. */
import type { Db } from '../../../platform/db/schema.ts';

/** @returns those of the files some import read */
export async function filesOfImports(db: Db, fileIds: readonly string[]): Promise<string[]> {
  if (fileIds.length === 0) return [];
  const rows = await db
    .selectFrom('register_imports')
    .select('file_id')
    .distinct()
    .where('file_id', 'in', [...fileIds])
    .execute();
  return rows.map((row) => row.file_id);
}
