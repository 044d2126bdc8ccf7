/** The door of files: bytes are taken once, named by id, and read through the module whose record they hang on. */
import type { Readable } from 'node:stream';
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import type { Context } from '../../platform/http/context.ts';
import type { FileAnswer } from '../../platform/http/operation.ts';
import { notFound, Problem } from '../../platform/http/problem.ts';
import './tables.ts';

export interface StoredFileInfo {
  id: string;
  assemblyId: string;
  uploadedBy: string | null;
  name: string;
  mediaType: string;
  size: number;
  storageKey: string;
  sha256: string;
}

/** Files by id; unknown ids are absent. */
export async function filesByIds(db: Db, ids: readonly string[]): Promise<Map<string, StoredFileInfo>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('files')
    .select([
      'id',
      'assembly_id as assemblyId',
      'uploaded_by as uploadedBy',
      'name',
      'media_type as mediaType',
      'size',
      'storage_key as storageKey',
      'sha256',
    ])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Takes the bytes, then writes the row; a failure in between leaves only bytes nobody names. */
export async function storeFile(ctx: Context, name: string, source: Readable): Promise<StoredFileInfo> {
  const stored = await ctx.files.take(name, source);
  const id = newId(ctx.clock.now().getTime());
  await ctx.db
    .insertInto('files')
    .values({
      id,
      assembly_id: ctx.assembly.id,
      uploaded_by: ctx.actor.accountId,
      name: name.slice(0, 200),
      media_type: stored.mediaType,
      size: stored.size,
      sha256: stored.sha256,
      storage_key: stored.key,
      created_at: ctx.clock.now(),
    })
    .execute();
  return {
    id,
    assemblyId: ctx.assembly.id,
    uploadedBy: ctx.actor.accountId,
    name: name.slice(0, 200),
    mediaType: stored.mediaType,
    size: stored.size,
    storageKey: stored.key,
    sha256: stored.sha256,
  };
}

/** Bytes that changed on disk are not handed out; the log says which file, for the operator to restore. */
async function openStored(ctx: Context, file: StoredFileInfo): Promise<Readable> {
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
    body: await openStored(ctx, file),
    inline: file.mediaType === 'application/pdf' || file.mediaType.startsWith('image/'),
  };
}
