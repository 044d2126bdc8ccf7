/** Row ids: UUID version 7 (RFC 9562), so that ids sort by time and indexes grow at one end. */
import { randomBytes } from 'node:crypto';

let lastMillisecond = 0;
let counter = 0;

/** @param now milliseconds since the epoch */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  const time = Math.max(now, lastMillisecond);
  counter = time === lastMillisecond ? (counter + 1) & 0xfff : 0;
  lastMillisecond = counter === 0 && time === lastMillisecond ? time + 1 : time;
  bytes.writeUIntBE(lastMillisecond, 0, 6);
  bytes[6] = 0x70 | (counter >> 8);
  bytes[7] = counter & 0xff;
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
