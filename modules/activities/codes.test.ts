import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, holds, numberOf, readCode, stepAt, stepsHolding } from './codes.ts';
import { metresBetween, reckon } from './reckoning.ts';

const seal = (text: string) => createHmac('sha256', 'key').update(text).digest('base64url');
const rules = { stepSeconds: 10, steps: 2 };
const half = '01a2238f-fb64-7048-958a-7e5b3cb67f60';

describe('a code', () => {
  it('is read again, holds for its window and not after it', () => {
    const at = new Date('2026-03-01T01:00:00Z');
    const code = codeOf(seal, half, stepAt(at, rules));
    const read = readCode(seal, code)!;
    expect(read).toEqual({ halfDayId: half, step: stepAt(at, rules) });
    const after = (seconds: number) => holds(read.step, new Date(at.getTime() + seconds * 1000), rules);
    expect([0, 29, 30, 60].map(after)).toEqual([true, true, false, false]);
    expect(numberOf(seal, half, read.step)).toMatch(/^\d{6}$/);
    expect(stepsHolding(at, rules)).toEqual([read.step, read.step - 1, read.step - 2]);
  });
  it('is refused when anything of it is changed', () => {
    const code = codeOf(seal, half, 12345);
    const other = codeOf(seal, half.replace('0', '1'), 12345);
    expect(readCode(seal, code.replace(half, half.replace('0', '1')))).toBeUndefined();
    expect(readCode(seal, other)).toBeDefined();
    expect(readCode((text) => `${seal(text)}`.split('').reverse().join(''), code)).toBeUndefined();
    for (const bad of ['', 'x', `${half}.1`, `${half}..`, `${half}.zz.${'a'.repeat(22)}`])
      expect(readCode(seal, bad)).toBeUndefined();
  });
});

describe('attendance', () => {
  const share = { part: 2, whole: 3 };
  it('counts fewer than two thirds as absent', () => {
    const of = (units: number, halfDays: number, onLeave = 0) => reckon({ units, halfDays, onLeave }, share);
    expect([of(4, 6), of(3, 6), of(4, 5), of(3, 5), of(1, 1), of(0, 1)]).toEqual([
      'present',
      'absent',
      'present',
      'absent',
      'present',
      'absent',
    ]);
    expect([of(0, 4, 4), of(2, 4, 1), of(1, 4, 1)]).toEqual(['leave', 'leave', 'absent']);
  });
  it('never worsens by one half-day more', () => {
    const rank = { present: 2, leave: 1, absent: 0, exempt: 3 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(12), fc.nat(12), (halfDays, a, b) => {
        const units = Math.min(a, halfDays - 1);
        const onLeave = Math.min(b, halfDays - units - 1);
        const now = reckon({ halfDays, units, onLeave }, share);
        expect(rank[reckon({ halfDays, units: units + 1, onLeave }, share)]).toBeGreaterThanOrEqual(rank[now]);
        expect(rank[reckon({ halfDays, units, onLeave: onLeave + 1 }, share)]).toBeGreaterThanOrEqual(rank[now]);
      }),
    );
  });
  it('measures metres', () => {
    const here = { longitude: 113, latitude: 28 };
    expect(Math.round(metresBetween(here, { longitude: 113, latitude: 28.001 }))).toBe(111);
  });
});
