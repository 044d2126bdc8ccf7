/** Tables without a database: lives, who may, who reads; the set-wise form of reading is compared in the test of the house. */
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../platform/http/context.ts';
import { isAgreed, matterStates, type PartState, partStates } from './life.ts';
import {
  type AllianceSubject,
  abilitiesOf,
  canMatter,
  canRead,
  isInside,
  type MatterSubject,
  matterAbilitiesOf,
  readsSensitive,
} from './policy.ts';
import {
  allianceDetailReaders,
  alliancePaths,
  allianceReaders,
  matterDetailReaders,
  matterPaths,
  matterReaders,
} from './readers.ts';

const actor = (...roles: string[]) => ({
  kind: 'account' as const,
  accountId: 'a',
  grants: roles.map((role): Grant => ({ role, unitId: null, bodyId: null, memberId: null })),
});
const alliance: AllianceSubject = { state: 'standing', seat: 'joined', founder: false, chairing: false, person: null };
const matter: MatterSubject = { alliance, state: 'working', leads: false, proposed: false, part: 'open' };

describe('agreement', () => {
  it.each<[string, PartState[], boolean]>([
    ['all', ['agreed', 'agreed'], true],
    ['all', ['agreed', 'asked'], false],
    ['all', ['agreed', 'refused'], false],
    ['all', ['agreed', 'aside'], true],
    ['all', ['aside'], false],
    ['majority', ['agreed', 'agreed', 'refused'], true],
    ['majority', ['agreed', 'asked'], false],
    ['majority', ['agreed', 'aside', 'aside'], true],
  ])('by %s of %j: %s', (rule, states, agreed) => {
    expect(isAgreed(rule as 'all', states)).toBe(agreed);
  });
});

describe('who may', () => {
  it('is nobody who holds nothing, whatever they were named', () => {
    for (const person of ['contact', 'chair', 'member', null] as const) {
      expect(canRead(actor(), { ...alliance, person })).toBe(false);
      expect(abilitiesOf(actor(), { ...alliance, person })).toEqual([]);
    }
  });
  it('is the office for its assembly, the founder for the alliance, whose turn it is for inviting', () => {
    expect(abilitiesOf(actor('clerk'), alliance)).toEqual(['name_person', 'remove_person', 'leave', 'propose']);
    const founding = abilitiesOf(actor('leader'), { ...alliance, founder: true });
    expect(founding).toContain('dissolve');
    expect(founding).not.toContain('leave');
    const chair = abilitiesOf(actor('member'), { ...alliance, person: 'chair', chairing: true });
    expect(chair).toEqual(['invite', 'pass_chair', 'propose']);
    expect(abilitiesOf(actor('member'), { ...alliance, person: 'chair' })).toEqual(['propose']);
    expect(abilitiesOf(actor('admin'), alliance)).toEqual([]);
    expect(abilitiesOf(actor('clerk'), { ...alliance, state: 'dissolved' })).toEqual([]);
  });
  it('reads inside only once the assembly has joined and while it stays', () => {
    for (const seat of ['invited', 'declined', 'left', null] as const)
      expect(isInside(actor('clerk'), { ...alliance, seat, person: 'contact' })).toBe(false);
    expect(isInside(actor('member'), { ...alliance, person: 'member' })).toBe(true);
    expect(readsSensitive(actor('member'), { ...alliance, person: 'member' })).toBe(false);
    expect(readsSensitive(actor('auditor'), alliance)).toBe(true);
  });
  it('writes while the matter is worked on, and ends it only for the lead', () => {
    const named = (person: AllianceSubject['person']) => ({ ...matter, alliance: { ...alliance, person } });
    expect(matterAbilitiesOf(actor('member'), named('member'))).toEqual(['write']);
    for (const state of matterStates)
      for (const part of partStates) {
        const may = canMatter(actor('clerk'), 'write', { ...matter, state, part }).allowed;
        expect(`${state} ${part} ${may}`).toBe(
          `${state} ${part} ${state === 'working' && ['open', 'written', 'aside'].includes(part)}`,
        );
      }
    expect(canMatter(actor('clerk'), 'conclude', matter)).toEqual({ allowed: false, reason: 'not_your_part' });
    expect(canMatter(actor('clerk'), 'conclude', { ...matter, leads: true }).allowed).toBe(true);
    expect(canMatter(actor('clerk'), 'drop', { ...matter, alliance: { ...alliance, chairing: true } }).allowed).toBe(
      true,
    );
    expect(canMatter(actor('auditor'), 'write', matter).allowed).toBe(false);
  });
});

describe('readers', () => {
  it('have a row for every part of the details, and none for what is not there', () => {
    expect(alliancePaths().filter((path) => !allianceDetailReaders.has(path))).toEqual([]);
    expect(matterPaths().filter((path) => !matterDetailReaders.has(path))).toEqual([]);
  });
  it('who are only asked to join read the founding alone of the record', () => {
    const read = Object.entries({ ...allianceReaders, ...matterReaders }).filter(([, rule]) =>
      rule.line.includes('invited'),
    );
    expect(read.map(([action]) => action)).toEqual(['found']);
  });
});
