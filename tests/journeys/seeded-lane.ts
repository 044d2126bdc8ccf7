/** Before and after all journeys of one run: a folder where the demo province is kept, made by the first who needs it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Name of the variable that tells journeys where the folder is. */
export const seededVariable = 'YITANG_JOURNEYS_SEEDED';

export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'yitang-seeded-'));
  process.env[seededVariable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
