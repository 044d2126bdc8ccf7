/** What a photo may be, told from its bytes before anything is drawn of it: kind, size of the picture, one picture alone. */
import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import { Problem } from '../http/problem.ts';

/** Largest photo taken, in bytes. */
export const PHOTO_BYTES = 20 * 1024 * 1024;
/** Largest picture taken, in pixels: three times what phones make. */
export const PHOTO_PIXELS = 60_000_000;
/** Kinds taken, as a form names them to the browser: a phone then turns its own kind into one of these. */
const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

const million = 1_000_000;

/** The mark of moving pictures in the extended head of WebP. */
const movesAsWebp = (head: Buffer) => head.toString('latin1', 12, 16) === 'VP8X' && (head[20]! & 2) !== 0;

/** @throws Problem 422 `photo_too_many_pixels`, naming both measures */
export function checkPixels(width: number, height: number): void {
  if (width * height > PHOTO_PIXELS)
    throw new Problem(422, 'photo_too_many_pixels', {
      megapixels: Math.ceil((width * height) / million),
      limit: PHOTO_PIXELS / million,
    });
}

/** Measures by the head; undefined where it does not hold them: the drawing finds out. */
function sizeOf(head: Buffer): { width: number; height: number } | undefined {
  try {
    return imageSize(head);
  } catch {
    return undefined;
  }
}

/**
 * The media type of a photo that may be kept for drawing.
 * @param head its first bytes: marks of the kind, measures, a camera's words
 * @throws Problem 422 `photo_refused` | `photo_heic` | `photo_moving` | `photo_too_many_pixels`
 */
export async function checkPhoto(head: Buffer): Promise<string> {
  const mime = (await fileTypeFromBuffer(head))?.mime as string | undefined;
  if (mime === 'image/heic' || mime === 'image/heif' || mime === 'image/heic-sequence')
    throw new Problem(422, 'photo_heic');
  if (mime === 'image/apng' || mime === 'image/gif' || (mime === 'image/webp' && movesAsWebp(head)))
    throw new Problem(422, 'photo_moving');
  if (!mime || !(photoTypes as readonly string[]).includes(mime)) throw new Problem(422, 'photo_refused');
  const size = sizeOf(head);
  if (size) checkPixels(size.width, size.height);
  return mime;
}
