import { describe, expect, it } from 'vitest';
import { readNotice } from './read-notice.ts';
import { shippedNotices } from './shipped.ts';

const wording2026 = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

describe('a notice as text', () => {
  it('is read in the wording of the yearly notice, day for day', () => {
    const { off, worked } = readNotice(wording2026, 2026);
    expect(off).toEqual([...shippedNotices.get(2026)!.off].sort());
    expect(worked).toEqual([...shippedNotices.get(2026)!.worked].sort());
  });
  it('reads breaks across the turn of the year, full width figures and one day alone', () => {
    expect(readNotice('元旦：2022年12月31日至2023年1月2日放假调休，共3天。', 2023).off).toEqual([
      '2022-12-31',
      '2023-01-01',
      '2023-01-02',
    ]);
    expect(readNotice('元旦：１月１日（周三）放假１天，不调休。', 2025)).toEqual({ off: ['2025-01-01'], worked: [] });
  });
  it('reads lines and the public data sets', () => {
    expect(readNotice('2027-01-01 放假\n2027-02-20 上班', 2027)).toEqual({
      off: ['2027-01-01'],
      worked: ['2027-02-20'],
    });
    const days = [
      { date: '2027-02-06', isOffDay: true },
      { date: '2027-02-20', isOffDay: false },
    ];
    expect(readNotice(JSON.stringify({ year: 2027, days }), 2027)).toEqual({
      off: ['2027-02-06'],
      worked: ['2027-02-20'],
    });
    const sets = { holidays: { '2027-02-06': '' }, workdays: { '2027-02-20': '' } };
    expect(readNotice(JSON.stringify(sets), 2027).worked).toEqual(['2027-02-20']);
  });
  it('gives nothing of what it does not understand', () => {
    for (const text of ['', '{not json', '13月40日放假', '大家辛苦了', '2月30日放假'])
      expect(readNotice(text, 2027)).toEqual({ off: [], worked: [] });
  });
});
