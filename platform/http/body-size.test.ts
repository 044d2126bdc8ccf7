import { expect, it } from 'vitest';
import { z } from 'zod';
import { bodyLimitOf, JSON_BYTES } from './body-size.ts';

const step = z.strictObject({
  note: z.string().max(2000),
  ids: z.array(z.uuid()).max(100),
  kind: z.enum(['short', '很长的一种']),
  at: z.iso.datetime().optional(),
  parts: z.array(z.strictObject({ name: z.string().max(100), count: z.number().int() })).max(20),
});

it('is enough for the longest body the schema takes, however it is written', () => {
  const escaped = (text: string) =>
    text.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const longest = {
    note: '长'.repeat(2000),
    ids: Array.from({ length: 100 }, () => '0199c2a0-0000-7000-8000-000000000000'),
    kind: '很长的一种',
    at: '2026-11-28T15:00:00.000000+08:00',
    parts: Array.from({ length: 20 }, () => ({ name: '名'.repeat(100), count: Number.MAX_SAFE_INTEGER })),
  };
  expect(step.safeParse({ ...longest, at: '2026-11-28T15:00:00Z' }).success).toBe(true);
  const sizes = [JSON.stringify(longest), JSON.stringify(longest, null, 2), escaped(JSON.stringify(longest, null, 4))];
  for (const text of sizes) expect(Buffer.byteLength(text)).toBeLessThan(bodyLimitOf(step));
  expect(bodyLimitOf(step)).toBeLessThan(60_000);
});

it('is never more than what is read of anything, nor too little for a small one', () => {
  expect(bodyLimitOf(z.strictObject({ text: z.string().max(1_000_000) }))).toBe(JSON_BYTES);
  expect(bodyLimitOf(z.strictObject({ any: z.record(z.string(), z.number()) }))).toBe(JSON_BYTES);
  expect(bodyLimitOf(z.strictObject({ any: z.unknown() }))).toBe(JSON_BYTES);
  expect(bodyLimitOf(undefined, 10)).toBe(10);
  expect(bodyLimitOf(z.strictObject({}))).toBe(4096);
  expect(bodyLimitOf(z.strictObject({ secret: z.string().regex(/^[\w-]{43}$/) }))).toBe(4096);
});
