import { expect, it } from 'vitest';
import { halfOf, itemsAsText, itemsOfText, minuteIn } from './times.ts';

it('reads a programme as it is typed and writes it the same way', () => {
  const typed = '9：00 开幕会｜主持人\n\n听取工作报告\n10:30 分组讨论 | 各组召集人';
  const items = itemsOfText(typed);
  expect(items).toEqual([
    { at: '09:00', title: '开幕会', who: '主持人' },
    { at: '', title: '听取工作报告', who: '' },
    { at: '10:30', title: '分组讨论', who: '各组召集人' },
  ]);
  expect(itemsOfText(itemsAsText(items))).toEqual(items);
});

it('tells hours and halves of the day in Beijing', () => {
  expect(minuteIn('2026-03-01T01:00:00.000Z')).toBe('2026-03-01T09:00');
  expect(['2026-03-01T01:00:00Z', '2026-03-01T06:30:00Z', '2026-03-01T11:00:00Z'].map(halfOf)).toEqual([
    'morning',
    'afternoon',
    'evening',
  ]);
});
