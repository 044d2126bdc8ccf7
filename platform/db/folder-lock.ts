/**
 * One process, one embedded folder. Whoever opens the folder holds a lock file that names a living process; the lock of
 * a dead one is taken over. Where the holder's number means nothing here (another container or machine on a shared
 * folder), the holder lives as long as it keeps touching the file.
 */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { placeOfProcesses, startOfProcess } from './process-identity.ts';
import { DatabaseRefused } from './refusal.ts';

interface Holder {
  pid: number;
  started: string;
  place: string;
  command: string;
  since: string;
}

export interface FolderLock {
  /** Gives the folder free; a second call does nothing. */
  release(): void;
}

const TOUCH_EVERY_MS = 2_000;
const WATCH_FOR_MS = 7_000;
const TAKEOVER_DIES_AFTER_MS = 10_000;

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** @returns false when the file is there already */
function create(path: string, content: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o644);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(file, content);
  } finally {
    closeSync(file);
  }
  return true;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text) as Holder;
    return typeof value.pid === 'number' ? value : undefined;
  } catch {
    return undefined;
  }
}

const touchedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Whether the file is touched while it is watched. */
async function isTouched(path: string): Promise<boolean> {
  const first = touchedAt(path);
  for (const until = Date.now() + WATCH_FOR_MS; Date.now() < until; ) {
    await wait(250);
    if (touchedAt(path) !== first) return true;
  }
  return false;
}

async function holderLives(path: string, text: string): Promise<boolean> {
  const holder = parse(text);
  if (holder?.place === placeOfProcesses()) return startOfProcess(holder.pid) === holder.started;
  return isTouched(path);
}

/** Takes a dead holder's file away, unless somebody else did so meanwhile. */
async function clearDead(path: string, text: string): Promise<void> {
  const guard = `${path}.takeover`;
  if (!create(guard, '')) {
    const age = Date.now() - touchedAt(guard);
    if (age > TAKEOVER_DIES_AFTER_MS) rmSync(guard, { force: true });
    return void (await wait(50));
  }
  try {
    if (readIfThere(path) === text) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function hold(path: string, content: string): FolderLock {
  const timer = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(path, now, now);
    } catch {
      // A folder that cannot be written for a moment: the next touch tells.
    }
  }, TOUCH_EVERY_MS);
  timer.unref();
  const release = () => {
    clearInterval(timer);
    process.off('exit', release);
    if (readIfThere(path) === content) rmSync(path, { force: true });
  };
  process.once('exit', release);
  return { release };
}

/**
 * Takes the folder for this process, making it when it is not there.
 * @throws DatabaseRefused `folder_in_use` with the holder, `folder_not_writable`
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, 'yitang.lock');
  const content = JSON.stringify({
    pid: process.pid,
    started: startOfProcess(process.pid) ?? '',
    place: placeOfProcesses(),
    command: basename(process.argv[1] ?? 'node'),
    since: new Date().toISOString(),
  } satisfies Holder);
  try {
    mkdirSync(folder, { recursive: true });
    for (;;) {
      if (create(path, content)) return hold(path, content);
      const text = readIfThere(path);
      if (text === undefined) continue;
      if (await holderLives(path, text)) {
        const { pid = 0, command = '', since = '' } = parse(text) ?? {};
        throw new DatabaseRefused('folder_in_use', { folder, pid, command, since });
      }
      await clearDead(path, text);
    }
  } catch (error) {
    if (error instanceof DatabaseRefused) throw error;
    throw new DatabaseRefused('folder_not_writable', { folder, reason: codeOf(error) ?? String(error) }, error);
  }
}
