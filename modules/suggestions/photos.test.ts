/** Photos of anyone: taken once, drawn anew, seen by whom they may be, gone when nothing names them. */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
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
import { drawingPhotos } from './jobs/draw-photos.ts';
import { sweepPhotos } from './jobs/sweep-photos.ts';
import { keepPhoto } from './store/keep-photos.ts';
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
const draw = () => drawingPhotos.look(environment(), () => true);
const sweep = () => sweepPhotos.run(environment(), {}, randomUUID());

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
    await draw();
    expect([(await rowOf(good))!.state, (await rowOf(bad))!.state]).toEqual(['waiting', 'waiting']);
    const sent = await h.send({ photoIds: [good, bad], text: '两张照片，一张是坏的。' });
    expect(await drawingPhotos.backlog(h.database.db)).toEqual({ waiting: 2, oldest: h.clock.now() });
    await Promise.all([draw(), draw()]);
    expect(await drawingPhotos.backlog(h.database.db)).toEqual({ waiting: 0, oldest: null });
    expect(await rowOf(good)).toMatchObject({ state: 'ready', original_file_id: null });
    expect(await rowOf(bad)).toMatchObject({ state: 'refused', original_file_id: null, file_id: null });
    const left = await h.database.db.selectFrom('files').select('id').where('id', '=', original_file_id!).execute();
    expect(left).toEqual([]);
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
    await draw();
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
    await draw();
    const at = (suggestionId: string) => h.call({ path: `/suggestions/public/${suggestionId}/photos/${photo.id}` });
    expect((await at(one.suggestionId)).statusCode).toBe(200);
    expect((await at(other.suggestionId)).statusCode).toBe(404);
    await h.step('clerk', one.suggestionId, 'publicity', { decision: 'title_only', reason: '照片中有人' });
    expect((await at(one.suggestionId)).statusCode).toBe(404);
  });
});

describe('what nothing names', () => {
  it('goes after a day with its files; what is named stays', async () => {
    const [loose, named] = [randomUUID(), randomUUID()];
    await upload(loose, await phonePhoto(90, 60));
    await upload(named, await phonePhoto(90, 60));
    await h.send({ photoIds: [named], text: '请在路口加一面镜子。' });
    await sweep();
    expect(await rowOf(loose)).toBeDefined();
    h.clock.advance(25 * 3_600_000);
    await sweep();
    expect(await rowOf(loose)).toBeUndefined();
    expect(await rowOf(named)).toMatchObject({ state: 'waiting' });
  });

  it('is of one network only so much, and where all is full goes from whoever keeps most', async () => {
    const bytes = await phonePhoto(60, 40);
    const keep = async (network: string, count: number) => {
      const ids = Array.from({ length: count }, () => randomUUID());
      for (const id of ids) {
        h.clock.advance(1000);
        await keepPhoto({ ...base, network: () => network }, id, Readable.from([bytes]));
      }
      return ids;
    };
    const kept = async (ids: readonly string[]) => {
      const there = new Set((await rows()).map(({ id }) => id));
      return ids.filter((id) => there.has(id)).length;
    };
    const [family] = await keep('family', 1);
    const greedy = await keep('greedy', 61);
    // The oldest five made room for the next five.
    expect([await kept(greedy), await rowOf(greedy[4]!), (await rowOf(greedy[5]!)) !== undefined]).toEqual([
      56,
      undefined,
      true,
    ]);
    expect(await kept([family!])).toBe(1);
    // As many others as fill the assembly, none of them greedy by itself.
    await h.database.db
      .insertInto('suggestion_photos')
      .values(
        Array.from({ length: 450 }, (_, at) => ({
          id: randomUUID(),
          assembly_id: h.here.assembly.id,
          state: 'waiting',
          uploaded_at: h.clock.now(),
          loose_by: `network ${at % 45}`,
        })) as never,
      )
      .execute();
    const [late] = await keep('late', 1);
    expect([await kept(greedy), await kept([family!, late!])]).toEqual([51, 2]);
    const { rows: files } = await sql<{ n: number }>`select count(*)::int as n from files f where not exists
      (select 1 from suggestion_photos p where f.id in (p.original_file_id, p.file_id, p.small_file_id))`.execute(
      h.database.db,
    );
    expect(files[0]!.n).toBe(0);
  });

  it('is told from what is sent by no address: the name of a network is sealed, and goes when it is sent', async () => {
    const id = randomUUID();
    await upload(id, await phonePhoto(60, 40));
    const { loose_by } = (await rowOf(id))!;
    expect(loose_by).toMatch(/^[\w-]{43}$/);
    await h.send({ photoIds: [id], text: '请把花坛边的碎石清走。' });
    expect((await rowOf(id))!.loose_by).toBeNull();
  });
});

describe('a photo whose drawing never ends', () => {
  it('is given up after three times, so that it does not end the process for ever', async () => {
    const id = randomUUID();
    await upload(id, await phonePhoto(60, 40));
    await h.send({ photoIds: [id], text: '请给车站加一张长椅。' });
    await h.database.db.updateTable('suggestion_photos').set({ begun: 3 }).where('id', '=', id).execute();
    await draw();
    expect(await rowOf(id)).toMatchObject({ state: 'refused', original_file_id: null });
  });
});
