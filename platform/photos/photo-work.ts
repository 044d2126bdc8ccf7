/** Draws a photo anew on a thread of the pool: upright, in two sizes, with nothing in it but the picture. */
import { Problem } from '../http/problem.ts';
import { pool } from '../workers/pool.ts';
import { checkPixels, PHOTO_PIXELS } from './photo-type.ts';

export interface DrawnPhoto {
  /** JPEG for reading on a screen. */
  screen: Uint8Array;
  /** JPEG for lists and maps. */
  thumb: Uint8Array;
  /** Of the screen's picture. */
  width: number;
  height: number;
}

/** Longest sides, in pixels. */
const SCREEN = 1600;
const THUMB = 360;
// Codes fitted to each picture (`optimiseCoding`) take as long again as all the rest and save a twentieth of the bytes.
/** The library's threads are not the pool's: they stop by their own clock. */
const SECONDS = 20;

/**
 * Nothing of the photo's own data is copied: place, camera, time, small picture and words go; the turn it was taken with is
 * applied, colours become those of screens.
 * @throws Problem 422 `photo_too_many_pixels` | `photo_moving` | `photo_damaged`
 */
export default async function drawPhoto(bytes: Uint8Array): Promise<DrawnPhoto> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const within = (side: number) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const;
  try {
    const { width, height, pages = 1, hasAlpha } = await sharp(bytes, { limitInputPixels: false }).metadata();
    checkPixels(width, height);
    if (pages > 1) throw new Problem(422, 'photo_moving');
    const upright = sharp(bytes, { limitInputPixels: PHOTO_PIXELS, failOn: 'error', sequentialRead: true })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize(within(SCREEN));
    const screen = await (hasAlpha ? upright.flatten({ background: '#ffffff' }) : upright)
      .jpeg({ quality: 82, chromaSubsampling: '4:2:0', optimiseCoding: false })
      .toBuffer({ resolveWithObject: true });
    const thumb = await sharp(screen.data)
      .resize(within(THUMB))
      .jpeg({ quality: 76, optimiseCoding: false })
      .toBuffer();
    return {
      screen: new Uint8Array(screen.data),
      thumb: new Uint8Array(thumb),
      width: screen.info.width,
      height: screen.info.height,
    };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(422, 'photo_damaged');
  }
}

const drawing = pool.define<Uint8Array, DrawnPhoto>({
  name: 'photo',
  module: new URL(import.meta.url),
  milliseconds: 30_000,
  megabytes: 256,
});

/**
 * @param share whose work it is
 * @throws Problem of the drawing, and of the pool
 */
export async function drawAway(bytes: Uint8Array, share: string): Promise<DrawnPhoto> {
  // The library's own code has to stay loaded in the process while threads that use it come and go.
  await import('sharp');
  return drawing.run(bytes, share);
}
