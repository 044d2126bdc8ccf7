import { describe, expect, it } from 'vitest';
import { type PlenarySession, sessionAt, type Term, termAt } from './time.ts';

const assemblyId = 'a';
const terms: Term[] = [
  { id: 't12', assemblyId, ordinal: 12, startsOn: '2018-01-01', endsOn: '2022-12-31' },
  { id: 't13', assemblyId, ordinal: 13, startsOn: '2023-01-01', endsOn: '2027-12-31' },
];
const session = (year: number, ordinal: number, termId: string): PlenarySession => ({
  id: `s${year}`,
  assemblyId,
  termId,
  ordinal,
  opensAt: new Date(`${year}-01-18T09:00:00+08:00`),
  closesAt: new Date(`${year}-01-23T11:30:00+08:00`),
  proposalsFrom: new Date(`${year}-01-05T09:00:00+08:00`),
  proposalsUntil: new Date(`${year}-01-21T18:00:00+08:00`),
  intersessionUntil: new Date(`${year}-12-05T23:59:00+08:00`),
});
const sessions = [session(2026, 4, 't13'), session(2022, 5, 't12'), session(2027, 5, 't13')];
const at = (text: string) => {
  const found = sessionAt(terms, sessions, new Date(`${text}+08:00`));
  return found && [found.session.id, found.term.id, found.season];
};

describe('sessionAt', () => {
  it.each([
    ['2026-01-05T09:00:00', 's2026', 'plenary'],
    ['2026-01-21T18:00:00', 's2026', 'plenary'],
    ['2026-01-21T18:00:59.999', 's2026', 'plenary'],
    ['2026-01-21T18:01:00', 's2026', 'intersession'],
    ['2026-06-30T12:00:00', 's2026', 'intersession'],
    ['2026-12-05T23:59:59.999', 's2026', 'intersession'],
    ['2026-12-06T00:00:00', 's2027', 'plenary'],
    ['2027-01-05T08:59:59', 's2027', 'plenary'],
    ['2027-01-21T18:01:00', 's2027', 'intersession'],
  ])('%s counts for %s as %s', (text, id, season) => expect(at(text)).toEqual([id, 't13', season]));

  it('rolls over into the next term', () => expect(at('2022-12-06T00:00:00')).toEqual(['s2026', 't13', 'plenary']));

  it('knows nothing after the last session', () => expect(at('2027-12-06T00:00:00')).toBeUndefined());
});

describe('termAt', () => {
  it.each([
    ['2017-06-01T00:00:00', 12],
    ['2022-12-31T23:59:59', 12],
    ['2023-01-01T00:00:00', 13],
    ['2031-01-01T00:00:00', 13],
  ])('%s lies in term %i', (text, ordinal) => expect(termAt(terms, new Date(`${text}+08:00`))?.ordinal).toBe(ordinal));

  it('is undefined without terms', () => expect(termAt([], new Date())).toBeUndefined());
});
