import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IssueIndex } from './issue-index.ts';
import type { Message } from './message.ts';
import { inventMessages, shuffled } from './testing.ts';

function indexOf(messages: readonly Message[]): IssueIndex {
  const index = new IssueIndex();
  index.addAll(messages);
  return index;
}

function message(id: string, title: string, text: string, rest: Partial<Message> = {}): Message {
  return { id, title, text, time: null, ...rest };
}

const invented = inventMessages(120, 4, 1);

describe('issues', () => {
  test('finds the matters of invented messages and leaves the lone ones out', () => {
    const { issues, outliers } = indexOf(invented).report();
    for (let matter = 0; matter < 4; matter++) {
      const ids = invented.filter((_, i) => i % 5 === matter).map(({ id }) => id);
      const best = issues.find(({ members }) => members.filter(({ id }) => ids.includes(id)).length > ids.length / 2);
      expect(best?.members.map(({ id }) => id).sort()).toEqual(ids.sort());
    }
    const lone = invented.filter((_, i) => i % 5 === 4).map(({ id }) => id);
    expect(lone.filter((id) => outliers.includes(id)).length).toBeGreaterThan(lone.length * 0.75);
  });

  test('names issue and place in the writers’ words', () => {
    const index = indexOf(invented);
    const issue = index.report().issues.find(({ members }) => members.some(({ id }) => id === 'm0'))!;
    expect(issue.place?.name).toContain('云栖花园');
    expect(issue.name).toContain('云栖花园');
    expect(issue.words.join()).toMatch(/搅拌站|粉尘|噪音/);
    expect(issue.first).toBeLessThan(issue.last!);
  });

  test('the report is the same whatever the order of arrival and the way in', () => {
    const expected = indexOf(invented).report();
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 120 }), (seed, early) => {
        const order = shuffled(invented, seed);
        const index = indexOf(order.slice(0, early));
        if (seed % 2) index.settle();
        for (const one of order.slice(early)) index.add(one);
        expect(index.report()).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });

  test('removal leaves what there would be without the message', () => {
    const index = indexOf(invented);
    index.report();
    for (const { id } of invented.slice(0, 50)) expect(index.remove(id)).toBe(true);
    expect(index.remove('m0')).toBe(false);
    expect(index.report()).toEqual(indexOf(invented.slice(50)).report());
  });

  test('a message added later is placed at once into its issue', () => {
    const index = indexOf(invented.slice(0, 100));
    index.settle();
    const before = new Map(index.report().issues.flatMap(({ id, members }) => members.map((m) => [m.id, id] as const)));
    for (const [i, one] of invented.slice(100).entries()) {
      const placed = index.add(one);
      const matter = (100 + i) % 5;
      if (matter < 4) {
        expect(placed.issue).toBe(before.get(`m${matter}`));
        expect(placed.fit).toBeGreaterThan(0.2);
      }
      expect(index.placements().get(one.id)).toBe(placed.issue);
    }
    expect(index.pending).toBe(20);
  });

  test('every exact copy is found, also with other punctuation, width or title', () => {
    const copies = invented.slice(0, 30).map((one, i) => ({
      ...one,
      id: `copy${i}`,
      title: i % 2 ? one.title : '转',
      text: one.text.replaceAll('，', i % 3 ? ', ' : ''),
    }));
    const index = indexOf([...invented, ...copies]);
    const report = index.report();
    const sets = report.copies.map((ids) => [...ids].sort().join());
    for (let i = 0; i < 30; i++) expect(sets).toContain([`copy${i}`, `m${i}`].sort().join());
    for (const { members } of report.issues) {
      for (const { id, copyOf } of members)
        if (copyOf)
          expect(
            members.some((m) => m.id === copyOf),
            id,
          ).toBe(true);
    }
    index.settle();
    expect(index.add({ ...invented[3]!, id: 'again' }).copyOf).not.toBeNull();
  });

  test('short bodies are told apart by their titles', () => {
    const { copies } = indexOf([message('a', '路灯坏了', '如题'), message('b', '井盖没了', '如题')]).report();
    expect(copies).toEqual([]);
  });
});

describe('hostile input', () => {
  test('malformed messages are refused and change nothing', () => {
    const index = new IssueIndex();
    index.add(message('a', '题', '文'));
    const bad: unknown[] = [
      null,
      message('', '题', '文'),
      { id: 'x', title: '题', time: 0 },
      message('x', '题', '文', { time: Number.NaN }),
      message('x', '题', '文', { reactions: -1 }),
      message('x', '题', '文', { reactions: Number.POSITIVE_INFINITY }),
      message('x', '题', '文', { author: 7 as unknown as string }),
    ];
    for (const one of bad) expect(() => index.add(one as Message)).toThrow(TypeError);
    expect(() => index.add(message('a', '题', '文'))).toThrow(RangeError);
    expect(index.size).toBe(1);
    expect(() => new IssueIndex({ threshold: Number.NaN })).toThrow(RangeError);
    expect(() => new IssueIndex({ leastSize: 0 })).toThrow(RangeError);
    expect(() => new IssueIndex({ halfLife: -1 })).toThrow(RangeError);
  });

  test('nothing, one message, empty texts, no words at all', () => {
    expect(new IssueIndex().report()).toEqual({ issues: [], dismissed: [], outliers: [], copies: [], at: null });
    expect(indexOf([message('a', '', '')]).report().outliers).toEqual(['a']);
    const { issues, copies } = indexOf([
      message('a', '', '。。。'),
      message('b', '', '！'),
      message('c', '', ''),
    ]).report();
    expect(copies).toEqual([['a', 'b', 'c']]);
    expect(issues[0]?.members.length).toBe(3);
  });

  test('lone surrogates, very long texts and a million copies', { timeout: 60_000 }, () => {
    const long = '北湖社区停水问题严重。'.repeat(9100);
    const messages = [
      message('s1', '\ud800破', '\udc00望江苑停水'),
      message('l1', '停水', long),
      message('l2', '停水', `${long}补`),
      ...Array.from({ length: 1_000_000 }, (_, i) => message(`d${i}`, '停水', '北湖社区停水问题严重，请尽快解决')),
    ];
    const { issues, copies } = indexOf(messages).report();
    expect(copies.map((ids) => ids.length)).toEqual([1_000_000]);
    expect(Math.max(...issues.map(({ members }) => members.length))).toBeGreaterThanOrEqual(1_000_000);
  });

  test('any strings at all give a full partition', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 20 })), {
          maxLength: 12,
        }),
        (list) => {
          const { issues, outliers } = indexOf(list.map(([title, text], i) => message(`${i}`, title, text))).report();
          const seen = [...issues.flatMap(({ members }) => members.map(({ id }) => id)), ...outliers].sort();
          expect(seen).toEqual(list.map((_, i) => `${i}`).sort());
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('decisions of people', () => {
  const issueOf = (index: IssueIndex, id: string) => {
    const { issues, dismissed } = index.report();
    return [...issues, ...dismissed].find(({ members }) => members.some((member) => member.id === id))!;
  };

  test('a merge is kept through new messages, a new index and another order', () => {
    const index = indexOf(invented.slice(0, 60));
    index.merge([issueOf(index, 'm0').id, issueOf(index, 'm1').id]);
    expect(issueOf(index, 'm0').id).toBe(issueOf(index, 'm1').id);
    index.addAll(invented.slice(60));
    expect(issueOf(index, 'm0').members.length).toBe(48);
    const again = new IssueIndex({ decisions: index.decisions });
    again.addAll(shuffled(invented, 5));
    expect(again.report()).toEqual(index.report());
    index.undo(0);
    expect(index.report()).toEqual(indexOf(invented).report());
  });

  test('a split is kept; newcomers go to the side they resemble', () => {
    const index = indexOf(invented.slice(0, 60));
    index.merge([issueOf(index, 'm0').id, issueOf(index, 'm1').id]);
    const part = Array.from({ length: 12 }, (_, i) => `m${i * 5}`);
    index.split(issueOf(index, 'm0').id, part);
    index.addAll(invented.slice(60));
    const zero = issueOf(index, 'm0').members.map(({ id }) => id);
    const one = issueOf(index, 'm1').members.map(({ id }) => id);
    expect(zero.sort()).toEqual(
      invented
        .filter((_, i) => i % 5 === 0)
        .map(({ id }) => id)
        .sort(),
    );
    expect(one.sort()).toEqual(
      invented
        .filter((_, i) => i % 5 === 1)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('a dismissed issue stays aside and says how many joined since', () => {
    const index = indexOf(invented.slice(0, 60));
    index.dismiss(issueOf(index, 'm2').id, '已办结');
    index.addAll(invented.slice(60));
    const { issues, dismissed } = index.report();
    expect(dismissed.length).toBe(1);
    expect(dismissed[0]!.dismissed).toEqual({ reason: '已办结', joined: 12 });
    expect(issues.some(({ members }) => members.some(({ id }) => id === 'm2'))).toBe(false);
  });

  test('any sequence of decisions keeps every message in exactly one place, and parts apart', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(), fc.nat()), { maxLength: 6 }), fc.nat(), (steps, seed) => {
        const index = indexOf(invented.slice(0, 50));
        for (const [kind, a, b] of steps) {
          const { issues } = index.report();
          const [x, y] = [issues[a % issues.length], issues[b % issues.length]];
          if (!x || !y) break;
          if (kind === 0 && x !== y) index.merge([x.id, y.id]);
          if (kind === 1 && x.texts > 1)
            index.split(
              x.id,
              x.members.slice(0, 1).map(({ id }) => id),
            );
          if (kind === 2) index.dismiss(x.id, '');
        }
        const { decisions } = index;
        const again = new IssueIndex({ decisions });
        again.addAll(shuffled(invented.slice(0, 50), seed));
        const report = again.report();
        expect(report).toEqual(index.report());
        const all = [...report.issues, ...report.dismissed].flatMap(({ members }) => members.map(({ id }) => id));
        expect([...all, ...report.outliers].sort()).toEqual(
          invented
            .slice(0, 50)
            .map(({ id }) => id)
            .sort(),
        );
      }),
      { numRuns: 25 },
    );
  });

  test('unknown issues and improper parts are refused', () => {
    const index = indexOf(invented);
    const { id, members } = index.report().issues[0]!;
    expect(() => index.merge([id])).toThrow(RangeError);
    expect(() => index.merge([id, 'nowhere'])).toThrow(RangeError);
    expect(() => index.split(id, [])).toThrow(RangeError);
    expect(() =>
      index.split(
        id,
        members.map((member) => member.id),
      ),
    ).toThrow(RangeError);
    expect(() => index.split(id, ['nobody'])).toThrow(RangeError);
    expect(() => index.dismiss('nowhere', '')).toThrow(RangeError);
    expect(() => index.undo(0)).toThrow(RangeError);
  });
});
