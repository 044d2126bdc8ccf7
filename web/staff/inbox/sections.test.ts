import { describe, expect, it } from 'vitest';
import type { InboxItem } from '../../../platform/inbox/contract.ts';
import { narrow, sectionOf } from './sections.ts';

const turns: Record<string, InboxItem['turn']> = { take_in: 'arriving', look_back: 'backward' };

const item = (task: string, daysLeft: number | null, more: Partial<InboxItem> = {}): InboxItem => ({
  kind: 'proposal',
  room: 'proposals',
  task,
  turn: turns[task] ?? 'open',
  partId: null,
  link: { m: '', desk: '' },
  matterId: `${task}${daysLeft}`,
  unitName: null,
  number: null,
  subject: '关于村道的建议',
  state: 'handling',
  who: '周化名',
  since: '2026-11-20T00:00:00Z',
  clock:
    daysLeft === null
      ? null
      : ({ kind: 'reply', daysLeft, overdue: daysLeft < 0, paused: false, dueAt: '2026-12-01T00:00:00Z' } as never),
  ...more,
});

describe('the inbox', () => {
  const items = [
    item('look_back', -40),
    item('draft_reply', 20),
    item('take_in', 5),
    item('check_reply', 0),
    item('draft_reply', -2),
  ];
  it('puts what is due and what is new before old look-backs, however long those are over', () => {
    expect(narrow(items, {}).map((one) => sectionOf(one))).toEqual(['due', 'due', 'fresh', 'later', 'back']);
  });
  it('does not call a standing clock due', () => {
    expect(sectionOf(item('draft_reply', -2, { clock: { daysLeft: 0, overdue: false, paused: true } as never }))).toBe(
      'later',
    );
  });
  it('narrows by kind, unit, words, number and lateness, and sorts as asked', () => {
    const list = [
      item('draft_reply', -1, { number: 12, unitName: '省教育厅', since: '2026-11-01T00:00:00Z' }),
      item('draft_reply', 3, { number: 7, subject: '关于校车的建议' }),
    ];
    const numbers = (filter: Parameters<typeof narrow>[1]) => narrow(list, filter).map((one) => one.number);
    expect(numbers({ task: 'take_in' })).toEqual([]);
    expect(numbers({ unit: '省教育厅' })).toEqual([12]);
    expect(numbers({ words: '校车' })).toEqual([7]);
    expect(numbers({ words: '12' })).toEqual([12]);
    expect(numbers({ late: true })).toEqual([12]);
    expect([numbers({ sort: 'number' }), numbers({ sort: 'newest' })]).toEqual([
      [7, 12],
      [7, 12],
    ]);
  });
});
