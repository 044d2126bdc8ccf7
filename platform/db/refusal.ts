/** Why a database was not opened, as a code with a sentence in the words of the platform (`errors.<code>`). */

export type DatabaseRefusalCode =
  | 'folder_in_use'
  | 'folder_not_whole'
  | 'folder_other_version'
  | 'folder_without_database'
  | 'folder_damaged'
  | 'folder_not_writable'
  | 'folder_needs_server'
  | 'database_unreachable'
  | 'database_not_migrated'
  | 'role_missing'
  | 'role_too_mighty'
  | 'role_is_owner'
  | 'urls_needed';

/** Nothing was written and nothing needs to be repaired here before the named cause is mended. */
export class DatabaseRefused extends Error {
  readonly code: DatabaseRefusalCode;
  readonly params: Record<string, string | number>;

  constructor(code: DatabaseRefusalCode, params: Record<string, string | number>, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, { cause });
    this.name = 'DatabaseRefused';
    this.code = code;
    this.params = params;
  }
}
