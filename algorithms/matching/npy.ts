/** Reads arrays saved by NumPy. */
import { MatchingError } from './instance.ts';

/** An array of one or two dimensions, row by row. */
export interface NumberTable {
  rows: number;
  columns: number;
  values: Float64Array;
}

const READERS: Record<string, { bytes: number; read: (view: DataView, at: number) => number }> = {
  '<f8': { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
  '<f4': { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  '<i8': { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
  '<i4': { bytes: 4, read: (view, at) => view.getInt32(at, true) },
  '<u4': { bytes: 4, read: (view, at) => view.getUint32(at, true) },
  '|u1': { bytes: 1, read: (view, at) => view.getUint8(at) },
};

/**
 * Reads a `.npy` file (NumPy, *NEP 1: A simple file format for NumPy arrays*), version 1 to 3, of little-endian numbers
 * in either order. A list of n numbers becomes n rows of one column.
 * @throws MatchingError `invalid` for anything else, or if bytes are missing
 */
export function readNpy(bytes: Uint8Array): NumberTable {
  const fail = (message: string): never => {
    throw new MatchingError('invalid', `no NumPy array: ${message}`);
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || String.fromCharCode(...bytes.subarray(1, 6)) !== 'NUMPY') fail('it begins otherwise');
  const long = bytes[6]! > 1;
  const from = long ? 12 : 10;
  const begin = from + (long ? view.getUint32(8, true) : view.getUint16(8, true));
  const head = String.fromCharCode(...bytes.subarray(from, Math.min(begin, from + 10_000)));
  const kind = /'descr':\s*'([^']+)'/.exec(head)?.[1] ?? '';
  const reader = READERS[kind] ?? fail(`numbers of the kind "${kind}"`);
  const shape = (/'shape':\s*\(([\d,\s]+)\)/.exec(head)?.[1] ?? fail('it has no shape'))
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number);
  const [rows = 0, columns = 1] = shape;
  if (shape.length > 2) fail(`${shape.length} dimensions`);
  if (begin + rows * columns * reader.bytes > bytes.length) fail('it is cut off');
  const byColumns = /'fortran_order':\s*True/.test(head);
  const values = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const place = byColumns ? column * rows + row : row * columns + column;
      values[row * columns + column] = reader.read(view, begin + place * reader.bytes);
    }
  }
  return { rows, columns, values };
}
