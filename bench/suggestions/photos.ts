/** Photos for the bench: JPEGs that are not easily made smaller, as those of a street are not. */
import sharp from 'sharp';
import { createRandom } from '../../algorithms/random/prng.ts';

/** Width and height in pixels, by name. */
export const photoSizes = { small: [1280, 960], phone: [4000, 3000] } as const;
export type PhotoSize = keyof typeof photoSizes;

/** @param nth another photo for another number */
export async function streetPhoto(size: PhotoSize, nth: number): Promise<Buffer> {
  const [width, height] = photoSizes[size];
  const random = createRandom(nth + 1);
  const [across, down] = [width >> 2, height >> 2];
  const grains = Buffer.from(Array.from({ length: across * down * 3 }, () => 60 + Math.floor(random() * 130)));
  return sharp(grains, { raw: { width: across, height: down, channels: 3 } })
    .resize(width, height)
    .withExif({ IFD0: { Make: 'Bench', Orientation: '6' } })
    .jpeg({ quality: 80 })
    .toBuffer();
}
