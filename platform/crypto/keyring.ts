/**
 * The keys of an installation: lines of `id suite secret`, the last one in use, the others for opening what was sealed before. They lie in
 * a file of the data folder made at the first start, in a file of the operator's, or in the environment; never in the database.
 */
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { SealRefused, type SuiteName, suiteNames } from './suites.ts';

export interface Key {
  id: string;
  suite: SuiteName;
  secret: Buffer;
}

/** Where keys are said to lie. */
export interface KeySource {
  dataFolder: string;
  /** A file of the operator's; absent: the one in the data folder. */
  keyFile?: string | undefined;
  /** The keys themselves, one after the other with a comma or a line end between; before any file. */
  keys?: string | undefined;
}

const SECRET_BYTES = 32;
const line = new RegExp(`^([a-z0-9-]{1,40})\\s+(${suiteNames.join('|')})\\s+([0-9a-f]{${SECRET_BYTES * 2}})$`);

/** @param where named in the refusal @throws SealRefused `keys_unreadable` with the number of the line, never with the line */
export function readKeys(text: string, where: string): Key[] {
  const keys: Key[] = [];
  for (const [index, raw] of text.split(/[\n,]/).entries()) {
    const written = raw.trim();
    if (written === '' || written.startsWith('#')) continue;
    const match = line.exec(written);
    if (!match || keys.some((key) => key.id === match[1])) {
      throw new SealRefused('keys_unreadable', { file: where, line: index + 1 });
    }
    keys.push({ id: match[1]!, suite: match[2] as SuiteName, secret: Buffer.from(match[3]!, 'hex') });
  }
  if (keys.length === 0) throw new SealRefused('keys_unreadable', { file: where, line: 1 });
  return keys;
}

const written = (id: string, suite: SuiteName): string =>
  `${id} ${suite} ${randomBytes(SECRET_BYTES).toString('hex')}\n`;

/** The file of the keys; undefined: they stand in the environment. */
export const keyFileOf = ({ dataFolder, keyFile, keys }: KeySource): string | undefined =>
  keys ? undefined : (keyFile ?? join(dataFolder, 'keys'));

/** Makes the file with a first key where there is none yet: whole at once, as another server may look just now. */
function makeFile(path: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const making = `${path}.${process.pid}`;
  writeFileSync(making, written('k1', 'aes-256-gcm'), { mode: 0o600 });
  try {
    linkSync(making, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(making);
  }
}

/** Adds a key to the file and so takes it into use. @returns its id @throws SealRefused where keys are no file */
export function addKey(source: KeySource, suite: SuiteName): string {
  const path = keyFileOf(source);
  if (path === undefined) throw new SealRefused('keys_unreadable', { file: 'YITANG_KEYS', line: 1 });
  const text = readFileSync(path, 'utf8');
  const ids = new Set(readKeys(text, path).map((key) => key.id));
  let number = ids.size + 1;
  while (ids.has(`k${number}`)) number += 1;
  appendFileSync(path, `${text.endsWith('\n') ? '' : '\n'}${written(`k${number}`, suite)}`);
  return `k${number}`;
}

/** Keys as they stand now; a file that changed is read again, so that a server at work hears of a new key. */
export function keyring(source: KeySource): () => readonly Key[] {
  const path = keyFileOf(source);
  if (path === undefined) {
    const keys = readKeys(source.keys!, 'YITANG_KEYS');
    return () => keys;
  }
  if (!source.keyFile) makeFile(path);
  let kept: { keys: readonly Key[]; at: number } | undefined;
  return () => {
    try {
      const at = statSync(path).mtimeMs;
      if (kept?.at !== at) kept = { keys: readKeys(readFileSync(path, 'utf8'), path), at };
    } catch (error) {
      // Somebody is at the file just now: what was read before is still right.
      if (!kept)
        throw error instanceof SealRefused ? error : new SealRefused('keys_unreadable', { file: path, line: 1 });
    }
    return kept.keys;
  };
}
