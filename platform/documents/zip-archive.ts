/** ZIP archives (APPNOTE 6.3) opened with bounds, for files strangers send; and plain ones packed. */
import { crc32, inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
  compressed: Uint8Array;
}

/** Why an archive was not opened. */
export class ZipFault extends Error {
  readonly code: 'damaged' | 'too_large';
  constructor(code: 'damaged' | 'too_large', message: string) {
    super(message);
    this.name = 'ZipFault';
    this.code = code;
  }
}

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;

function endRecord(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) if (view.getUint32(at, true) === endSignature) return at;
  throw new ZipFault('damaged', 'no end record: the file is cut off or is no ZIP archive');
}

/**
 * The entries of the central directory, still compressed.
 * @throws ZipFault `damaged` when a record lies outside the file, `too_large` with more than `maxEntries` entries
 */
export function zipEntries(bytes: Uint8Array, maxEntries: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = endRecord(view);
    const count = view.getUint16(end + 10, true);
    if (count > maxEntries) throw new ZipFault('too_large', `${count} files inside, at most ${maxEntries} are opened`);
    const entries: ZipEntry[] = [];
    let at = view.getUint32(end + 16, true);
    for (let i = 0; i < count; i += 1) {
      if (view.getUint32(at, true) !== directorySignature) throw new ZipFault('damaged', 'the directory is broken');
      const nameLength = view.getUint16(at + 28, true);
      const local = view.getUint32(at + 42, true);
      if (view.getUint32(local, true) !== localSignature) throw new ZipFault('damaged', 'an entry is missing');
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const size = view.getUint32(at + 20, true);
      if (start + size > bytes.length) throw new ZipFault('damaged', 'an entry reaches beyond the end of the file');
      entries.push({
        name: Buffer.from(bytes.buffer, bytes.byteOffset + at + 46, nameLength).toString('utf8'),
        method: view.getUint16(at + 10, true),
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        compressed: bytes.subarray(start, start + size),
      });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return entries;
  } catch (error) {
    if (error instanceof RangeError) throw new ZipFault('damaged', 'a record reaches beyond the end of the file');
    throw error;
  }
}

/**
 * The bytes of an entry.
 * @param room most bytes that may come out, whatever the archive claims
 * @throws ZipFault `too_large` beyond it, `damaged` when the data cannot be unpacked
 */
export function openEntry(entry: ZipEntry, room: number): Uint8Array {
  if (entry.method === 0) {
    if (entry.compressed.length > room) throw new ZipFault('too_large', 'more than the limit when unpacked');
    return entry.compressed;
  }
  if (entry.method !== 8) throw new ZipFault('damaged', `unknown compression ${entry.method}`);
  try {
    return inflateRawSync(entry.compressed, { maxOutputLength: Math.max(1, room) });
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge
      ? new ZipFault('too_large', 'more than the limit when unpacked')
      : new ZipFault('damaged', 'an entry cannot be unpacked');
  }
}

/** An archive of the given files, stored without compression; dates zero. */
export function packStored(files: { name: string; bytes: Uint8Array }[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const nameBytes = Buffer.from(name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, nameBytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, nameBytes]));
    parts.push(local, bytes);
    offset += local.length + bytes.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, directoryBytes, end]));
}
