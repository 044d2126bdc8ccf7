/** Takes a photo from anyone, before the suggestion that names it; one that nothing names goes after a day. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { invalid } from '../../../platform/http/problem.ts';
import { command } from '../operations.ts';
import { keepPhoto } from '../store/keep-photos.ts';

export const uploadSuggestionPhoto = command(
  'uploadSuggestionPhoto',
  'Upload a photo (multipart: field "photoId", a UUID made by the sender, then field "file"); the same id again is the same photo',
  async (ctx, input) => {
    const { request } = input as unknown as { request: FastifyRequest };
    if (!request.isMultipart()) throw invalid('body.file', 'file_missing');
    const part = await request.file();
    if (!part) throw invalid('body.file', 'file_missing');
    const field = part.fields.photoId;
    const photoId = z.uuid().safeParse(field && 'value' in field ? field.value : undefined);
    if (!photoId.success) throw invalid('body.photoId', 'invalid_value');
    await keepPhoto(ctx, photoId.data.toLowerCase(), part.file);
    return { photoId: photoId.data };
  },
  { access: 'public', upload: true, ownTransaction: true, keyless: true, limit: 60 },
);
