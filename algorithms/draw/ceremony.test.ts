import { describe, expect, it } from 'vitest';
import { addEvent, announceDraw, callVoid, finishDraw, sealSeed, type Terms } from './ceremony.ts';
import type { FindingCode } from './findings.ts';
import type { DrawRecord, Entry } from './record.ts';
import { fullEntries, fullTerms, plainEntries, plainTerms, sealedDraw, seedFrom, wholeDraw } from './testing.ts';
import { checkRerun, verifyRecord } from './verify.ts';

const day = (n: number, hour = 8) => `2026-11-${n}T${String(hour).padStart(2, '0')}:00:00Z`;
const [first, second] = ['办公厅', '公证处'];
const open = (party: string, at = day(20, 10), seed = seedFrom(`seed ${party}`)) =>
  ({ kind: 'revealed', at, party, seed }) as const;

describe('announcing', () => {
  const refused: [FindingCode, Record<string, unknown>][] = [
    ['suite.unknown', { suite: 'md5' }],
    ['record.shape', { id: 7 }],
    ['text.refused', { id: '' }],
    ['text.refused', { title: 'a\ud800' }],
    ['record.shape', { list: { kind: 'secret' } }],
    ['record.shape', { list: undefined }],
    ['record.shape', { more: 1 }],
    ['record.shape', { strata: [{ name: '城区', seats: Number.NaN, reserves: 0 }] }],
    ['record.shape', { strata: [{ name: '城区', seats: -1, reserves: 0 }] }],
    ['record.shape', { strata: [{ name: '城区', seats: 1.5, reserves: 0 }] }],
    ['record.shape', { strata: [{ name: '城区', seats: 2 ** 31, reserves: 0 }] }],
    ['record.shape', { commitBy: '2026-02-30T00:00:00Z' }],
    ['record.shape', { commitBy: '2026-11-20' }],
    ['plan.strata', { strata: [] }],
    ['plan.strata', { strata: [plainTerms.strata[0], plainTerms.strata[0]] }],
    ['plan.seats', { strata: plainTerms.strata.map((stratum) => ({ ...stratum, seats: 0 })) }],
    ['plan.too-few-people', { strata: plainTerms.strata.map((stratum) => ({ ...stratum, seats: 4 })) }],
    ['plan.quotas', { tries: 0 }],
    ['plan.quotas', { tries: 2 }],
    ['plan.parties', { parties: [first, first] }],
    ['plan.too-few-parties', { parties: [first] }],
    ['plan.too-few-parties', { parties: [] }],
    ['plan.times', { commitBy: day(22) }],
    ['plan.times', { beacon: { source: '双色球', due: day(21, 9) } }],
    ['list.stratum', { strata: [plainTerms.strata[0]] }],
  ];
  it.each(refused)('refuses %s %j', (code, change) => {
    expect(() => announceDraw({ ...plainTerms, ...change } as unknown as Terms, plainEntries)).toThrow(code);
  });
  const badQuotas: [FindingCode, Partial<Terms>][] = [
    ['plan.too-large', { tries: 1_000_000 }],
    ['plan.quotas', { quotas: [...fullTerms.quotas, ...fullTerms.quotas] }],
    ...(
      [
        [2, 1, 0, 3],
        [2, 3, 2, 3],
        [0, 1, 0, 1],
        [3, 3, 0, 3],
      ] as const
    ).map(([least, most, otherLeast, otherMost]): [FindingCode, Partial<Terms>] => [
      'plan.quotas',
      {
        quotas: [
          {
            trait: '年龄',
            groups: [
              { value: '青年', least, most },
              { value: '长者', least: otherLeast, most: otherMost },
            ],
          },
        ],
      },
    ]),
  ];
  it.each(badQuotas)('refuses %s %j', (code, change) => {
    const young = fullEntries.map((entry, i): Entry => ({ ...entry, traits: [i < 2 ? '青年' : '长者'] }));
    expect(() => announceDraw({ ...fullTerms, ...change }, young)).toThrow(/plan\.|list\.trait/);
    expect(() => announceDraw({ ...fullTerms, ...change }, young)).toThrow(
      'quotas' in change && change.quotas!.length > 1 ? 'plan.quotas' : code,
    );
  });
  it('accepts one party with a beacon, and a list of one', () => {
    const beacon = { source: '双色球第2026135期', due: day(22) };
    const strata = [{ name: '城区', seats: 1, reserves: 0 }];
    const one = [{ label: '只此一人', stratum: '城区', traits: [] }];
    const record = announceDraw({ ...plainTerms, parties: [first!], beacon, strata }, one);
    expect(verifyRecord(record)).toMatchObject({ verdict: 'open', awaited: [first], findings: [] });
  });
});

describe('the order of steps', () => {
  const announced = announceDraw(plainTerms, plainEntries);
  const sealed = sealedDraw(plainTerms, plainEntries, 0);
  const seal = (record: DrawRecord, party: string, at: string) =>
    sealSeed(record, party, seedFrom(`seed ${party}`), at);
  it('lets nobody open before all have sealed, nor seal after', () => {
    const half = addEvent(announced, seal(announced, first!, day(19)));
    expect(half.digests.committed).toBeUndefined();
    expect(() => addEvent(half, open(first!, day(19)))).toThrow('order.opened-early');
    expect(() => addEvent(half, seal(half, first!, day(19)))).toThrow('order.twice');
    expect(() => addEvent(half, seal(half, '路人', day(19)))).toThrow('order.stranger');
    expect(() => addEvent(half, seal(half, second!, day(18)))).toThrow('order.time');
    expect(() => addEvent(half, seal(half, second!, day(20, 10)))).toThrow('order.deadline');
    expect(addEvent(half, seal(half, second!, day(20, 9))).digests.committed).toMatch(/^[0-9a-f]{64}$/);
  });
  it('takes only the seed that was sealed, once, in time, from the one who sealed it', () => {
    expect(() => addEvent(sealed, open(first!, day(20), seedFrom('another')))).toThrow('seed.mismatch');
    expect(() => addEvent(sealed, open(first!, day(20), seedFrom(`seed ${second}`)))).toThrow('seed.mismatch');
    expect(() => addEvent(sealed, open(first!, day(21, 10)))).toThrow('order.deadline');
    expect(() => addEvent(sealed, open('路人'))).toThrow('order.stranger');
    expect(() => addEvent(addEvent(sealed, open(first!)), open(first!))).toThrow('order.twice');
    expect(() => addEvent(sealed, { kind: 'beacon', at: day(21), value: '1' })).toThrow('order.beacon');
  });
  it('nobody can seal by copying: the copy opens to nothing', () => {
    const half = addEvent(announced, seal(announced, first!, day(19)));
    const { commitment } = half.events[0] as { commitment: string };
    const copied = addEvent(half, { kind: 'committed', at: day(19), party: second!, commitment });
    expect(() => addEvent(copied, open(second!, day(20), seedFrom(`seed ${first}`)))).toThrow('seed.mismatch');
  });
  it('draws only when everything is there, and no more after that', () => {
    expect(() => finishDraw(announced)).toThrow('seed.not-sealed');
    expect(() => finishDraw(addEvent(sealed, open(first!)))).toThrow(`seed.withheld`);
    expect(() => finishDraw(sealedDraw(fullTerms, fullEntries, 3))).toThrow('beacon.missing');
    const early = { kind: 'beacon', at: day(22, 13), value: '1' } as const;
    expect(() => addEvent(sealedDraw(fullTerms, fullEntries, 3), early)).toThrow('order.deadline');
    expect(() => addEvent(sealedDraw(fullTerms, fullEntries, 2), { ...early, at: day(22, 15) })).toThrow(
      'order.beacon',
    );
    expect(() => addEvent(wholeDraw(plainTerms, plainEntries), open(first!))).toThrow('order.voided');
  });
  it('any seed, any name in the list and the beacon change the result’s seed', () => {
    const seeds = [
      wholeDraw(plainTerms, plainEntries),
      wholeDraw(plainTerms, plainEntries, 'other'),
      wholeDraw({ ...plainTerms, id: 'again' }, plainEntries),
      wholeDraw({ ...plainTerms, beacon: { source: '双色球', due: day(22) } }, plainEntries),
      wholeDraw(plainTerms, plainEntries.with(0, { ...plainEntries[0]!, label: '王伟（三组）' })),
    ].map(({ outcome }) => outcome!.seed);
    expect(new Set(seeds).size).toBe(seeds.length);
  });
  it('ends without a panel when no try meets the quotas', () => {
    const quotas = [
      {
        trait: '年龄',
        groups: [
          { value: '青年', least: 3, most: 3 },
          { value: '长者', least: 0, most: 0 },
        ],
      },
    ];
    const entries = plainEntries.map((entry, i) => ({ ...entry, traits: [i < 3 ? '青年' : '长者'] }));
    const record = wholeDraw({ ...fullTerms, quotas, tries: 5 }, entries);
    expect(record.outcome).toMatchObject({ tries: 5, drawn: [] });
    expect(verifyRecord(record)).toMatchObject({ verdict: 'no-panel', findings: [] });
  });
});

describe('a withheld seed', () => {
  const half = sealedDraw(plainTerms, plainEntries, 1);
  const voided = addEvent(half, callVoid(half, day(21, 10)));
  const again: Terms = {
    ...plainTerms,
    id: '2026-11 旁听席 重抽',
    parties: [first!, '市民代表'],
    previous: { id: plainTerms.id, record: voided.digests.record! },
  };
  it('makes the draw void after the deadline, names who withheld, and not before', () => {
    expect(() => addEvent(half, callVoid(half, day(21, 9)))).toThrow('order.deadline');
    expect(() => addEvent(half, { kind: 'voided', at: day(22), withheld: [first!] })).toThrow('order.voided');
    expect(verifyRecord(voided)).toMatchObject({ verdict: 'void', awaited: [second], findings: [] });
    expect(() => finishDraw(voided)).toThrow('order.voided');
    expect(() => addEvent(voided, open(second!, day(22)))).toThrow('order.voided');
  });
  it('cannot be invented once all seeds are open', () => {
    const all = sealedDraw(plainTerms, plainEntries, 2);
    expect(() => addEvent(all, callVoid(all, day(22)))).toThrow('order.voided');
  });
  it('also voids when somebody never sealed', () => {
    const announced = announceDraw(plainTerms, plainEntries);
    const never = addEvent(announced, callVoid(announced, day(20, 10)));
    expect(verifyRecord(never)).toMatchObject({ verdict: 'void', awaited: [first, second], findings: [] });
    expect(never.digests.committed).toBeUndefined();
  });
  it('leads to a draw anew with the same list and without the withholder', () => {
    const rerun = wholeDraw(again, plainEntries, 'fresh');
    expect(verifyRecord(rerun).verdict).toBe('drawn');
    expect(checkRerun(voided, rerun)).toEqual([]);
  });
  it.each([
    ['rerun.parties', { parties: [first!, second!] }],
    ['rerun.parties', { parties: ['市民代表', '媒体'] }],
    ['rerun.changed', { strata: [{ ...plainTerms.strata[0]!, seats: 1 }, plainTerms.strata[1]!] }],
    ['rerun.changed', { suite: 'sm3' as const }],
    ['rerun.other', { previous: { id: plainTerms.id, record: '0'.repeat(64) } }],
    ['rerun.other', { id: plainTerms.id }],
  ])('%s is found: %j', (code, change) => {
    const rerun = wholeDraw({ ...again, ...change }, plainEntries, 'fresh');
    expect(checkRerun(voided, rerun).map((finding) => finding.code)).toContain(code);
  });
  it('a draw that was not void is not repeated, nor with another list', () => {
    const rerun = wholeDraw(again, plainEntries.slice(0, -1), 'fresh');
    const codes = checkRerun(wholeDraw(plainTerms, plainEntries), rerun).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['rerun.not-void', 'rerun.other', 'rerun.changed']));
  });
});
