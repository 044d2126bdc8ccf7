import { describe, expect, it } from 'vitest';
import { answerSentence } from './answer-sentence.ts';

describe('the sentence that answers', () => {
  it.each([
    [
      '刘委员：\n您好！您提出的《关于增设校门口斑马线的提案》收悉，现答复如下：\n一、基本情况\n经现场核实，校门口已于3月补划斑马线两处。下一步将加装警示灯。',
      '经现场核实，校门口已于3月补划斑马线两处。',
    ],
    ['尊敬的网友：您好，留言收悉，现回复如下：1、该路段计划明年改造。', '该路段计划明年改造。'],
    ['感谢您对交通工作的关心和支持。我局将于六月底前完成路灯维修。', '我局将于六月底前完成路灯维修。'],
    ['来信收悉，作出如下回复：\n该桥由县公路局管养，本月内修补。', '该桥由县公路局管养，本月内修补。'],
    ['您反映的问题已转县交通局核处。经核实，该线路每日四班。', '经核实，该线路每日四班。'],
    ['我镇高度重视。已于5月清理沟渠两公里。', '已于5月清理沟渠两公里。'],
    ['您好！您反映的问题已转县交通局核处。', '您反映的问题已转县交通局核处。'],
    ['我厅已会同有关单位制定方案；资金已列入预算。', '我厅已会同有关单位制定方案。'],
    ['Thank you for the proposal. The bridge will be repaired by June.', 'The bridge will be repaired by June.'],
  ])('of %j', (text, sentence) => {
    expect(answerSentence(text)).toBe(sentence);
  });

  it('is nothing where a letter is but politeness', () => {
    for (const text of ['', '已收悉', '感谢您对我们工作的关心、监督与支持。', '刘委员：\n您好！'])
      expect(answerSentence(text)).toBe('');
  });

  it('is cut after a clause, and never longer than 90 signs and the mark', () => {
    const long = `经研究，${'我们将进一步完善相关工作机制，'.repeat(20)}。`;
    const sentence = answerSentence(long);
    expect([...sentence].length).toBeLessThanOrEqual(91);
    expect(sentence).toMatch(/机制…$/);
    expect([...answerSentence('甲'.repeat(500))]).toHaveLength(91);
  });

  it('keeps the mark of a mask', () => {
    expect(answerSentence('现答复如下：经核实，〔略〕已与施工方协商一致。')).toBe('经核实，〔略〕已与施工方协商一致。');
  });
});
