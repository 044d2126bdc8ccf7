/** Photos of anyone: taken once, drawn anew, seen by whom they may be, gone when nothing names them. */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen } from '../../platform/http/context.ts';
import type { JobEnvironment } from '../../platform/jobs/job-queue.ts';
import { phonePhoto, plainPng } from '../../platform/photos/testing.ts';
import {
  createCollectingJobs,
  createTestContext,
  type createTestFiles,
  silentLog,
} from '../../platform/testing/context.ts';
import { pool } from '../../platform/workers/pool.ts';
import { listAssemblies } from '../assemblies/index.ts';
import { uploadSuggestionPhoto } from './commands/upload-photo.ts';
import { photoJobs } from './jobs/photos.ts';
import { drawPhotoJob, keepPhoto } from './store/keep-photos.ts';
import { openSuggestionHouse, type SuggestionHouse } from './testing.ts';

let h: SuggestionHouse;
let files: Awaited<ReturnType<typeof createTestFiles>>;
const jobs = createCollectingJobs();
beforeAll(async () => {
  h = await openSuggestionHouse();
  files = h.server.files;
});
afterAll(async () => {
  await pool.close();
  await h?.close();
});

const boundary = 'photos';
function upload(photoId: string, bytes: Buffer, name = 'IMG_0001.jpg') {
  const payload = Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="photoId"\r\n\r\n${photoId}\r\n`),
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return h.call({ method: uploadSuggestionPhoto.method, path: uploadSuggestionPhoto.path, headers, body: payload });
}

const rows = () => h.database.db.selectFrom('suggestion_photos').selectAll().execute();
const rowOf = async (id: string) => (await rows()).find((row) => row.id === id);

const environment = (): JobEnvironment =>
  ({
    db: h.database.db,
    log: silentLog,
    services: {
      now: () => h.clock.now(),
      files,
      assemblies: listAssemblies,
      contextFor: (db: never, assembly: never) => ({ ...base, db, assembly, clock: h.clock, files, jobs }),
    },
  }) as unknown as JobEnvironment;
let base: Awaited<ReturnType<typeof createTestContext>>;
beforeAll(async () => {
  base = await createTestContext({
    db: h.database.db,
    assembly: h.here.assembly,
    actor: citizen,
    clock: h.clock,
    files,
    jobs,
  });
});
const jobNamed = (name: string) => photoJobs.find((job) => job.name === name)!;
const draw = (photoId: string) =>
  jobNamed(drawPhotoJob).run(environment(), { photoId, assemblyId: h.here.assembly.id }, randomUUID());
const sweep = () => jobNamed('suggestions-sweep-photos').run(environment(), {}, randomUUID());

/** One that everybody reads, with a photo. */
async function shown(photoId: string) {
  await upload(photoId, await phonePhoto());
  const sent = await h.send({ photoIds: [photoId] });
  await h.react();
  await h.step('clerk', sent.suggestionId, 'accept', { category: 'street', publicity: 'public' });
  return sent;
}

describe('a photo of anyone', () => {
  it('is taken once under the id made on the phone, and keeps no name', async () => {
    const id = randomUUID();
    const photo = await phonePhoto();
    const answers = await Promise.all([upload(id, photo, '王大妈.jpg'), upload(id, photo, '王大妈.jpg')]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await upload(id, photo)).json()).toEqual({ photoId: id });
    expect((await rows()).filter((row) => row.id === id)).toHaveLength(1);
    const names = await h.database.db.selectFrom('files').select('name').execute();
    expect(new Set(names.map(({ name }) => name))).toEqual(new Set(['photo.jpg']));
  });

  it('is refused at once when it is none, or too large, with the measure in it', async () => {
    const refused = async (bytes: Buffer) => {
      const { statusCode, body } = await upload(randomUUID(), bytes);
      return [statusCode, (JSON.parse(body) as { code: string }).code];
    };
    expect(await refused(Buffer.from('PK\x03\x04 an archive'))).toEqual([422, 'photo_refused']);
    expect(await refused(plainPng(20_000, 10_000))).toEqual([422, 'photo_too_many_pixels']);
    expect((await upload('no-id', await phonePhoto())).statusCode).toBe(422);
    const elsewhere = randomUUID();
    const there = { ...base, assembly: h.elsewhere.assembly };
    await keepPhoto(there, elsewhere, Readable.from([await phonePhoto(60, 40)]));
    expect((await upload(elsewhere, await phonePhoto())).statusCode).toBe(409);
  });

  it('is drawn once; the original goes, and a damaged one is told as refused', async () => {
    const [good, bad] = [randomUUID(), randomUUID()];
    const photo = await phonePhoto();
    await upload(good, photo);
    await upload(bad, photo.subarray(0, photo.length / 3));
    const { original_file_id } = (await rowOf(good))!;
    for (const id of [good, good, bad]) await draw(id);
    expect(await rowOf(good)).toMatchObject({ state: 'ready', original_file_id: null });
    expect(await rowOf(bad)).toMatchObject({ state: 'refused', original_file_id: null, file_id: null });
    const left = await h.database.db.selectFrom('files').select('id').where('id', '=', original_file_id!).execute();
    expect(left).toEqual([]);
    const sent = await h.send({ photoIds: [good, bad], text: '两张照片，一张是坏的。' });
    const mine = await h.ok({ path: `/suggestions/mine/${sent.secret}` });
    expect(mine.photos.map(({ state }: { state: string }) => state)).toEqual(['ready', 'refused']);
  });
});

describe('a drawn photo', () => {
  it('is seen by its sender and the office, and by everybody only with what is public', async () => {
    const id = randomUUID();
    await upload(id, await phonePhoto());
    const sent = await h.send({ photoIds: [id], text: '河边的护栏松了，请检查一遍。' });
    await h.react();
    const paths = {
      public: `/suggestions/public/${sent.suggestionId}/photos/${id}`,
      mine: `/suggestions/mine/${sent.secret}/photos/${id}`,
      inside: `/suggestions/${sent.suggestionId}/photos/${id}`,
    };
    const seen = async () => {
      const ask = async (path: string, as?: string) =>
        (await h.call({ path: `${path}?size=small`, ...(as ? { as } : {}) })).statusCode;
      return [
        await ask(paths.public),
        await ask(paths.mine),
        await ask(paths.inside, 'clerk'),
        await ask(paths.inside, 'elsewhere:clerk'),
      ];
    };
    expect(await seen()).toEqual([404, 404, 404, 404]);
    await draw(id);
    expect(await seen()).toEqual([404, 200, 200, 404]);
    await h.step('clerk', sent.suggestionId, 'accept', { category: 'street', publicity: 'public' });
    expect(await seen()).toEqual([200, 200, 200, 404]);
    const shownBytes = (await h.call({ path: paths.public })).rawPayload;
    const { exif, format } = await sharp(shownBytes).metadata();
    expect([exif, format]).toEqual([undefined, 'jpeg']);
    await h.step('clerk', sent.suggestionId, 'redactions', { redactions: [], withheldPhotoIds: [id] });
    expect(await seen()).toEqual([404, 200, 200, 404]);
    expect((await h.call({ path: `/suggestions/mine/${'y'.repeat(43)}/photos/${id}` })).statusCode).toBe(404);
  });

  it('of a suggestion is not another’s, nor open where only the title is', async () => {
    const [one, other] = [await shown(randomUUID()), await shown(randomUUID())];
    const photo = (await rows()).find((row) => row.suggestion_id === one.suggestionId)!;
    await draw(photo.id);
    const at = (suggestionId: string) => h.call({ path: `/suggestions/public/${suggestionId}/photos/${photo.id}` });
    expect((await at(one.suggestionId)).statusCode).toBe(200);
    expect((await at(other.suggestionId)).statusCode).toBe(404);
    await h.step('clerk', one.suggestionId, 'publicity', { decision: 'title_only', reason: '照片中有人' });
    expect((await at(one.suggestionId)).statusCode).toBe(404);
  });
});

describe('what nothing names', () => {
  it('goes after a day with its files; what is named stays, and a lost job is begun anew', async () => {
    const [loose, named] = [randomUUID(), randomUUID()];
    await upload(loose, await phonePhoto(90, 60));
    await upload(named, await phonePhoto(90, 60));
    await draw(loose);
    await h.send({ photoIds: [named], text: '请在路口加一面镜子。' });
    await sweep();
    expect(await rowOf(loose)).toBeDefined();
    h.clock.advance(25 * 3_600_000);
    jobs.sent.length = 0;
    await sweep();
    expect(await rowOf(loose)).toBeUndefined();
    expect(await rowOf(named)).toMatchObject({ state: 'waiting' });
    expect(jobs.sent.filter(({ name }) => name === drawPhotoJob).map(({ data }) => data.photoId)).toContain(named);
  });
});
