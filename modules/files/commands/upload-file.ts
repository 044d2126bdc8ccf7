/** Takes one file; its id is then named in drafts, ratings and minutes. With a key it is taken once. */
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { DatabaseSchema, Db } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { earlierAnswer, type KeyedRequest, keepAnswer, type OpenKey } from '../../../platform/http/idempotency.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { uploadFileEndpoint } from '../contract.ts';
import { insertFile, type StoredFileInfo, storeFile, takeBytes } from '../store.ts';

interface Answer {
  fileId: string;
  name: string;
  size: number;
  mediaType: string;
}

const answerOf = (file: StoredFileInfo): Answer => ({
  fileId: file.id,
  name: file.name,
  size: file.size,
  mediaType: file.mediaType,
});

/** The first answer again when this key brought this file before; row and key are written together. */
async function storeOnce(ctx: Context, open: OpenKey, name: string, source: Readable): Promise<Answer> {
  const stored = await takeBytes(ctx, name, source);
  const { actorKey, key, operationId } = open;
  const keyed: KeyedRequest = { actorKey, key, operationId, fingerprint: open.fingerprintOf([name, stored.sha256]) };
  const again = async (db: Db) => (await earlierAnswer(db, keyed))?.answer as Answer | undefined;
  try {
    const earlier = await again(ctx.db);
    if (earlier) {
      await ctx.files.remove(stored.key);
      return earlier;
    }
    return await (ctx.db as Kysely<DatabaseSchema>).transaction().execute(async (db) => {
      const answer = answerOf(await insertFile({ ...ctx, db }, name, stored));
      await keepAnswer(db, keyed, answer, ctx.clock.now());
      return answer;
    });
  } catch (error) {
    await ctx.files.remove(stored.key);
    // The same upload was being done beside this one.
    const beside = (error as { code?: string }).code === '23505' ? await again(ctx.db) : undefined;
    if (beside) return beside;
    throw error;
  }
}

export const uploadFile = defineCommand({
  ...uploadFileEndpoint,
  operationId: 'uploadFile',
  summary: 'Upload a file (multipart, field "file"); its id is then named in drafts and ratings',
  tag: 'files',
  access: 'signed_in',
  scope: 'proposals:write',
  ownTransaction: true,
  limit: 60,
  upload: true,
  async handle(ctx, input) {
    const { request, openKey } = input as unknown as { request: FastifyRequest; openKey?: OpenKey };
    if (!request.isMultipart()) throw invalid('body.file', 'file_missing');
    const part = await request.file();
    if (!part || part.filename === '') throw invalid('body.file', 'file_missing');
    if (openKey) return storeOnce(ctx, openKey, part.filename, part.file);
    return answerOf(await storeFile(ctx, part.filename, part.file));
  },
});
