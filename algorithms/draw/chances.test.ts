import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announceDraw } from './ceremony.ts';
import { chancesOf } from './chances.ts';
import type { Announcement, Entry } from './record.ts';
import { fullEntries, fullTerms, plainEntries, plainTerms } from './testing.ts';

function* subsets(items: readonly number[], count: number): Generator<number[]> {
  if (count === 0) yield [];
  else
    for (let i = 0; i + count <= items.length; i++)
      for (const rest of subsets(items.slice(i + 1), count - 1)) yield [items[i]!, ...rest];
}

/** Seat chance of each entry and chance of a try, by going through all panels. */
function byHand({ strata, quotas }: Announcement, entries: readonly Entry[]) {
  let panels: number[][] = [[]];
  for (const { name, seats } of strata) {
    const pool = entries.flatMap(({ stratum }, i) => (stratum === name ? [i] : []));
    panels = panels.flatMap((panel) => [...subsets(pool, seats)].map((more) => [...panel, ...more]));
  }
  const kept = panels.filter((panel) =>
    quotas.every(({ groups }, q) =>
      groups.every(({ value, least, most }) => {
        const count = panel.filter((i) => entries[i]!.traits[q] === value).length;
        return count >= least && count <= most;
      }),
    ),
  );
  const seat = (i: number) => kept.filter((panel) => panel.includes(i)).length / kept.length;
  return { met: kept.length / panels.length, seats: entries.map((_, i) => seat(i)), panels: kept.length };
}

describe('chances', () => {
  it('without quotas are seats over people', () => {
    const { announcement, list } = announceDraw(plainTerms, plainEntries);
    const { groups, met, never } = chancesOf(announcement, list);
    expect({ met, never }).toEqual({ met: 1, never: 0 });
    expect(groups.map(({ stratum, people, seat }) => [stratum, people, seat])).toEqual([
      ['城区', 4, 0.5],
      ['县乡', 3, 1 / 3],
    ]);
  });
  it('with two quotas and two strata equal counting by hand', () => {
    const label = fc.record({
      stratum: fc.constantFrom('城区', '县乡'),
      age: fc.constantFrom('青', '老'),
      sex: fc.constantFrom('男', '女'),
    });
    const bounds = fc.tuple(fc.nat(2), fc.nat(3));
    fc.assert(
      fc.property(fc.array(label, { minLength: 6, maxLength: 9 }), bounds, bounds, (people, age, sex) => {
        const entries = people.map((p, i): Entry => ({ label: `人${i}`, stratum: p.stratum, traits: [p.age, p.sex] }));
        const group = (value: string, [least, more]: [number, number]) => ({ value, least, most: least + more });
        const announcement = {
          ...announceDraw(fullTerms, fullEntries).announcement,
          strata: [
            { name: '城区', seats: 2, reserves: 0 },
            { name: '县乡', seats: 1, reserves: 0 },
          ],
          quotas: [
            { trait: '年龄', groups: [group('青', age), group('老', [0, 3])] },
            { trait: '性别', groups: [group('男', sex), group('女', [0, 2])] },
          ],
        };
        const wanted = byHand(announcement, entries);
        if (wanted.panels === 0) return;
        const { groups, met } = chancesOf(announcement, entries);
        expect(met).toBeCloseTo(wanted.met, 12);
        entries.forEach(({ stratum, traits }, i) => {
          const mine = groups.find((g) => g.stratum === stratum && g.traits.join() === traits.join())!;
          expect(mine.seat).toBeCloseTo(wanted.seats[i]!, 12);
        });
      }),
    );
  });
  it('says that quotas can never be met, and refuses to count without end', () => {
    const { announcement, list } = announceDraw(fullTerms, fullEntries);
    const groups = [
      { value: '青年', least: 3, most: 3 },
      { value: '长者', least: 0, most: 0 },
    ];
    const none = chancesOf(
      { ...announcement, quotas: [{ trait: '年龄', groups }] },
      list.map((e) => ({ ...e, traits: e.stratum === '城区' ? ['青年'] : ['长者'] })),
    );
    expect(none).toMatchObject({ met: 0, never: 1 });
    const traits = 'abcdefghij'.split('');
    const many = Array.from(
      { length: 1000 },
      (_, i): Entry => ({ label: `${i}`, stratum: '城区', traits: traits.map((_, t) => String((i >> t) & 1)) }),
    );
    const quotas = traits.map((trait) => ({
      trait,
      groups: ['0', '1'].map((value) => ({ value, least: 0, most: 50 })),
    }));
    const strata = [{ name: '城区', seats: 50, reserves: 0 }];
    expect(() => chancesOf({ ...announcement, strata, quotas }, many)).toThrow('plan.too-large');
  });
});
