import { describe, expect, it } from 'vitest';
import { textOf } from '../../../platform/importing/cells.ts';
import { flagOf, publicityOf } from '../../../platform/importing/choices.ts';
import { dateOf } from '../../../platform/importing/dates.ts';
import { satisfactionOf } from './choices.ts';
import { columnOf } from './columns.ts';
import { numberOf } from './numbers.ts';

const read = (cell: Parameters<typeof dateOf>[0], showsMonth = false) => {
  const date = dateOf(cell, showsMonth);
  return date && typeof date === 'object' ? [date.at.toISOString(), date.monthOnly] : date;
};

describe('dates', () => {
  it.each([
    ['2019-04-25', '2019-04-24T16:00:00.000Z'],
    ['2019/4/25 9:32:09', '2019-04-25T01:32:09.000Z'],
    ['2019年4月25日', '2019-04-24T16:00:00.000Z'],
    ['2019年4月25号', '2019-04-24T16:00:00.000Z'],
    ['２０１９．４．２５', '2019-04-24T16:00:00.000Z'],
    ['20190425', '2019-04-24T16:00:00.000Z'],
    [20190425, '2019-04-24T16:00:00.000Z'],
    [43580, '2019-04-24T16:00:00.000Z'],
    [43580.5, '2019-04-25T04:00:00.000Z'],
    ['二〇二四年五月六日', '2024-05-05T16:00:00.000Z'],
    ['二零二四年十二月三十一日', '2024-12-30T16:00:00.000Z'],
    ['二○一九年十月廿一日', '2019-10-20T16:00:00.000Z'],
    ['一九九八年元月二十号', '1998-01-19T16:00:00.000Z'],
    ['6-May-24', '2024-05-05T16:00:00.000Z'],
    ['6 May 2024', '2024-05-05T16:00:00.000Z'],
    ['May 6, 2024', '2024-05-05T16:00:00.000Z'],
    ['6-Sept-87', '1987-09-05T16:00:00.000Z'],
    ['25/12/2023', '2023-12-24T16:00:00.000Z'],
    ['12/25/2023', '2023-12-24T16:00:00.000Z'],
    ['5/5/2024', '2024-05-04T16:00:00.000Z'],
  ])('reads %s', (cell, instant) => {
    expect(read(cell)).toEqual([instant, false]);
  });

  it.each([
    '二〇二四年五月六号',
    '二0二四年五月六日',
    '二Ｏ二四年五月六日',
    '贰零贰肆年零伍月零陆日',
    '2024年五月六日',
    '2024年5月6日（星期一）',
    '2024/5/6 周一',
    '2024年5月6日上午',
    '２０２４年５月６号',
    '2024—05—06',
    '2024–5–6',
    '2024。5。6',
    '2024、5、6',
    '2024 05 06',
    '2024\\5\\6',
    '2024.5.6.',
    "'2024-5-6",
    '24年5月6日',
    '06-MAY-24',
    '6-5月-24',
    '6th May 2024',
    'May 6th, 2024',
    '2024-May-06',
    '2024-05-05T16:00:00Z',
    '2024-05-06T00:00:00+08:00',
  ])('reads %s as the sixth of May', (cell) => {
    expect(read(cell)).toEqual(['2024-05-05T16:00:00.000Z', false]);
  });

  it.each([
    '2024年5月',
    '2024年5月上旬',
    '2024年5月底',
    '二〇二四年五月份',
    '2024年5月份',
    '2024-05',
    '2024/5',
    '2024.5',
    '二〇二四年五月',
    'May 2024',
  ])('keeps %s as a month whose day means nothing', (cell) => {
    expect(read(cell)).toEqual(['2024-04-30T16:00:00.000Z', true]);
  });

  it('takes a date cell that shows year and month for a month, unless it has a day of its own', () => {
    expect(read(new Date('2024-04-30T16:00:00Z'), true)).toEqual(['2024-04-30T16:00:00.000Z', true]);
    expect(read(new Date('2024-05-06T16:00:00Z'), true)).toEqual(['2024-05-06T16:00:00.000Z', false]);
  });

  it.each(['5/6/2024', '05-06-2024', '5.6.2024', '５／６／２０２４', '5/6/24', '24.5.6', 'May-24'])(
    'says of %s what cannot be told apart',
    (cell) => {
      expect(read(cell)).toBe('date_ambiguous');
    },
  );

  it.each([
    '2019-02-30',
    '去年',
    '2019-13-01',
    '1019-01-01',
    12,
    true,
    '2019-04-25 25:00',
    '二〇二四年十五月一日',
    2024.1,
  ])('refuses %s', (cell) => {
    expect(read(cell)).toBe('date_unreadable');
  });

  it('tells an empty cell from a wrong one', () => {
    expect([dateOf(null), dateOf(''), dateOf('  '), dateOf(undefined)]).toEqual([null, null, null, null]);
  });
});

describe('numbers', () => {
  it.each([
    [123, 123, ''],
    ['123', 123, ''],
    ['０１２３', 123, '０１２３'],
    ['123.0', 123, '123.0'],
    ['第0123号', 123, '第0123号'],
    ['湘协提字第023号', 23, '湘协提字第023号'],
    ['提案第23号', 23, '提案第23号'],
    ['第23号提案', 23, '第23号提案'],
    ['第二十三号', 23, '第二十三号'],
    ['第一百零五号', 105, '第一百零五号'],
    ['第廿三号', 23, '第廿三号'],
    ['湘协提字（2023）第023號', 23, '湘协提字（2023）第023號'],
    ['（23）', 23, '（23）'],
    ['23#', 23, '23#'],
    ['第1,023号', 1023, '第1,023号'],
    ['№ 23', 23, '№ 23'],
    ['第 ２３ 号', 23, '第 ２３ 号'],
    ['第2023-0123号', 123, '第2023-0123号'],
    ['2023-0123', 123, '2023-0123'],
    ['湘协提〔2023〕23号', 23, '湘协提〔2023〕23号'],
    ['No.23', 23, 'No.23'],
  ])('reads %s and keeps how it is written', (cell, number, written) => {
    expect(numberOf(cell)).toMatchObject({ number, written });
  });

  it('reads term, session and serial out of eight figures, or a year', () => {
    expect(numberOf('12030123')).toMatchObject({ number: 123, session: '12-3', written: '12030123' });
    expect(numberOf(12030123)).toMatchObject({ number: 123, session: '12-3', written: '12030123' });
    expect(numberOf('20230123')).toMatchObject({ number: 123, session: '', year: 2023 });
    expect(numberOf('13-4-0023')).toMatchObject({ number: 23, session: '13-4', written: '13-4-0023' });
    for (const written of [
      '十三届四次第23号',
      '第十三届第四次会议第23号',
      '省政协第十三届委员会第四次会议第0023号提案',
    ])
      expect(numberOf(written)).toMatchObject({ number: 23, session: '十三届四次', written });
  });

  it.each(['A12', 0, -1, 1.5, '第号', '3组第12号', '待编'])('refuses %s', (cell) => {
    expect(numberOf(cell)).toBeUndefined();
  });

  it('tells an empty cell', () => {
    expect(numberOf('')).toBeNull();
  });
});

describe('choices', () => {
  it('are read in both languages', () => {
    expect(['满意', 'Basically satisfied', '好'].map(satisfactionOf)).toEqual(['satisfied', 'basically', undefined]);
    expect(['是', '√', '', '否', '重点', '可能'].map(flagOf)).toEqual([true, true, false, false, true, undefined]);
  });

  it('are read as boxes ticked', () => {
    expect(['☑', '☐', '■', '☒', '✔', '□', '☑是 □否', '□是 ☑否'].map(flagOf)).toEqual([
      ...[true, false, true, true, true, false, true, false],
    ]);
    expect(satisfactionOf('□满意 ☑基本满意 □不满意')).toBe('basically');
    expect(publicityOf('公开□ 不公开☑')?.publicity).toBe('internal');
  });

  it.each([
    ['公开', 'public', false],
    ['Public', 'public', false],
    ['同意公开', 'public', false],
    ['主动公开', 'public', false],
    ['☑', 'public', false],
    ['部分公开', 'title_only', true],
    ['只公开案由', 'title_only', false],
    ['不公开', 'internal', false],
    ['不同意公开', 'internal', false],
    ['依申请公开', 'internal', false],
    ['公开（全文）', 'public', false],
    ['[√]', 'public', false],
    ['涉密', 'internal', false],
    ['不同意全文公开', 'internal', false],
    ['未公开', 'internal', false],
  ])('say of %s whether it may be read', (text, publicity, part) => {
    expect(publicityOf(text)).toEqual({ publicity, part });
  });

  it('leave what is unclear', () => {
    for (const text of ['也许', '视情公开', '公开与否待定']) expect(publicityOf(text)).toBeUndefined();
  });
});

describe('text', () => {
  it('loses what no database and no document can hold', () => {
    expect(textOf('甲\u0000乙\ud800丙\r\n丁 ')).toBe('甲乙\ufffd丙\n丁');
  });

  it('of headings is known in both languages, with marks and remarks', () => {
    expect(['案由*', ' 提案 编号 ', 'Filed on', '答复内容（全文）', '备注'].map(columnOf)).toEqual([
      'subject',
      'number',
      'filedOn',
      'reply',
      undefined,
    ]);
  });
});
