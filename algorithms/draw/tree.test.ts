import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashHex, hashParts, SUITES } from './hash.ts';
import type { Entry } from './record.ts';
import { checkInclusion, listDigest, proveInclusion } from './tree.ts';

const entriesOf = (count: number): Entry[] =>
  Array.from({ length: count }, (_, i) => ({ label: `人${i}`, stratum: '甲', traits: i % 2 ? ['长'] : ['少'] }));

/** RFC 9162, section 2.1.1, word for word: split at the largest power of two below the size. */
function rootByDefinition(suite: 'sm3' | 'sha-256', entries: readonly Entry[]): Buffer {
  const [only] = entries;
  if (entries.length === 1) return hashParts(suite, 'entry', only!.label, only!.stratum, ...only!.traits);
  let split = 1;
  while (split * 2 < entries.length) split *= 2;
  const halves = [entries.slice(0, split), entries.slice(split)].map((half) => rootByDefinition(suite, half));
  return hashParts(suite, 'node', ...halves);
}

describe('tree of a list', () => {
  it('is the tree of RFC 9162 at every size', () => {
    for (const suite of SUITES) {
      for (let count = 1; count <= 33; count++) {
        const entries = entriesOf(count);
        expect(listDigest(suite, entries)).toBe(hashHex(suite, 'list', count, rootByDefinition(suite, entries)));
      }
    }
    expect(() => listDigest('sm3', [])).toThrow('list.empty');
  });
  it('proves every entry at every size, with at most log₂ n neighbours', () => {
    for (let count = 1; count <= 33; count++) {
      const entries = entriesOf(count);
      const digest = listDigest('sm3', entries);
      for (let i = 0; i < count; i++) {
        const proof = proveInclusion('sm3', entries, i);
        expect(checkInclusion(proof, digest)).toBe(true);
        expect(proof.path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(count)));
      }
    }
    expect(() => proveInclusion('sm3', entriesOf(3), 3)).toThrow('inclusion.failed');
    expect(() => proveInclusion('sm3', entriesOf(3), -1)).toThrow('inclusion.failed');
  });
  it('answers no to anything that is no proof', () => {
    fc.assert(fc.property(fc.anything(), (given) => !checkInclusion(given, 'f'.repeat(64))));
    const entries = entriesOf(5);
    const proof = proveInclusion('sm3', entries, 2);
    const digest = listDigest('sm3', entries);
    for (const key of Object.keys(proof)) expect(checkInclusion({ ...proof, [key]: undefined }, digest)).toBe(false);
    expect(checkInclusion({ ...proof, suite: '__proto__' }, digest)).toBe(false);
  });
  it('refuses proofs altered in any way', () => {
    const alterations: ((proof: ReturnType<typeof proveInclusion>) => unknown)[] = [
      (p) => ({ ...p, entry: { ...p.entry, label: '别人' } }),
      (p) => ({ ...p, entry: { ...p.entry, stratum: '乙' } }),
      (p) => ({ ...p, entry: { ...p.entry, traits: [] } }),
      (p) => ({ ...p, index: p.index + 1 }),
      (p) => ({ ...p, index: p.index - 1 }),
      (p) => ({ ...p, count: p.count + 1 }),
      (p) => ({ ...p, index: Number.NaN }),
      (p) => ({ ...p, count: Infinity }),
      (p) => ({ ...p, path: p.path.slice(1) }),
      (p) => ({ ...p, path: [...p.path, 'f'.repeat(64)] }),
      (p) => ({ ...p, path: p.path.with(0, 'x'.repeat(64)) }),
      (p) => ({ ...p, path: p.path.toReversed() }),
      (p) => ({ ...p, suite: 'sha-256' }),
    ];
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 40 }), fc.nat(), fc.constantFrom(...alterations), (count, at, alter) => {
        const entries = entriesOf(count);
        const proof = proveInclusion('sm3', entries, at % count);
        if (proof.path.length < 2) return;
        const altered = alter(proof) as typeof proof;
        expect(checkInclusion(altered, listDigest('sm3', entries))).toBe(false);
      }),
    );
  });
});
