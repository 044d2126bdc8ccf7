/** The door of files: bytes are taken once, named by id, and read through the module whose record they hang on. */
import type { Context } from '../../platform/http/context.ts';
import type { FileAnswer } from '../../platform/http/operation.ts';
import { notFound } from '../../platform/http/problem.ts';
import { filesByIds, openChecked } from './store.ts';
import './tables.ts';

export { type DrawnBytes, drawPhoto, dropDrawn, keepDrawn, takePhoto } from './photos.ts';
export {
  filesByIds,
  openChecked as openFile,
  releaseFiles,
  removeFiles,
  type StoredFileInfo,
  storeFile,
} from './store.ts';
export { uploadedBytes } from './uploaded-bytes.ts';

/** The file as a download; the caller has checked that the actor may read what it hangs on. */
export async function fileAnswer(ctx: Context, fileId: string): Promise<FileAnswer> {
  const file = (await filesByIds(ctx.db, [fileId])).get(fileId);
  if (!file || file.assemblyId !== ctx.assembly.id) throw notFound();
  return {
    filename: file.name,
    mediaType: file.mediaType,
    body: await openChecked(ctx, file),
    inline: file.mediaType === 'application/pdf' || file.mediaType.startsWith('image/'),
  };
}
