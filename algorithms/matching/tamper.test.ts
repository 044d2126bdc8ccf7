import { describe, expect, it } from 'vitest';
import { checkMatching } from './checker.ts';
import { tamperedCertificates } from './testing-tamper.ts';

describe('tampered certificates', () => {
  it('are refused, three hundred of them of twenty kinds', () => {
    const all = tamperedCertificates(300, 11);
    const accepted = all.filter(({ instance, forged, lots }) => checkMatching(instance, forged, lots).length === 0);
    expect(accepted.map(({ kind }) => kind)).toEqual([]);
    expect(new Set(all.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(20);
  });
});
