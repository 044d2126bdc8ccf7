/** Bytes of attachments: a folder by default, any flydrive driver behind the same calls. */
import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileTypeFromFile } from 'file-type';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { Problem } from '../http/problem.ts';

/** What is kept at hand of a file while it comes, to tell its kind. */
export const HEAD_BYTES = 512 * 1024;
/** Bytes gathered before they are written. */
const WRITTEN_AT_ONCE = 1024 * 1024;

export interface StoredFile {
  key: string;
  size: number;
  sha256: string;
  /** Found out from the bytes, not from the name. */
  mediaType: string;
}

/** Which files are taken in one place. */
export interface TakenKinds {
  /** Largest file, in bytes, where that is less than the store's own limit. */
  limit: number;
  /** The media type by the first {@link HEAD_BYTES}. @throws Problem 422 when they are not taken */
  check(head: Buffer): Promise<string>;
}

export interface FileStore {
  /** Largest file taken, in bytes. */
  limit: number;
  /** What one account may have stored without its hanging on anything, in bytes. */
  quota: number;
  /**
   * @param kinds what is taken; absent: attachments
   * @throws Problem 413 `file_too_large`, 422 `file_type_refused` | `file_type_mismatch` or what the kinds say; nothing stays behind
   */
  take(name: string, source: Readable, kinds?: TakenKinds): Promise<StoredFile>;
  /**
   * @param sha256 what `take` found: bytes that are no longer the same are not handed out
   * @throws Problem 409 `file_damaged` when they are changed or gone
   */
  open(key: string, sha256: string): Promise<Readable>;
  /** Bytes that are not there are as good as removed. */
  remove(key: string): Promise<void>;
  /** Rejects when files cannot be written now: folder gone, disk full, read-only. */
  check(): Promise<void>;
  /** Takes away what this process had under way. */
  close(): Promise<void>;
}

/** Media types taken, with the endings a file of the type may carry. */
const acceptedTypes: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/x-cfb': ['doc', 'xls', 'ppt', 'wps'],
  'text/plain': ['txt', 'csv', 'md'],
};

const endingOf = (name: string) => name.toLowerCase().split('.').pop() ?? '';

async function sniff(path: string, name: string): Promise<string> {
  const found = await fileTypeFromFile(path);
  const ending = endingOf(name);
  const mediaType = found?.mime ?? (acceptedTypes['text/plain']!.includes(ending) ? 'text/plain' : undefined);
  if (!mediaType || !acceptedTypes[mediaType]) throw new Problem(422, 'file_type_refused', { name });
  if (!acceptedTypes[mediaType].includes(ending)) throw new Problem(422, 'file_type_mismatch', { name, mediaType });
  return mediaType;
}

const day = 86_400_000;

/** Takes away uploads a process left behind when it was killed; those of a running one are younger. */
async function clearAbandoned(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > day) await rm(path, { recursive: true, force: true });
  }
}

/** The SHA-256 of a stream; undefined when it cannot be read. */
async function digestOf(source: Readable): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of source) hash.update(chunk as Buffer);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

async function syncFolder(path: string): Promise<void> {
  // Windows opens no folder, and keeps names by its own journal.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes bytes as they come, many at once.
 * @throws Problem 413 `file_too_large` as soon as they are more than `most`
 */
async function writeDown(file: FileHandle, source: Readable, name: string, most: number) {
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let gathered: Buffer[] = [];
  let [size, waiting] = [0, 0];
  const write = async () => {
    // From where the last ended, and again where the system took only a part.
    if (waiting > 0) await file.writeFile(Buffer.concat(gathered));
    [gathered, waiting] = [[], 0];
  };
  for await (const chunk of source as AsyncIterable<Buffer | string>) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (size + bytes.length > most)
      throw new Problem(413, 'file_too_large', { name, limitMb: Math.floor(most / 1048576) });
    if (size < HEAD_BYTES) head.push(bytes);
    hash.update(bytes);
    gathered.push(bytes);
    size += bytes.length;
    waiting += bytes.length;
    if (waiting >= WRITTEN_AT_ONCE) await write();
  }
  await write();
  return { size, sha256: hash.digest('hex'), head: Buffer.concat(head).subarray(0, HEAD_BYTES) };
}

/**
 * Several processes may share the folder: each has a folder of its own for uploads under way.
 * @param folder where files live; made when absent
 * @param limit largest file, in bytes
 * @param quota bytes of one account that hang on nothing
 */
export async function createFileStore(folder: string, limit: number, quota = 20 * limit): Promise<FileStore> {
  const incoming = join(folder, 'incoming');
  const own = join(incoming, `${process.pid}-${randomUUID()}`);
  await mkdir(own, { recursive: true });
  await clearAbandoned(incoming);
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  /** Shelves this process has seen to be on the disk. */
  const shelves = new Set<string>();
  async function shelfOf(key: string): Promise<string> {
    const shelf = join(folder, key.slice(0, 2));
    if (!shelves.has(shelf)) {
      await mkdir(shelf, { recursive: true });
      await syncFolder(folder);
      shelves.add(shelf);
    }
    return shelf;
  }
  /**
   * Gives bytes their place so that a power cut leaves them there: what is acknowledged is on the disk, its name too. Renamed
   * first, so that the disk writes both down at once; until then nobody was told of them.
   */
  async function settle(file: FileHandle, temporary: string, key: string): Promise<void> {
    const shelf = await shelfOf(key);
    await rename(temporary, join(folder, key));
    await Promise.all([file.sync(), syncFolder(shelf)]);
  }
  /** Not with its parents: a folder that is gone is a disk that is gone, not a place to begin anew. */
  const ownAgain = () =>
    mkdir(own).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  return {
    limit,
    quota,
    async take(name, source, kinds) {
      const most = Math.min(limit, kinds?.limit ?? limit);
      const temporary = join(own, randomUUID());
      const begin = () => open(temporary, 'wx');
      const file = await begin().catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        return ownAgain().then(begin);
      });
      let path = temporary;
      try {
        const { size, sha256, head } = await writeDown(file, source, name, most);
        const mediaType = await (kinds ? kinds.check(head) : sniff(temporary, name));
        const key = `${sha256.slice(0, 2)}/${randomUUID()}`;
        await settle(file, temporary, key).catch((error) => {
          path = join(folder, key);
          throw error;
        });
        return { key, size, sha256, mediaType };
      } catch (error) {
        await Promise.all([temporary, path].map((left) => rm(left, { force: true })));
        throw error;
      } finally {
        await file.close();
      }
    },
    async open(key, sha256) {
      const bytes = await disk.getStream(key).catch(() => undefined);
      if (!bytes || (await digestOf(bytes)) !== sha256) throw new Problem(409, 'file_damaged');
      return disk.getStream(key);
    },
    remove: (key) => disk.delete(key),
    async check() {
      await ownAgain();
      const probe = join(own, 'probe');
      await writeFile(probe, 'probe');
      await rm(probe, { force: true });
    },
    close: () => rm(own, { recursive: true, force: true }),
  };
}
