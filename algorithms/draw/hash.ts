/**
 * Hashing with a purpose: every hash of a lot is taken over length-prefixed parts of which the first names what the
 * hash is for, so that no value made for one purpose can pass for another, and no two lists of parts give the same bytes.
 */
import { hash as nodeHash } from 'node:crypto';

/** SHA-256 (FIPS 180-4) or SM3 (GB/T 32905-2016); both give 32 bytes. */
export type Suite = 'sha-256' | 'sm3';

/** Names of the suites, in the order in which they are offered. */
export const SUITES: readonly Suite[] = ['sha-256', 'sm3'];

/** Bytes of a digest in either suite. */
export const DIGEST_BYTES = 32;

/** What a hash may be for; see docs/algorithms/draw.md for the parts that follow each. */
export type Purpose =
  | 'person'
  | 'entry'
  | 'node'
  | 'list'
  | 'announced'
  | 'commitment'
  | 'event'
  | 'seed'
  | 'stream'
  | 'block'
  | 'outcome';

const PREFIX = 'yitang-draw/1/';
const nodeNames: Readonly<Record<Suite, string>> = { 'sha-256': 'sha256', sm3: 'sm3' };

let scratch = Buffer.alloc(1024);

function room(start: number, more: number): void {
  if (start + more <= scratch.length) return;
  const larger = Buffer.alloc(Math.max(scratch.length * 2, start + more));
  scratch.copy(larger, 0, 0, start);
  scratch = larger;
}

/**
 * Hash of `4-byte length ‖ "yitang-draw/1/" purpose ‖ 4-byte length ‖ part₁ ‖ …`; lengths are in bytes, big-endian.
 * @param parts bytes as they are; texts as UTF-8 (the caller has refused lone surrogates); whole numbers below 2³² as
 *   four bytes, big-endian
 * @returns 32 bytes of its own
 */
export function hashParts(suite: Suite, purpose: Purpose, ...parts: (string | number | Uint8Array)[]): Buffer {
  let end = 4 + PREFIX.length + purpose.length;
  scratch.writeUInt32BE(end - 4, 0);
  scratch.write(PREFIX, 4, 'latin1');
  scratch.write(purpose, 4 + PREFIX.length, 'latin1');
  for (const part of parts) {
    if (typeof part === 'number') {
      room(end, 8);
      scratch.writeUInt32BE(4, end);
      scratch.writeUInt32BE(part, end + 4);
      end += 8;
    } else if (typeof part === 'string') {
      room(end, 4 + 3 * part.length);
      const length = scratch.write(part, end + 4, 'utf8');
      scratch.writeUInt32BE(length, end);
      end += 4 + length;
    } else {
      room(end, 4 + part.length);
      scratch.writeUInt32BE(part.length, end);
      scratch.set(part, end + 4);
      end += 4 + part.length;
    }
  }
  // By way of a text of one-byte characters: twice as fast as asking for a buffer (Node 24).
  return Buffer.from(nodeHash(nodeNames[suite], scratch.subarray(0, end), 'binary'), 'latin1');
}

/** The same as lower-case hexadecimal. */
export function hashHex(suite: Suite, purpose: Purpose, ...parts: (string | number | Uint8Array)[]): string {
  return hashParts(suite, purpose, ...parts).toString('hex');
}

/** @param hex an even number of hexadecimal digits, checked by the caller */
export const fromHex = (hex: string): Buffer => Buffer.from(hex, 'hex');
