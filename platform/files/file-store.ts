/** Bytes of attachments: a folder by default, any flydrive driver behind the same four calls. */
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromFile } from 'file-type';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { Problem } from '../http/problem.ts';

export interface StoredFile {
  key: string;
  size: number;
  sha256: string;
  /** Found out from the bytes, not from the name. */
  mediaType: string;
}

export interface FileStore {
  /** Largest file taken, in bytes. */
  limit: number;
  /** @throws Problem 413 `file_too_large`, 422 `file_type_refused` | `file_type_mismatch`; nothing stays behind */
  take(name: string, source: Readable): Promise<StoredFile>;
  open(key: string): Promise<Readable>;
  remove(key: string): Promise<void>;
}

/** Media types taken, with the endings a file of the type may carry. */
export const acceptedTypes: Readonly<Record<string, readonly string[]>> = {
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

/** @param folder where files live; made when absent */
export async function createFileStore(folder: string, limit: number): Promise<FileStore> {
  const incoming = join(folder, 'incoming');
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true });
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  return {
    limit,
    async take(name, source) {
      const temporary = join(incoming, randomUUID());
      const hash = createHash('sha256');
      let size = 0;
      const counter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length;
          if (size > limit)
            return done(new Problem(413, 'file_too_large', { name, limitMb: Math.floor(limit / 1048576) }));
          hash.update(chunk);
          done(null, chunk);
        },
      });
      try {
        await pipeline(source, counter, createWriteStream(temporary));
        const mediaType = await sniff(temporary, name);
        const sha256 = hash.digest('hex');
        const key = `${sha256.slice(0, 2)}/${randomUUID()}`;
        await disk.moveFromFs(temporary, key);
        return { key, size, sha256, mediaType };
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    open: (key) => disk.getStream(key),
    remove: (key) => disk.delete(key),
  };
}
