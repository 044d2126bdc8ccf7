import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addEvent, callVoid } from './ceremony.ts';
import { announcedDigest, commitmentOf, followCourse } from './course.ts';
import { FINDINGS } from './findings.ts';
import { drawOutcome } from './plan.ts';
import type { DrawRecord } from './record.ts';
import { fullEntries, fullTerms, plainEntries, plainTerms, sealedDraw, wholeDraw } from './testing.ts';
import { alterLeaf, leavesOf, withLeaf } from './testing-alter.ts';
import { digestsOf, recordText, verifyFile, verifyRecord } from './verify.ts';

const plain = wholeDraw(plainTerms, plainEntries);
const full = wholeDraw(fullTerms, fullEntries);
const half = sealedDraw(plainTerms, plainEntries, 1);
const voided = addEvent(half, callVoid(half, '2026-11-21T10:00:00Z'));
const records: [string, DrawRecord][] = [
  ['plain', plain],
  ['full', full],
  ['void', voided],
  ['open', half],
];

const clone = <T>(value: T): T => structuredClone(value);
const codesOf = (value: unknown) => verifyRecord(value).findings.map(({ code }) => code);

describe('true records', () => {
  it.each(records)('%s is right', (name, record) => {
    const verdict = { plain: 'drawn', full: 'drawn', void: 'void', open: 'open' }[name];
    expect(verifyFile(recordText(record))).toMatchObject({ verdict, findings: [], digests: record.digests });
    expect(verifyFile(Buffer.from(recordText(record).trimEnd())).verdict).toBe(verdict);
    expect(verifyRecord(record, record.digests).verdict).toBe(verdict);
  });
  it('says when only the drawing is missing', () => {
    const { outcome: _, ...rest } = plain;
    const course = followCourse(plain.announcement, plain.events);
    const undrawn = { ...rest, digests: digestsOf(plain.announcement, course, undefined) };
    expect(verifyRecord(undrawn)).toMatchObject({ verdict: 'open', findings: [{ code: 'outcome.missing' }] });
  });
});

describe('a forged record is found out', () => {
  /** What must be among the findings when the part of the record so named is altered. */
  const fitting: [RegExp, RegExp][] = [
    [/^format/, /^record\.format$/],
    [/^version/, /^record\.version$/],
    [/^announcement\.suite/, /^(suite\.unknown|record\.shape)$/],
    [/^announcement\.list\.(count|digest)/, /^(list\.changed|record\.shape)$/],
    [/^announcement/, /^(seed\.mismatch|digest\.changed|plan\.|list\.|record\.shape|text\.refused)/],
    [/^list/, /^(list\.|record\.shape|text\.refused)/],
    [/^events.*seed/, /^(seed\.mismatch|record\.shape)$/],
    [/^events.*commitment/, /^(seed\.mismatch|record\.shape|digest\.changed)$/],
    [/^events/, /^(order\.|seed\.|digest\.changed|record\.shape|text\.refused|outcome\.seed|beacon\.)/],
    [/^outcome\.seed/, /^(outcome\.seed|record\.shape)$/],
    [/^outcome/, /^(outcome\.changed|record\.shape|text\.refused)$/],
    [/^digests/, /^(digest\.changed|record\.shape)$/],
  ];
  it.each(records)('%s: any single value altered', (_, record) => {
    const leaves = leavesOf(record);
    expect(leaves.length).toBeGreaterThan(30);
    fc.assert(
      fc.property(fc.constantFrom(...leaves), fc.nat(), ({ path, value }, choice) => {
        const { verdict, findings } = verifyRecord(withLeaf(record, path, alterLeaf(value, choice)));
        expect(verdict).toBe('refused');
        const where = path.join('.');
        const [, code] = fitting.find(([place]) => place.test(where))!;
        expect(
          findings.some((finding) => code.test(finding.code)),
          `${where}: ${JSON.stringify(findings)}`,
        ).toBe(true);
        for (const finding of findings) expect(FINDINGS).toHaveProperty([finding.code]);
      }),
      { numRuns: 300 },
    );
  });
  it.each(records)('%s: any single field left out or added', (_, record) => {
    for (const { path } of leavesOf(record)) {
      const parent = path.slice(0, -1);
      for (const change of ['without', 'besides'] as const) {
        const forged = clone(record) as unknown;
        const holder = parent.reduce((at, key) => (at as Record<string, unknown>)[key]!, forged) as Record<
          string,
          unknown
        >;
        if (Array.isArray(holder)) {
          if (change === 'without') holder.splice(Number(path.at(-1)), 1);
          else holder.push(holder[0]);
        } else if (change === 'without') delete holder[path.at(-1)!];
        else Object.defineProperty(holder, '__proto__', { value: 1, enumerable: true, configurable: true });
        expect(verifyRecord(forged).verdict, `${path.join('.')} ${change}`).toBe('refused');
      }
    }
  });
  it.each(records)('%s: any single byte altered', (_, record) => {
    const bytes = Buffer.from(recordText(record));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const forged = Buffer.from(bytes);
        forged[at]! ^= flip;
        const { verdict, findings } = verifyFile(forged);
        expect(verdict).toBe('refused');
        expect(findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });
  it('events in another order, or one left out', () => {
    for (let i = 0; i < full.events.length; i++) {
      const swapped = clone(full);
      [swapped.events[i], swapped.events[0]] = [swapped.events[0]!, swapped.events[i]!];
      if (i > 0) expect(verifyRecord(swapped).verdict).toBe('refused');
      const fewer = { ...full, events: full.events.toSpliced(i, 1) };
      expect(codesOf(fewer)).toContainEqual(
        expect.stringMatching(/^(seed\.(withheld|not-sealed)|beacon\.missing|order\.)/),
      );
    }
  });
  it('a seed left out although the rest went on with what they had', () => {
    const forged = clone({ ...plain, events: plain.events.slice(0, -1) });
    forged.digests = digestsOf(forged.announcement, followCourse(forged.announcement, forged.events), forged.outcome);
    expect(codesOf(forged)).toEqual(['seed.withheld']);
  });
  it('another list with every fingerprint made anew: the sealed seeds give it away', () => {
    const other = wholeDraw(plainTerms, plainEntries.slice(1));
    const forged = clone({ ...other, events: plain.events });
    const course = followCourse(forged.announcement, forged.events);
    forged.digests = digestsOf(forged.announcement, course, forged.outcome);
    expect(codesOf(forged)).toEqual(['seed.mismatch', 'seed.mismatch']);
  });
  it('another winner with every fingerprint made anew', () => {
    const forged = clone(plain);
    const [part] = forged.outcome!.drawn;
    [part!.seated[0], part!.reserves[0]] = [part!.reserves[0]!, part!.seated[0]!];
    forged.digests = digestsOf(forged.announcement, followCourse(forged.announcement, forged.events), forged.outcome);
    expect(verifyRecord(forged).findings).toEqual([{ code: 'outcome.changed', where: 'outcome.drawn[0]' }]);
  });
  it('a record made up as a whole is right in itself, and differs from what was published', () => {
    const forged = clone(plain);
    const seed = '5'.repeat(64);
    const announced = announcedDigest(forged.announcement);
    for (const event of forged.events) {
      if (event.kind === 'committed') event.commitment = commitmentOf('sha-256', announced, event.party, seed);
      if (event.kind === 'revealed') event.seed = seed;
    }
    const course = followCourse(forged.announcement, forged.events);
    forged.outcome = drawOutcome(forged.announcement, forged.list, course.seed!);
    forged.digests = digestsOf(forged.announcement, course, forged.outcome);
    expect(verifyRecord(forged).verdict).toBe('drawn');
    expect(verifyRecord(forged, { committed: plain.digests.committed! }).findings).toEqual([
      { code: 'anchor.differs', where: 'committed' },
    ]);
    expect(verifyRecord(plain, { record: 'not hexadecimal' }).verdict).toBe('refused');
  });
});

describe('hostile files', () => {
  it.each([
    ['record.unreadable', ''],
    ['record.unreadable', '{'],
    ['record.unreadable', Buffer.from([0xff, 0xfe, 0x7b])],
    ['record.unreadable', `\ufeff${recordText(plain)}`],
    ['record.format', '[]'],
    ['record.format', 'null'],
    ['record.format', '"yitang-draw"'],
    ['record.format', '{"__proto__":{"format":"yitang-draw"}}'],
    ['record.format', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['record.version', '{"format":"yitang-draw","version":2}'],
    ['record.shape', '{"format":"yitang-draw","version":1}'],
    ['record.shape', '{"format":"yitang-draw","version":1,"announcement":null,"list":{},"events":0,"digests":[]}'],
  ])('%s', (code, file) => {
    const { verdict, findings } = verifyFile(file);
    expect(verdict).toBe('refused');
    expect(findings[0]!.code).toBe(code);
  });
  it('fields said twice, spaces, escapes and another order of keys are not the exact form', () => {
    const text = recordText(plain);
    const forms = [
      text.replace('{"announcement"', '{"format":"yitang-draw","announcement"'),
      text.replace('{"announcement"', '{ "announcement"'),
      text.replace('办', '\\u529e'),
      `${text}\n`,
      JSON.stringify(plain, null, 1),
    ];
    for (const form of forms) {
      expect(verifyFile(form)).toMatchObject({ verdict: 'refused', findings: [{ code: 'record.not-canonical' }] });
    }
  });
  it('records made to keep the reader busy are refused at once', () => {
    const many = <T>(item: T, count: number) => Array.from({ length: count }, () => item);
    const { announcement } = full;
    const busy = [
      { ...full, events: many(full.events[0], 5001) },
      { ...full, announcement: { ...announcement, parties: Array.from({ length: 1001 }, (_, i) => `第${i}方`) } },
      { ...full, announcement: { ...announcement, strata: many(announcement.strata[0], 1001) } },
      { ...full, announcement: { ...announcement, quotas: many(announcement.quotas[0], 101) } },
      { ...full, announcement: { ...announcement, tries: 2 ** 31 - 1 } },
      {
        ...full,
        announcement: { ...announcement, strata: [{ name: '城区', seats: 2 ** 31 - 1, reserves: 2 ** 31 - 1 }] },
      },
      { ...full, list: many(full.list[0], 100_000) },
    ];
    const found = busy.map((record) => codesOf(record)[0]);
    const shape = many('record.shape', 4);
    expect(found).toEqual([...shape, 'plan.too-large', 'list.stratum', 'list.duplicate']);
  });
  it('anything at all is answered without an error', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(verifyRecord(value).verdict).toBe('refused');
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...leavesOf(full)), fc.anything(), ({ path }, value) => {
        expect(() => verifyRecord(withLeaf(full, path, value))).not.toThrow();
      }),
    );
  });
});
