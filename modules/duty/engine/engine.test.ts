import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presets } from '../presets/all.ts';
import { band, group, item, usual } from '../presets/build.ts';
import { recordRoles } from '../record-types.ts';
import { type DutyItem, type DutyRules, dutyRules } from '../rules.ts';
import { type Banded, bandsDown, bandsOf } from './bands.ts';
import { lintRules } from './lint.ts';
import { planOf } from './plan.ts';
import { explain, type ScoredRecord, scoreMember } from './score.ts';

const types = ['proposal_filed', 'attended', 'absent', 'report', 'talk'] as const;
const cents = (least: number, most: number) => fc.integer({ min: least * 100, max: most * 100 }).map((n) => n / 100);
const percent = fc.constantFrom(0, 25, 50, 100, 150);

/** Items of random rules; an item shares the points of an earlier one at most, so there is no cycle. */
const items = fc
  .array(
    fc.record({
      type: fc.constantFrom(...types),
      class: fc.constantFrom('a', 'b'),
      points: cents(0, 30),
      minus: fc.boolean(),
      share: fc.option(fc.record({ of: fc.nat(5), percent }), { nil: undefined, freq: 3 }),
      unit: fc.constantFrom('time', 'half_day', 'piece', 'year' as const),
      every: fc.constantFrom(1, 1, 2, 3),
      ordinals: fc.array(fc.record({ from: fc.integer({ min: 1, max: 4 }), points: cents(0, 20) }), { maxLength: 3 }),
      cap: fc.oneof(fc.constant(0), cents(1, 40)),
      factors: fc.record({ first: percent, joint: percent, drafter: percent, participant: percent }),
      split: fc.constantFrom('each', 'equal', 'first_half' as const),
      people: fc.constantFrom(0, 0, 2, 3),
      who: fc.constantFrom('all', 'all', 'standing', 'others' as const),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((drafts): DutyItem[] =>
    drafts.map(({ minus, share, points, ordinals, type, class: of, ...rest }, index) => ({
      ...item(`i${index}`, ['甲', 'A'], [of, type, minus ? -points : points]),
      ...rest,
      ordinals: minus ? ordinals.map((step) => ({ ...step, points: -step.points })) : ordinals,
      ...(share && index > 0 ? { shareOf: `i${share.of % index}`, sharePercent: share.percent } : {}),
    })),
  );

const rulesOf = fc
  .record({
    items,
    base: cents(0, 70),
    most: fc.oneof(fc.constant(0), cents(20, 120)),
    caps: fc.tuple(cents(0, 50), cents(0, 50)),
    per: fc.constantFrom('source', 'year' as const),
  })
  .map(
    ({ items: list, base, most, caps, per }): DutyRules => ({
      ...usual,
      frame: { base, least: 0, most },
      classes: [group('a', ['甲', 'A'], caps[0]), group('b', ['乙', 'B'], caps[1])],
      items: list,
      highest:
        list.length > 1 ? [{ code: 'h', zh: '高', en: 'H', per, items: list.slice(0, 2).map(({ code }) => code) }] : [],
      minimums: [],
      bands: [band('x', ['优', 'X'], 60, 30), band('y', ['中', 'Y'], 20, 50), band('z', ['下', 'Z'], 0)],
    }),
  );

const records = fc
  .array(
    fc.record({
      type: fc.constantFrom(...types),
      subtype: fc.constant(''),
      role: fc.constantFrom('', ...recordRoles),
      units: fc.integer({ min: 0, max: 4 }),
      sharers: fc.integer({ min: 1, max: 5 }),
      place: fc.integer({ min: 1, max: 5 }),
      source: fc.constantFrom('', 'p', 'q', 'r'),
      on: fc.constantFrom('2025-02-01', '2025-03-01', '2025-09-30'),
    }),
    { maxLength: 14 },
  )
  .map((list): ScoredRecord[] =>
    list.map((record, index) => ({ ...record, place: Math.min(record.place, record.sharers), id: `r${index}` })),
  );
const who = { standing: false, year: 2025 };

describe('the engine, on random rules and records', () => {
  it('explains every hundredth: a score is the sum of its lines, the same a second time and in any order', () => {
    fc.assert(
      fc.property(rulesOf, records, fc.boolean(), fc.infiniteStream(fc.nat()), (rules, list, standing, nat) => {
        const once = explain(rules, list, { ...who, standing });
        expect(once.lines.reduce((sum, line) => sum + line.points, 0)).toBe(once.points);
        expect(Number.isInteger(once.points)).toBe(true);
        expect(explain(rules, list, { ...who, standing })).toEqual(once);
        const mixed = list.map((record) => ({ record, at: nat.next().value! })).sort((a, b) => a.at - b.at);
        const again = explain(
          rules,
          mixed.map(({ record }) => record),
          { ...who, standing },
        );
        expect(again).toEqual(once);
        expect(scoreMember(planOf(rules), list, { ...who, standing }).points).toBe(once.points);
        // Nothing is counted unexplained, and what took points away is said.
        for (const line of once.lines) expect(line.steps.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  it('counts alike records together as it counts them one by one', () => {
    fc.assert(
      fc.property(rulesOf, records, (rules, list) => {
        const plan = planOf(rules);
        const facts = (record: ScoredRecord) =>
          [
            record.type,
            record.role,
            record.units,
            record.sharers,
            record.place,
            plan.bySource.has(record.type) ? record.source : '',
          ].join();
        const together = [...Map.groupBy(list, facts).values()].map((alike) => ({
          ...alike[0]!,
          id: '',
          on: '',
          count: alike.length,
        }));
        const doubles = together.filter(
          (record) => record.source !== '' && record.count! > 1 && plan.bySource.has(record.type),
        );
        // Of one matter a member has one record of a kind: the table does not take a second.
        fc.pre(doubles.length === 0);
        const { points, classes } = scoreMember(plan, list, who);
        expect(scoreMember(plan, together, who)).toMatchObject({ points, classes });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps caps of items, of classes and of all', () => {
    fc.assert(
      fc.property(rulesOf, records, (rules, list) => {
        const { lines, points } = explain(rules, list, who);
        for (const of of rules.items.filter(({ cap }) => cap > 0)) {
          const sum = lines.filter((line) => line.item === of.code).reduce((all, line) => all + line.points, 0);
          expect(Math.abs(sum)).toBeLessThanOrEqual(Math.round(of.cap * 100));
        }
        for (const of of rules.classes.filter(({ cap }) => cap > 0)) {
          const gained = lines.filter((line) => line.class === of.code && line.points > 0);
          expect(gained.reduce((all, line) => all + line.points, 0)).toBeLessThanOrEqual(Math.round(of.cap * 100));
        }
        if (rules.frame.most > 0) expect(points).toBeLessThanOrEqual(Math.round(rules.frame.most * 100));
        expect(points).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  it('never gives several people more of one matter than there is', () => {
    const shared = fc.record({
      split: fc.constantFrom('equal', 'first_half' as const),
      people: fc.constantFrom(0, 2, 3),
      points: cents(1, 30),
      sharers: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(shared, ({ split, people, points, sharers }) => {
        const rules = {
          ...presets.outcomes,
          highest: [],
          items: [item('s', ['共', 'S'], ['outcome', 'report', points], { split, people })],
        };
        const each = Array.from({ length: sharers }, (_, index) =>
          explain(
            rules,
            [
              {
                id: 'r',
                type: 'report',
                subtype: '',
                role: '',
                units: 1,
                sharers,
                place: index + 1,
                source: 'm',
                on: '2025-05-01',
              },
            ],
            who,
          ),
        );
        const given = each.map((one) => one.points!);
        const whole = Math.round(points * 100);
        expect(given.reduce((all, one) => all + one, 0)).toBeLessThanOrEqual(whole);
        // Less than a hundredth for each of them is lost.
        expect(given.reduce((all, one) => all + one, 0)).toBeGreaterThan(whole - sharers);
        if (people > 0) expect(given.filter((one) => one > 0).length).toBeLessThanOrEqual(people);
        expect(given[0]).toBe(Math.max(...given));
      }),
    );
  });

  it('gives places their points: the first, the further, every n', () => {
    const plan = fc.record({
      first: cents(0, 30),
      further: cents(0, 30),
      every: fc.integer({ min: 1, max: 4 }),
      count: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(plan, ({ first, further, every, count }) => {
        const rules = {
          ...presets.outcomes,
          classes: [group('c', ['类', 'C'])],
          items: [
            item('o', ['件', 'O'], ['c', 'talk', 99], {
              every,
              unit: 'piece',
              ordinals: [
                { from: 1, points: first },
                { from: 2, points: further },
              ],
            }),
          ],
        };
        const list = Array.from({ length: count }, (_, index) => ({
          id: `r${index}`,
          type: 'talk',
          subtype: '',
          role: '',
          units: 1,
          sharers: 1,
          place: 1,
          source: '',
          on: '2025-05-01',
        }));
        const counted = Math.floor(count / every);
        const expected = counted === 0 ? 0 : Math.round(first * 100) + (counted - 1) * Math.round(further * 100);
        expect(explain(rules, list, who).points).toBe(expected);
      }),
    );
  });

  it('keeps quotas of bands whatever the rule on ties but to stay, and bands in the order of points', () => {
    const scored = fc.array(
      fc.record({
        points: fc.option(
          fc.integer({ min: 0, max: 9 }).map((n) => n * 1000),
          { freq: 9 },
        ),
        a: fc.nat(2),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(rulesOf, scored, fc.constantFrom('fall', 'class' as const), (rules, list, rule) => {
        const tied = { ...rules, ties: { rule, class: 'a' } };
        const members = list.map(
          ({ points, a }, index): Banded => ({
            memberId: `m${index}`,
            points,
            classes: { a },
            unmet: [],
            vetoes: [],
            present: { days: 365, of: 365 },
          }),
        );
        const bands = bandsOf(tied, members);
        expect(bandsOf(tied, members.toReversed())).toEqual(bands);
        const all = members.filter(({ points }) => points !== null);
        for (const of of rules.bands) {
          const within = [...bands.values()].filter((one) => one.band === of.code);
          expect(within.length * 100).toBeLessThanOrEqual(all.length * of.quota);
        }
        const order = bandsDown(rules).map(({ code }) => code as string | null);
        const rank = (one: Banded) => order.indexOf(bands.get(one.memberId)!.band);
        for (const one of all)
          for (const other of all) if (one.points! > other.points!) expect(rank(one)).toBeLessThanOrEqual(rank(other));
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is refused of a set of rules', () => {
  const codes = (rules: DutyRules) => lintRules(rules).map(({ path, code }) => `${path} ${code}`);
  const withItem = (plan: Partial<DutyItem>): DutyRules => ({
    ...presets.outcomes,
    items: [{ ...presets.outcomes.items[0]!, ...plan }, ...presets.outcomes.items.slice(1)],
  });

  it('finds nothing in the presets, which have the shape of rules', () => {
    for (const preset of Object.values(presets)) {
      expect(dutyRules.parse(preset)).toEqual(preset);
      expect(lintRules(preset)).toEqual([]);
    }
  });

  it.each([
    [{ zh: '平台登录天数' }, 'duty_counts_logins'],
    [{ en: 'Logins to the app' }, 'duty_counts_logins'],
    [{ zh: '学习满30分钟' }, 'duty_counts_minutes'],
    [{ en: 'Minutes online' }, 'duty_counts_minutes'],
    [{ zh: '为文章点赞' }, 'duty_counts_likes'],
    [{ en: 'Likes received' }, 'duty_counts_likes'],
    [{ zh: '转发朋友圈' }, 'duty_counts_forwards'],
    [{ en: 'Posts forwarded' }, 'duty_counts_forwards'],
    [{ zh: '每日打卡' }, 'duty_counts_check_ins'],
    [{ en: 'Daily check-in' }, 'duty_counts_check_ins'],
    [{ zh: '文章点击' }, 'duty_counts_clicks'],
    [{ code: 'page_views' }, 'duty_counts_clicks'],
    [{ subtypes: ['check_in'] }, 'duty_counts_check_ins'],
  ])('refuses to count %o', (plan, code) => {
    expect(lintRules(withItem(plan)).map((finding) => finding.code)).toContain(code);
  });

  it('lets the business be named that only sounds like it', () => {
    for (const zh of ['会议签到缺席', '提案转社情民意', '界别群众点题协商'])
      expect(codes(withItem({ zh }))).toEqual([]);
    expect(codes(withItem({ en: 'Inspection of signs and likenesses' }))).toEqual([]);
  });

  it('finds a band nobody can reach, one hidden by another, one with no place', () => {
    const { bands } = presets.jinan;
    const put = (...changed: typeof bands) => ({ ...presets.jinan, minimums: [], bands: changed });
    expect(codes(put(band('top', ['顶', 'Top'], 121), ...bands))).toEqual(['bands.0.from duty_band_unreachable']);
    expect(codes(put(band('top', ['顶', 'Top'], 120), ...bands))).toEqual([]);
    expect(codes(put(...bands, band('same', ['同', 'Same'], 60)))).toEqual(['bands.3.from duty_band_hidden']);
    expect(codes(put(...bands, band('none', ['无', 'None'], 10, 0)))).toEqual(['bands.3.quota duty_band_empty']);
  });

  it('finds a cycle of shares, overlapping groups, names of nothing', () => {
    expect(codes(withItem({ shareOf: 'plenary' }))).toContain('items.0.shareOf duty_share_cycle');
    const [first, second, ...rest] = presets.outcomes.items;
    const cycle = {
      ...presets.outcomes,
      items: [{ ...first!, shareOf: second!.code }, { ...second!, shareOf: first!.code }, ...rest],
    };
    expect(codes(cycle)).toEqual(
      expect.arrayContaining(['items.0.shareOf duty_share_cycle', 'items.1.shareOf duty_share_cycle']),
    );
    const [group] = presets.outcomes.highest;
    const overlap = { ...presets.outcomes, highest: [group!, { ...group!, code: 'again' }] };
    expect(codes(overlap)).toEqual(['highest.1.items duty_groups_overlap', 'highest.1.items duty_groups_overlap']);
    expect(codes(withItem({ class: 'nowhere' }))).toContain('items.0.class duty_class_unknown');
    expect(codes(withItem({ shareOf: 'nothing' }))).toContain('items.0.shareOf duty_item_unknown');
    expect(codes(withItem({ code: 'meeting' }))).toContain('items.1.code duty_code_twice');
  });
});
