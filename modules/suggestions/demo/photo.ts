/** A photo for the demo, drawn: no picture of any real place. */
import { Readable } from 'node:stream';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { keepDrawn } from '../../files/index.ts';
import type { Story } from './stories.ts';

const shapes: Readonly<Record<NonNullable<Story['photo']>, string>> = {
  lamp: '<path d="M600 700V260q0-60 80-60h60" stroke="#4a5560" stroke-width="22" fill="none"/><ellipse cx="760" cy="215" rx="60" ry="26" fill="#2c333a"/>',
  bench:
    '<path d="M360 560h480M360 500h480M400 560v140M800 560v140" stroke="#7a5230" stroke-width="26"/><path d="M500 620l60 40 70-30 60 50" stroke="#b9502f" stroke-width="14" fill="none"/>',
  road: '<path d="M420 800L560 380h80l140 420z" fill="#6f767c"/><ellipse cx="610" cy="650" rx="90" ry="30" fill="#3d4347"/><path d="M600 400v60M600 500v50" stroke="#e8e4d8" stroke-width="10"/>',
  tree: '<path d="M580 720h50V480h-50z" fill="#7a5230"/><circle cx="605" cy="400" r="150" fill="#4e7f4b"/><path d="M250 720h700" stroke="#9aa36a" stroke-width="16"/>',
};

const drawing = (of: NonNullable<Story['photo']>, tint: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="560" fill="hsl(${tint} 45% 82%)"/>
  <rect y="560" width="1200" height="340" fill="hsl(${(tint + 60) % 360} 22% 70%)"/>${shapes[of]}</svg>`;

/** @returns id of a photo that hangs on nothing yet */
export async function demoPhoto(ctx: Context, of: NonNullable<Story['photo']>, nth: number): Promise<string> {
  const { default: sharp } = await import('sharp');
  const svg = Buffer.from(drawing(of, 190 + ((nth * 17) % 40)));
  const kept = async (width: number) =>
    ctx.files.take('photo.jpg', Readable.from([await sharp(svg).resize({ width }).jpeg({ quality: 78 }).toBuffer()]));
  const drawn = { screen: await kept(1200), small: await kept(320), width: 1200, height: 900 };
  const { fileId, smallFileId } = await keepDrawn(ctx, drawn);
  const id = newId(ctx.clock.now().getTime());
  await ctx.db
    .insertInto('suggestion_photos')
    .values({
      id,
      assembly_id: ctx.assembly.id,
      suggestion_id: null,
      visit_id: null,
      original_file_id: null,
      file_id: fileId,
      small_file_id: smallFileId,
      state: 'ready',
      width: drawn.width,
      height: drawn.height,
      uploaded_at: ctx.clock.now(),
    })
    .execute();
  return id;
}
