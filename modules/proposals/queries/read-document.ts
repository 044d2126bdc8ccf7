/** A text written in a word processor, put into the fields of a proposal; the file is one the reader has sent. */
import { buffer } from 'node:stream/consumers';
import { readDocx } from '../../../platform/documents/read-docx.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { filesByIds, openFile } from '../../files/index.ts';
import { query } from '../operations.ts';
import { splitWriting } from '../writing-parts.ts';

export const readDocument = query(
  'readDocument',
  'Read a Word file into the fields of a proposal',
  async (ctx, { query: { fileId } }) => {
    const file = (await filesByIds(ctx.db, [fileId])).get(fileId);
    if (!file || file.assemblyId !== ctx.assembly.id || file.uploadedBy !== ctx.actor.accountId) throw notFound();
    const bytes = await buffer(await openFile(ctx, file));
    const { text, tables, pictures } = await readDocx(new Uint8Array(bytes), shareOf(ctx.actor));
    return { ...splitWriting(text), tables, pictures };
  },
  { limit: 30 },
);
