/** Tells a whole database folder from what a half-restored backup or a wrong setting leaves. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseRefused } from './refusal.ts';

/** PostgreSQL writes its control file at this length, whatever the version. */
const CONTROL_FILE_BYTES = 8192;

/** Without these no cluster of PostgreSQL starts; folders that are empty in most backups are not asked for. */
const parts = ['global', 'base/1', 'base/5', 'pg_wal', 'pg_xact', 'pg_multixact'] as const;

const isFilled = (folder: string): boolean => existsSync(folder) && readdirSync(folder).length > 0;

function missingPart(path: string): string | undefined {
  if (!existsSync(join(path, 'PG_VERSION'))) return 'PG_VERSION';
  const control = statSync(join(path, 'global/pg_control'), { throwIfNoEntry: false });
  if (control?.size !== CONTROL_FILE_BYTES) return 'global/pg_control';
  return parts.find((part) => !isFilled(join(path, part)));
}

/**
 * @param path folder of one cluster of PostgreSQL
 * @param major version the server at hand reads, as `18`
 * @returns false when there is nothing at all and a database may be made
 * @throws DatabaseRefused `folder_not_whole` naming the missing part, `folder_other_version`
 */
export function isWholeCluster(path: string, major: string): boolean {
  if (!isFilled(path)) return false;
  const missing = missingPart(path);
  if (missing) throw new DatabaseRefused('folder_not_whole', { folder: path, missing });
  const version = readFileSync(join(path, 'PG_VERSION'), 'utf8').trim();
  if (version !== major) throw new DatabaseRefused('folder_other_version', { folder: path, version, major });
  return true;
}

/**
 * A data folder that keeps uploaded files but no database has lost the half that names them.
 * @throws DatabaseRefused `folder_without_database`
 */
export function refuseFilesAlone(folder: string): void {
  const files = join(folder, 'files');
  const kept = existsSync(files)
    ? readdirSync(files, { recursive: true, withFileTypes: true }).some(
        (entry) => entry.isFile() && !entry.parentPath.includes('incoming'),
      )
    : false;
  if (kept) throw new DatabaseRefused('folder_without_database', { folder });
}
