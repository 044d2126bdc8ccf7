import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeVectors } from './testing-vectors.ts';

describe('test vectors', () => {
  const text = readFileSync(join(import.meta.dirname, 'test-vectors.json'), 'utf8');
  it('stand in the file as this implementation makes them (npm run bench -- draw --write-vectors yes)', () => {
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(makeVectors())));
  });
  it('hold right and wrong records of every verdict', () => {
    const verdicts = new Set(makeVectors().records.map(({ verdict }) => verdict));
    expect([...verdicts].sort()).toEqual(['drawn', 'open', 'refused', 'void']);
  });
});
