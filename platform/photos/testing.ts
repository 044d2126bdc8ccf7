/** Photos for tests, made here: as a phone makes them, with place and time inside, and as nobody should send them. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Words of the sender's that must not come out again. */
export const cameraWords = {
  camera: 'Testing Phone 9',
  words: 'Taken behind the old mill',
  xmp: 'Private note of the owner',
};

/** A JPEG lying on its side as phones write it, with GPS, camera, words, a colour profile and XMP. */
export function phonePhoto(width = 1200, height = 800): Promise<Buffer> {
  const half = { create: { width: Math.round(width / 2), height, channels: 3 as const, background: '#c03020' } };
  return sharp({ create: { width, height, channels: 3, background: '#2040a0' } })
    .composite([{ input: half, left: 0, top: 0 }])
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Make: 'Testing', Model: cameraWords.camera, ImageDescription: cameraWords.words, Orientation: '6' },
      IFD2: { DateTimeOriginal: '2026:03:05 08:09:10' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '26/1 25/1 3012/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '112/1 36/1 0/1',
      },
    })
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="${cameraWords.xmp}"/></rdf:RDF></x:xmpmeta>`,
    )
    .withIccProfile('p3')
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** A PNG of one colour: a few kilobytes for any number of pixels. */
export function plainPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Two pictures in one file. */
export async function movingPicture(): Promise<Buffer> {
  const frame = (background: string) =>
    sharp({ create: { width: 40, height: 40, channels: 3, background } })
      .png()
      .toBuffer();
  return sharp(await Promise.all(['#ff0000', '#0000ff'].map(frame)), { join: { animated: true } })
    .webp()
    .toBuffer();
}
