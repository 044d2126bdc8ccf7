/** An upload as bytes, for what reads it through. */
import type { Context } from '../../platform/http/context.ts';
import { invalid } from '../../platform/http/problem.ts';
import { filesByIds } from './store.ts';

/** Bytes and name of an upload of this assembly. @throws Problem 422 `file_unknown` */
export async function uploadedBytes(
  ctx: Context,
  fileId: string,
  uploadedBy?: string | null,
): Promise<{ name: string; bytes: Uint8Array }> {
  const file = (await filesByIds(ctx.db, [fileId])).get(fileId);
  const foreign = uploadedBy !== undefined && file?.uploadedBy !== uploadedBy;
  if (!file || file.assemblyId !== ctx.assembly.id || foreign) throw invalid('body.fileId', 'file_unknown');
  const chunks: Buffer[] = [];
  for await (const chunk of await ctx.files.open(file.storageKey, file.sha256)) chunks.push(chunk as Buffer);
  const whole = Buffer.concat(chunks);
  return { name: file.name, bytes: new Uint8Array(whole.buffer, whole.byteOffset, whole.byteLength) };
}
