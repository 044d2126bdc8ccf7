/**
 * Statements a connection plans once. PostgreSQL plans a statement anew each time it comes without a name; for one that
 * looks up a single matter with all that hangs on it, planning takes longer than reading. Only for statements whose best plan
 * does not depend on their values, and whose text is the same each time: each text stays with its connection.
 */
import { createHash } from 'node:crypto';

/** Begins a statement that is to be planned once: after `select` of a built one, or before it. */
export const PREPARED = '/* prepared */';

const LOOKED_AT = 40;
const names = new Map<string, string>();

/** @returns the name a statement is kept under, or nothing for one that is planned each time */
export function preparedName(text: string): string | undefined {
  if (!text.slice(0, LOOKED_AT).includes(PREPARED)) return undefined;
  let name = names.get(text);
  if (!name) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 40);
    names.set(text, name);
  }
  return name;
}
