import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../platform/http/context.ts';
import { citizen } from '../../platform/http/context.ts';
import { phonePhoto, plainPng } from '../../platform/photos/testing.ts';
import { createTestContext } from '../../platform/testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { pool } from '../../platform/workers/pool.ts';
import { seedTestAssembly } from '../members/testing.ts';
import { drawPhoto, dropDrawn, fileAnswer, keepDrawn, takePhoto } from './index.ts';

let database: TestDatabase;
let ctx: Context;
beforeAll(async () => {
  database = await openTestDatabase();
  const { assembly } = await seedTestAssembly(database.db, { code: 'here' });
  ctx = await createTestContext({ db: database.db, actor: citizen, assembly });
});
afterAll(async () => {
  await pool.close();
  await database?.close();
});

const rows = async () => database.db.selectFrom('files').select(['id', 'name', 'media_type', 'kept_at']).execute();

/** Taken with nothing to hang on but its row. @returns its id */
async function take(bytes: Buffer): Promise<string> {
  let id = '';
  await takePhoto(ctx, Readable.from([bytes]), async (db, originalId) => {
    id = originalId;
    await db.selectFrom('assemblies').select('id').execute();
  });
  return id;
}

it('keeps an original under no name, and shows it in two sizes drawn anew', async () => {
  const originalId = await take(await phonePhoto(2400, 1800));
  expect(await rows()).toEqual([
    { id: originalId, name: 'photo.jpg', media_type: 'image/jpeg', kept_at: expect.any(Date) },
  ]);
  const { fileId, smallFileId } = await keepDrawn(ctx, await drawPhoto(ctx, originalId, 'public'));
  const shown = await Promise.all(
    [fileId, smallFileId].map(async (id) => {
      const { mediaType, body, inline } = await fileAnswer(ctx, id);
      const { width, height, exif } = await sharp(await buffer(body as Readable)).metadata();
      return { mediaType, inline, width, height, exif };
    }),
  );
  const same = { mediaType: 'image/jpeg', inline: true, exif: undefined };
  expect(shown).toEqual([
    { ...same, width: 1200, height: 1600 },
    { ...same, width: 270, height: 360 },
  ]);
});

it('leaves nothing behind of what is no photo, or was drawn for nothing', async () => {
  const before = await rows();
  await expect(take(Buffer.from('PK\x03\x04'))).rejects.toMatchObject({
    code: 'photo_refused',
  });
  await expect(take(plainPng(20_000, 10_000))).rejects.toMatchObject({
    code: 'photo_too_many_pixels',
  });
  await expect(take(Buffer.alloc(21 * 1024 * 1024))).rejects.toMatchObject({
    code: 'file_too_large',
  });
  const failing = takePhoto(ctx, Readable.from([plainPng(50, 50)]), async () => {
    throw new Error('hangs on nothing');
  });
  await expect(failing).rejects.toThrow('hangs on nothing');
  expect(await rows()).toEqual(before);
  const drawn = await drawPhoto(ctx, await take(plainPng(50, 50)), 'public');
  await dropDrawn(ctx, drawn);
  await expect(ctx.files.open(drawn.screen.key, drawn.screen.sha256)).rejects.toMatchObject({ code: 'file_damaged' });
});
