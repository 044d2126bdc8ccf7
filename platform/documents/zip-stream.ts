/** A ZIP archive made while it is read: each file is compressed as its text comes, so memory does not grow with it. */
import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipFile {
  name: string;
  content: Iterable<string> | AsyncIterable<string>;
}

interface Written {
  name: Buffer;
  crc: number;
  size: number;
  compressed: number;
  offset: number;
}

/** Sizes follow the data; names are UTF-8. */
const flags = 0x0808;
/** 1980-01-01, the earliest date of the format, so that equal data give equal bytes. */
const zipDate = 0x21;
const largest = 0xffffffff;

function header(signature: number, fields: [size: 2 | 4, value: number][], name: Buffer): Buffer {
  const fixed = Buffer.alloc(4 + fields.reduce((sum, [size]) => sum + size, 0));
  fixed.writeUInt32LE(signature, 0);
  let at = 4;
  for (const [size, value] of fields) at = size === 2 ? fixed.writeUInt16LE(value, at) : fixed.writeUInt32LE(value, at);
  return Buffer.concat([fixed, name]);
}

function directoryEntry({ name, crc, size, compressed, offset }: Written): Buffer {
  return header(
    0x02014b50,
    [
      [2, 20],
      [2, 20],
      [2, flags],
      [2, 8],
      [2, 0],
      [2, zipDate],
      [4, crc],
      [4, compressed],
      [4, size],
      [2, name.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ],
    name,
  );
}

/**
 * The bytes of an archive, piece by piece.
 * @throws RangeError when the archive or a file in it passes 4 GiB; what the contents throw
 */
export async function* zipStream(files: Iterable<ZipFile>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for (const file of files) {
    const entry: Written = { name: Buffer.from(file.name, 'utf8'), crc: 0, size: 0, compressed: 0, offset };
    const start = header(
      0x04034b50,
      [
        [2, 20],
        [2, flags],
        [2, 8],
        [2, 0],
        [2, zipDate],
        [4, 0],
        [4, 0],
        [4, 0],
        [2, entry.name.length],
        [2, 0],
      ],
      entry.name,
    );
    yield start;
    const measured = async function* () {
      for await (const text of file.content) {
        const bytes = Buffer.from(text, 'utf8');
        entry.crc = crc32(bytes, entry.crc);
        entry.size += bytes.length;
        yield bytes;
      }
    };
    const deflated = pipeline(
      Readable.from(measured(), { objectMode: false }),
      createDeflateRaw({ level: 6 }),
      () => undefined,
    );
    for await (const chunk of deflated as AsyncIterable<Buffer>) {
      entry.compressed += chunk.length;
      yield chunk;
    }
    const after = header(
      0x08074b50,
      [
        [4, entry.crc],
        [4, entry.compressed],
        [4, entry.size],
      ],
      Buffer.alloc(0),
    );
    yield after;
    offset += start.length + entry.compressed + after.length;
    if (Math.max(offset, entry.size) > largest) throw new RangeError('the workbook passes 4 GiB');
    written.push(entry);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  const count = written.length;
  yield header(
    0x06054b50,
    [
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
      [4, directory.length],
      [4, offset],
      [2, 0],
    ],
    Buffer.alloc(0),
  );
}
