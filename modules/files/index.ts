/** The door of files: bytes are taken once, named by id, and read through the module whose record they hang on. */
import type { Readable } from 'node:stream';
import type { Context } from '../../platform/http/context.ts';
import type { FileAnswer } from '../../platform/http/operation.ts';
import { notFound, Problem } from '../../platform/http/problem.ts';
import { filesByIds, type StoredFileInfo } from './store.ts';
import './tables.ts';

export { filesByIds, releaseFiles, removeFiles, type StoredFileInfo, storeFile } from './store.ts';

/** Bytes that changed on disk are not handed out; the log says which file, for the operator to restore. */
export async function openFile(ctx: Context, file: StoredFileInfo): Promise<Readable> {
  try {
    return await ctx.files.open(file.storageKey, file.sha256);
  } catch (error) {
    if (error instanceof Problem) ctx.log.error({ fileId: file.id, key: file.storageKey }, 'file damaged on disk');
    throw error;
  }
}

/** The file as a download; the caller has checked that the actor may read what it hangs on. */
export async function fileAnswer(ctx: Context, fileId: string): Promise<FileAnswer> {
  const file = (await filesByIds(ctx.db, [fileId])).get(fileId);
  if (!file || file.assemblyId !== ctx.assembly.id) throw notFound();
  return {
    filename: file.name,
    mediaType: file.mediaType,
    body: await openFile(ctx, file),
    inline: file.mediaType === 'application/pdf' || file.mediaType.startsWith('image/'),
  };
}
