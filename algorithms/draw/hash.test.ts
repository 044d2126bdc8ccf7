import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashHex, SUITES } from './hash.ts';

const frame = (part: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.length);
  return Buffer.concat([length, part]);
};

describe('hash with a purpose', () => {
  it('is the plain hash of its framed parts, in both suites and at any length', () => {
    const part = fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 3000 }), fc.nat(0xffffffff));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const bytes = [
          Buffer.from('yitang-draw/1/entry'),
          ...parts.map((p) => {
            if (typeof p !== 'number') return Buffer.from(p as string);
            const four = Buffer.alloc(4);
            four.writeUInt32BE(p);
            return four;
          }),
        ];
        const message = Buffer.concat(bytes.map(frame));
        expect(hashHex('sha-256', 'entry', ...parts)).toBe(createHash('sha256').update(message).digest('hex'));
        expect(hashHex('sm3', 'entry', ...parts)).toBe(createHash('sm3').update(message).digest('hex'));
      }),
    );
  });
  it('tells apart purposes and where one part ends and the next begins', () => {
    for (const suite of SUITES) {
      const all = [
        hashHex(suite, 'entry', 'ab', 'c'),
        hashHex(suite, 'entry', 'a', 'bc'),
        hashHex(suite, 'entry', 'abc'),
        hashHex(suite, 'node', 'abc'),
        hashHex(suite, 'entry', 'abc', ''),
      ];
      expect(new Set(all).size).toBe(all.length);
    }
  });
});
