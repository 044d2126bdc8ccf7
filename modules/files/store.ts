/** Rows of files and the bytes behind them: taken together, counted by account, removed together. */
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import type { StoredFile, TakenKinds } from '../../platform/files/file-store.ts';
import type { Context } from '../../platform/http/context.ts';
import { Problem } from '../../platform/http/problem.ts';
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

/** Longest name kept, in characters. */
const LONGEST_NAME = 200;

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

/** @throws Problem 413 `upload_quota_reached` when an account's files that hang on nothing are more than it may have */
async function checkQuota(ctx: Context, more: number): Promise<void> {
  if (ctx.actor.accountId === null) return;
  const { rows } = await sql<{ bytes: number }>`select coalesce(sum(size), 0)::bigint as bytes from files
    where uploaded_by = ${ctx.actor.accountId} and kept_at is null`.execute(ctx.db);
  if (Number(rows[0]!.bytes) + more > ctx.files.quota)
    throw new Problem(413, 'upload_quota_reached', { quotaMb: Math.floor(ctx.files.quota / 1048576) });
}

/** Takes the bytes of one upload. @throws Problem 413, 422 as the file store; nothing stays behind */
export async function takeBytes(ctx: Context, name: string, source: Readable, kinds?: TakenKinds): Promise<StoredFile> {
  await checkQuota(ctx, 0);
  const stored = await ctx.files.take(name, source, kinds);
  try {
    await checkQuota(ctx, stored.size);
  } catch (error) {
    await ctx.files.remove(stored.key);
    throw error;
  }
  return stored;
}

const rowOf = (ctx: Context, id: string, name: string, stored: StoredFile, hangs: boolean) => ({
  id,
  assembly_id: ctx.assembly.id,
  uploaded_by: ctx.actor.accountId,
  name: name.slice(0, LONGEST_NAME),
  media_type: stored.mediaType,
  size: stored.size,
  sha256: stored.sha256,
  storage_key: stored.key,
  created_at: ctx.clock.now(),
  kept_at: hangs ? ctx.clock.now() : null,
});

/** For the statement that writes what the file hangs on: the file's row beside it. */
export const withFile = (ctx: Context, id: string, name: string, stored: StoredFile): Db =>
  ctx.db.with('file', (inner) => inner.insertInto('files').values(rowOf(ctx, id, name, stored, true))) as unknown as Db;

/** Writes the row of bytes that have been taken. @param hangs on something written in the same transaction */
export async function insertFile(
  ctx: Context,
  name: string,
  stored: StoredFile,
  hangs = false,
): Promise<StoredFileInfo> {
  const id = newId(ctx.clock.now().getTime());
  const row = rowOf(ctx, id, name, stored, hangs);
  await ctx.db.insertInto('files').values(row).execute();
  return {
    id,
    assemblyId: ctx.assembly.id,
    uploadedBy: ctx.actor.accountId,
    name: row.name,
    mediaType: stored.mediaType,
    size: stored.size,
    storageKey: stored.key,
    sha256: stored.sha256,
  };
}

/** Bytes that changed on disk are not handed out; the log says which file, for the operator to restore. */
export async function openChecked(ctx: Context, file: StoredFileInfo): Promise<Readable> {
  try {
    return await ctx.files.open(file.storageKey, file.sha256);
  } catch (error) {
    if (error instanceof Problem) ctx.log.error({ fileId: file.id, key: file.storageKey }, 'file damaged on disk');
    throw error;
  }
}

/** Takes the bytes, then writes the row; when that fails the bytes go too. */
export async function storeFile(ctx: Context, name: string, source: Readable): Promise<StoredFileInfo> {
  const stored = await takeBytes(ctx, name, source);
  try {
    return await insertFile(ctx, name, stored);
  } catch (error) {
    await ctx.files.remove(stored.key);
    throw error;
  }
}

/** Job that removes bytes once the transaction that removed their rows is done. */
export const bytesJob = 'files-remove-bytes';

/**
 * Removes files nothing names any more: rows in this transaction, bytes right after it.
 * @throws foreign key violation when something still names one
 */
export async function removeFiles(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const gone = await ctx.db
    .deleteFrom('files')
    .where('assembly_id', '=', ctx.assembly.id)
    .where('id', 'in', [...ids])
    .returning('storage_key')
    .execute();
  if (gone.length > 0) await ctx.jobs.send(ctx.db, bytesJob, { keys: gone.map((row) => row.storage_key) });
}

/** Files that are let go by what they hung on: the next sweep looks at them anew. */
export async function releaseFiles(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('files')
    .set({ kept_at: null })
    .where('id', 'in', [...ids])
    .execute();
}
