import { describe, expect, it } from 'vitest';
import { byIndex } from './way.ts';

const million = { rows: [1_000_000], cap: 100 };
const common = (matches: number) => ({ matches, named: matches });

describe('the way to the newest hits', () => {
  it('is the index of words for rare words, and back from the newest for common ones', () => {
    expect(byIndex({ ...million, ...common(10_000) })).toBe(true);
    expect(byIndex({ ...million, ...common(30_000) })).toBe(false);
  });
  it('turns to the index sooner the more hits of the more kinds are wanted', () => {
    expect(byIndex({ ...million, ...common(30_000), rows: [500_000, 500_000] })).toBe(true);
    expect(byIndex({ ...million, ...common(30_000), cap: 1000 })).toBe(true);
  });
  it('goes no further back than a kind is long', () => {
    expect(byIndex({ ...million, ...common(30_000), rows: [999_000, 1000, 0, 0] })).toBe(false);
  });
  it('is the index where all hits are wanted, unless nearly every row is one', () => {
    expect(byIndex({ ...million, cap: null, ...common(900_000) })).toBe(true);
    expect(byIndex({ rows: [10], cap: 100, ...common(0) })).toBe(true);
  });
  it('counts what the index names elsewhere, or what the reader may not find', () => {
    expect(byIndex({ ...million, matches: 10_000, named: 400_000 })).toBe(false);
  });
});
