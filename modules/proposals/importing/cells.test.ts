import { describe, expect, it } from 'vitest';
import { dateOf, flagOf, namesOf, numberOf, publicityOf, satisfactionOf, textOf } from './cells.ts';
import { columnOf } from './columns.ts';

describe('dates', () => {
  it.each([
    ['2019-04-25', '2019-04-24T16:00:00.000Z'],
    ['2019/4/25 9:32:09', '2019-04-25T01:32:09.000Z'],
    ['2019年4月25日', '2019-04-24T16:00:00.000Z'],
    ['2019.4.25', '2019-04-24T16:00:00.000Z'],
    ['20190425', '2019-04-24T16:00:00.000Z'],
    [20190425, '2019-04-24T16:00:00.000Z'],
    [43580, '2019-04-24T16:00:00.000Z'],
    [43580.5, '2019-04-25T04:00:00.000Z'],
  ])('reads %s', (cell, instant) => {
    expect(dateOf(cell)?.toISOString()).toBe(instant);
  });

  it.each(['2019-02-30', '去年', '2019-13-01', '1019-01-01', 12, true, '2019-04-25 25:00'])('refuses %s', (cell) => {
    expect(dateOf(cell)).toBeUndefined();
  });

  it('tells an empty cell from a wrong one', () => {
    expect([dateOf(null), dateOf(''), dateOf('  '), dateOf(undefined)]).toEqual([null, null, null, null]);
  });
});

describe('numbers, names and choices', () => {
  it('reads numbers as offices write them', () => {
    expect(['第0123号', 123, '０１２３', '123.0'].map(numberOf)).toEqual([123, 123, 123, 123]);
    expect(['', 'A12', 0, -1, 1.5].map(numberOf)).toEqual([null, undefined, undefined, undefined, undefined]);
  });

  it('parts names, and keeps padded and foreign ones whole', () => {
    expect(namesOf('王晓明、李四，赵 五；王晓明')).toEqual(['王晓明', '李四', '赵五']);
    expect(namesOf('王晓明 李四')).toEqual(['王晓明', '李四']);
    expect(namesOf('John Smith, Ann Lee')).toEqual(['John Smith', 'Ann Lee']);
    expect(namesOf(' 、 ')).toEqual([]);
  });

  it('reads choices in both languages', () => {
    expect(['满意', 'Basically satisfied', '好'].map(satisfactionOf)).toEqual(['satisfied', 'basically', undefined]);
    expect(['不公开', 'Public', '也许'].map(publicityOf)).toEqual(['internal', 'public', undefined]);
    expect(['是', '√', '', '否', '重点', '可能'].map(flagOf)).toEqual([true, true, false, false, true, undefined]);
  });

  it('takes out what no database and no document can hold', () => {
    expect(textOf('甲\u0000乙\ud800丙\r\n丁 ')).toBe('甲乙\ufffd丙\n丁');
  });

  it('knows headings in both languages, with marks and remarks', () => {
    expect(['案由*', ' 提案 编号 ', 'Filed on', '答复内容（全文）', '备注'].map(columnOf)).toEqual([
      'subject',
      'number',
      'filedOn',
      'reply',
      undefined,
    ]);
  });
});
