import { describe, expect, it } from 'vitest';
import { nameKey, partNames, storedName } from './names.ts';

const names = (text: string) => partNames(text).names.map(({ name }) => name);

describe('the dot in names', () => {
  it.each([
    '\u00b7',
    '\u2022',
    '\u2027',
    '\u30fb',
    '\uff65',
    '\u22c5',
    '\uff0e',
    '\u0387',
    '\u2219',
    '\u2218',
    '\u25cf',
    '\ua78f',
    ' • ',
    ' · ',
    '.',
  ])('is one mark, written %j', (dot) => {
    expect(storedName(`阿卜杜拉${dot}买买提`)).toBe('阿卜杜拉\u00b7买买提');
    expect(nameKey(`阿卜杜拉${dot}买买提`)).toBe(nameKey('阿卜杜拉\u00b7买买提'));
  });

  it('leaves initials of other scripts alone', () => {
    expect(storedName('J. Smith')).toBe('J. Smith');
  });
});

describe('names in one cell', () => {
  it.each([
    ['王晓明、李四，赵 五；王晓明', ['王晓明', '李四', '赵五']],
    ['王晓明 李四', ['王晓明', '李四']],
    ['John Smith, Ann Lee', ['John Smith', 'Ann Lee']],
    [' 、 ', []],
    ['阿卜杜拉•买买提 王明', ['阿卜杜拉·买买提', '王明']],
    ['阿卜杜拉·买买提、阿卜杜拉・买买提、王　明', ['阿卜杜拉·买买提', '王明']],
    ['王 明 李四', ['王明', '李四']],
    ['王 明 李 四', ['王明', '李四']],
    ['王 晓 明', ['王晓明']],
    ['王 晓明', ['王晓明']],
    ['欧阳 明', ['欧阳明']],
    ['甲\n乙一', ['甲', '乙一']],
    ['张三|李四＆王五', ['张三', '李四', '王五']],
    ['张三、李四委员等5人', ['张三', '李四']],
    ['高等', ['高等']],
    ['民革省委员会', ['民革省委员会']],
  ])('of %j are parted', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each([
    '张三 等5人',
    '张三等5人',
    '张三等五人',
    '张三等 12 位委员',
    '张三等5名政协委员',
    '张三等',
    '张三等５人',
    '张三（等5人）',
    '张三等（5人）',
    '张三等共５位委员',
    '张三等十余人',
    '张三等10多人',
    '张三等多人',
    '张三等人',
    '张三委员等5人联名',
    '张三领衔等5人',
    '张三及其他4人',
  ])('of %s are one, with a remark', (text) => {
    expect(names(text)).toEqual(['张三']);
    expect(partNames(text).remarks).toHaveLength(1);
  });

  it('keep what is in brackets apart, for it decides between two of a name', () => {
    expect(partNames('王明（教育界）、王明【经济界】').names).toEqual([
      { name: '王明', qualifier: '教育界' },
      { name: '王明', qualifier: '经济界' },
    ]);
  });
});
