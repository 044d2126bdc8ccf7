/** Whether what stands in `dist/` is made of the sources as they are. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const dist = join(root, 'dist');
const stamp = join(dist, 'fingerprint');

/** Hash of everything the fronts are made of. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const patterns = [
    'web/**/*',
    'modules/*/web/**/*',
    'modules/*/contract/**/*',
    'platform/*/contract.ts',
    // Pure parts of the modules reach the screens too; which ones changes often.
    'modules/*/*.ts',
    'modules/*/figures/*.ts',
    'platform/{calendar,privacy}/*.ts',
    'platform/notices/topics.ts',
    'modules/*/{words,locales}/*.json',
    'platform/http/{dates,endpoint}.ts',
    'platform/i18n/words/*.json',
    'package-lock.json',
  ];
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }));
  const paths = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort();
  for (const path of new Set(paths)) hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest('hex');
}

export const frontsAreFresh = (): boolean => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();

/** Call when everything has been built. */
export const markFresh = (): void => writeFileSync(stamp, fingerprint());
