import { describe, expect, it } from 'vitest';
import { announceDraw } from './ceremony.ts';
import { checkList, checkOpenings, orderList, saltedHash } from './list.ts';
import type { Announcement, Entry } from './record.ts';
import { fullEntries, fullTerms, plainEntries, plainTerms } from './testing.ts';
import { listDigest } from './tree.ts';

const entry = (label: string): Entry => ({ label, stratum: '城区', traits: [] });

describe('a list', () => {
  it('has one order, whatever the order it came in', () => {
    const digest = listDigest('sm3', orderList(plainEntries));
    expect(listDigest('sm3', orderList(plainEntries.toReversed()))).toBe(digest);
    expect(orderList([entry('𠮷'), entry('\uffee'), entry('a')]).map(({ label }) => label)).toEqual([
      'a',
      '\uffee',
      '𠮷',
    ]);
  });
  it('refuses nobody, somebody twice (also in another spelling), and broken names', () => {
    expect(() => orderList([])).toThrow('list.empty');
    expect(() => orderList([entry('é'), entry('e\u0301')])).toThrow('list.duplicate');
    expect(() => orderList([entry('a\ud800')])).toThrow('text.refused');
    expect(orderList([entry('只此一人')])).toHaveLength(1);
  });
  it('finds each kind of fault, once', () => {
    const { announcement, list } = announceDraw(fullTerms, fullEntries);
    const codes = (entries: Entry[], about: Announcement = announcement) =>
      checkList(about, entries).map(({ code }) => code);
    expect(codes(list)).toEqual([]);
    expect(codes([])).toEqual(['list.empty']);
    expect(codes(list.toReversed())).toEqual(['list.order', 'list.changed']);
    expect(codes([list[0]!, ...list])).toEqual(['list.duplicate', 'list.changed']);
    expect(codes(list.slice(1))).toEqual(['list.changed']);
    expect(codes(list.map((e) => ({ ...e, stratum: '海外' })))).toEqual(['list.stratum', 'list.changed']);
    expect(codes(list.map((e) => ({ ...e, traits: ['__proto__'] })))).toEqual(['list.trait', 'list.changed']);
    expect(codes(list.map((e) => ({ ...e, traits: [] })))).toEqual(['list.trait', 'list.changed']);
    const hidden: Announcement = { ...announcement, list: { ...announcement.list, kind: 'salted-hashes' } };
    expect(codes(list, hidden)).toEqual(['list.salted-hash']);
  });
  it('takes a million entries, and a million times the same one is refused', () => {
    const million = Array.from({ length: 1_000_000 }, (_, i) => entry(`市民${i}`));
    const ordered = orderList(million);
    expect(listDigest('sha-256', ordered)).toMatch(/^[0-9a-f]{64}$/);
    expect(() => orderList(million.fill(entry('同一人')))).toThrow('list.duplicate');
  });
});

describe('private names', () => {
  const openings = ['王伟', '李娜', '张敏'].map((name, i) => ({ name, salt: String(i).repeat(32) }));
  const labels = openings.map((opening) => entry(saltedHash('sm3', opening)));
  it('need a salt of 128 bits, and another salt or suite gives another label', () => {
    expect(() => saltedHash('sm3', { name: '王伟', salt: '00'.repeat(15) })).toThrow('opening.failed');
    expect(() => saltedHash('sm3', { name: '王伟', salt: 'zz'.repeat(16) })).toThrow('opening.failed');
    expect(() => saltedHash('sm3', { name: '王伟', salt: '' })).toThrow('opening.failed');
    expect(() => saltedHash('sm3', { name: ' 王伟', salt: '00'.repeat(16) })).toThrow('text.refused');
    const all = [
      ...labels.map(({ label }) => label),
      saltedHash('sm3', { name: '王伟', salt: 'a'.repeat(32) }),
      saltedHash('sha-256', openings[0]!),
    ];
    expect(new Set(all).size).toBe(5);
  });
  it('are opened to an auditor, who finds a stranger, a gap and the same person twice', () => {
    expect(() => checkOpenings('sm3', labels, openings)).not.toThrow();
    expect(() => checkOpenings('sm3', labels, openings.slice(1))).toThrow('1 unopened');
    expect(() => checkOpenings('sm3', labels.slice(1), openings)).toThrow('王伟');
    const twice = { name: '王伟', salt: 'b'.repeat(32) };
    expect(() => checkOpenings('sm3', [...labels, entry(saltedHash('sm3', twice))], [...openings, twice])).toThrow(
      '王伟',
    );
    expect(() => checkOpenings('sm3', labels, [openings[0]!, openings[0]!])).toThrow('王伟');
  });
  it('are announced as hashes only', () => {
    const terms = { ...plainTerms, suite: 'sm3' as const, list: { kind: 'salted-hashes' as const } };
    const strata = [{ name: '城区', seats: 1, reserves: 0 }];
    expect(announceDraw({ ...terms, strata }, labels).list).toHaveLength(3);
    expect(() => announceDraw({ ...terms, strata }, [entry('王伟')])).toThrow('list.salted-hash');
  });
});
