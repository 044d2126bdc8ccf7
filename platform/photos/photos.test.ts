import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { HEAD_BYTES } from '../files/file-store.ts';
import type { Problem } from '../http/problem.ts';
import { pool } from '../workers/pool.ts';
import { checkPhoto } from './photo-type.ts';
import drawPhoto, { drawAway } from './photo-work.ts';
import { cameraWords, movingPicture, phonePhoto, plainPng } from './testing.ts';

afterAll(() => pool.close());

const checked = (bytes: Buffer) => checkPhoto(bytes.subarray(0, HEAD_BYTES));
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: Problem) => error.code,
  );
const heicHead = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'),
  Buffer.alloc(64),
]);

describe('what a photo may be', () => {
  it('is told from the bytes, whatever it is called', async () => {
    expect(await checked(await phonePhoto())).toBe('image/jpeg');
    expect(await checked(plainPng(100, 100))).toBe('image/png');
    expect(await refusal(checked(Buffer.from('PK\x03\x04 and more of an archive', 'latin1')))).toBe('photo_refused');
    expect(await refusal(checked(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')))).toBe('photo_refused');
    expect(await refusal(checked(Buffer.alloc(0)))).toBe('photo_refused');
    expect(await refusal(checked(heicHead))).toBe('photo_heic');
    expect(await refusal(checked(await movingPicture()))).toBe('photo_moving');
  });

  it('has at most so many pixels, and a refusal names both measures', async () => {
    const giant = plainPng(20_000, 10_000);
    await expect(checked(giant)).rejects.toMatchObject({
      code: 'photo_too_many_pixels',
      params: { megapixels: 200, limit: 60 },
    });
    await expect(drawPhoto(giant)).rejects.toMatchObject({ code: 'photo_too_many_pixels' });
  });
});

describe('a photo drawn anew', () => {
  it('stands upright, in two sizes, and holds nothing but the picture', async () => {
    const original = await phonePhoto(3000, 2000);
    const before = await sharp(original).metadata();
    expect([before.orientation, before.exif, before.xmp, before.icc].every(Boolean)).toBe(true);
    const { screen, thumb, width, height } = await drawAway(original, 'somebody');
    expect([width, height]).toEqual([1067, 1600]);
    for (const bytes of [screen, thumb]) {
      const { format, exif, xmp, iptc, icc, orientation, comments } = await sharp(bytes).metadata();
      expect({ format, exif, xmp, iptc, icc, orientation, comments }).toEqual({ format: 'jpeg' });
      const text = Buffer.from(bytes).toString('latin1');
      for (const word of ['Exif', 'GPS', 'http://ns.adobe.com', ...Object.values(cameraWords)])
        expect(text).not.toContain(word);
    }
    const small = await sharp(thumb).metadata();
    expect([small.width, small.height]).toEqual([240, 360]);
    // Turned by a quarter: what was left is above.
    const { data } = await sharp(screen).raw().toBuffer({ resolveWithObject: true });
    expect(data[0]!).toBeGreaterThan(150);
    expect(data.at(-1)!).toBeGreaterThan(120);
  });

  it('says of one that is cut short, or full of nonsense, that it is damaged', async () => {
    const original = await phonePhoto();
    expect(await refusal(drawPhoto(original.subarray(0, original.length / 2)))).toBe('photo_damaged');
    const broken = Buffer.concat([original.subarray(0, 400), Buffer.alloc(4000, 7)]);
    expect(await refusal(drawPhoto(broken))).toBe('photo_damaged');
    expect(await refusal(drawPhoto(await movingPicture()))).toBe('photo_moving');
  });

  it('keeps a small one as small as it is', async () => {
    const { width, height } = await drawPhoto(plainPng(80, 60));
    expect([width, height]).toEqual([80, 60]);
  });
});
