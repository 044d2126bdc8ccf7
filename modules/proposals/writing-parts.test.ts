import { describe, expect, it } from 'vitest';
import { readPastedLetter } from '../handling/pasted-letter.ts';
import { splitWriting } from './writing-parts.ts';

const text = `关于完善老旧小区加装电梯机制的建议

一、基本情况
我市现有老旧小区三百余个。
其中六层以上无电梯的占七成。

二、存在的问题
（一）意见难统一。低层住户顾虑多。
（二）资金难筹集。

三、对策建议
1. 建立协商机制。
2. 完善补贴办法。`;

describe('a text from a word processor', () => {
  it('is put into its fields by its headings', () => {
    expect(splitWriting(text)).toEqual({
      subject: '关于完善老旧小区加装电梯机制的建议',
      situation: '我市现有老旧小区三百余个。\n其中六层以上无电梯的占七成。',
      analysis: '（一）意见难统一。低层住户顾虑多。\n（二）资金难筹集。',
      suggestions: '1. 建立协商机制。\n2. 完善补贴办法。',
      found: ['situation', 'analysis', 'suggestions'],
    });
  });
  it.each([
    ['案由：改善公交接驳\n情况：\n站点少。\n分析：\n规划早。\n建议：\n增设站点。', '改善公交接驳'],
    ['关于改善公交接驳的提案\n现状\n站点少。\n原因分析\n规划早。\n具体建议\n增设站点。', '关于改善公交接驳的提案'],
  ])('is understood in other manners of writing', (written, subject) => {
    expect(splitWriting(written)).toMatchObject({
      subject,
      situation: '站点少。',
      analysis: '规划早。',
      suggestions: '增设站点。',
    });
  });
  it('without headings stays whole', () => {
    const plain = '我们走访了五个街道，情况如下，问题不少，建议尽快解决。\n第二段。';
    expect(splitWriting(plain)).toEqual({ subject: '', situation: plain, analysis: '', suggestions: '', found: [] });
  });
  it('loses no line', () => {
    const parts = splitWriting(text);
    for (const line of text.split('\n').filter((item) => item !== '' && !/^[一二三]、/.test(item)))
      expect(Object.values(parts).flat().join('\n')).toContain(line);
  });
});

describe('a letter pasted whole', () => {
  const letter = `湘南省交通运输厅
湘南交提函〔2026〕12号
湘南省交通运输厅关于省政协十三届三次会议第0123号提案的答复
林示范委员：
您提出的提案收悉，现答复如下：
一、关于公交接驳
年内增设站点十处。
专此函复。
湘南省交通运输厅
2026年3月5日`;
  it('is parted from its head and its end', () => {
    expect(readPastedLetter(letter)).toMatchObject({
      body: '您提出的提案收悉，现答复如下：\n一、关于公交接驳\n年内增设站点十处。',
      letterNumber: '湘南交提函〔2026〕12号',
    });
    expect(readPastedLetter(letter)!.taken).toHaveLength(7);
  });
  it.each([
    [
      '湘南省交通运输厅\n湘交提复〔2026〕23号\n对省政协十三届四次会议第0023号提案的答复\n张三委员：',
      '湘南省交通运输厅\n2026年5月6日',
    ],
    ['湘交提复﹝２０２６﹞２３号（A类）\n尊敬的张三委员:', '湘 南 省 交 通 运 输 厅\n二〇二六年五月六日'],
    [
      '湘南省交通运输厅文件\n签发人：王五\n湘交提复[2026]23号\n张三、李四委员：',
      '特此答复。\n湘南省交通运输厅\n2026.5.6\n抄送：省政协提案委员会',
    ],
    ['张三委员：', '湘南省交通运输厅\n２０２６年５月６日\n（联系人：李四，电话0731-84321234）'],
  ])('is parted however its head and end are written (%#)', (head, end) => {
    const body = '您提出的建议收悉，答复如下。\n一、已列入计划。\n二、感谢您的关心。';
    const read = readPastedLetter(`${head}\n${body}\n\n${end}`);
    expect([read?.body, read?.taken.join('\n')]).toEqual([body, `${head}\n${end}`]);
    if (head.includes('湘交提复')) expect(read!.letterNumber).toMatch(/^湘交提复[〔[]2026[〕\]]23号$/);
  });

  it('is not seen in a plain reply', () => {
    expect(
      readPastedLetter('您提出的提案收悉，现答复如下：\n一、进展\n年内增设站点十处。\n二、下一步\n加快推进。'),
    ).toBeUndefined();
    expect(readPastedLetter('林示范委员：\n感谢您的关心。')).toBeUndefined();
  });
});
