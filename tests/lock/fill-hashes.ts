/**
 * Writes into package-lock.json the hash of every package that lacks one, as the registry publishes it, so that
 * `npm ci` checks what it unpacks. Run after any change of dependencies: npm run exec -- tests/lock/fill-hashes.ts
 */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';

interface Entry {
  version?: string;
  name?: string;
  integrity?: string;
  link?: boolean;
}

const run = promisify(execFile);
const path = new URL('../../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Entry> };
const missing = Object.entries(lock.packages).filter(
  ([place, entry]) => place !== '' && !entry.link && !entry.integrity,
);
const nameOf = (place: string, entry: Entry) => entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 13);

let done = 0;
async function fill(): Promise<void> {
  for (let next = missing.pop(); next; next = missing.pop()) {
    const [place, entry] = next;
    const { stdout } = await run('npm', ['view', `${nameOf(place, entry)}@${entry.version}`, 'dist.integrity']);
    const hash = stdout.trim();
    if (!hash.startsWith('sha')) throw new Error(`no hash for ${place}`);
    entry.integrity = hash;
    done += 1;
  }
}
await Promise.all(Array.from({ length: 6 }, fill));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${done} hashes filled`);
