import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonal, needsDecision, type PersonalKind } from './find-personal.ts';

const only = (text: string) => findPersonal(text).map(({ kind, from, to }) => [kind, text.slice(from, to)]);
const certain = (text: string) => findPersonal(text).map(({ kind, certainty }) => `${kind}:${certainty}`);

const found: Array<[string, PersonalKind, string]> = [
  ['联系电话13800001234。', 'phone_number', '13800001234'],
  ['电话：+86 138 0000 1234', 'phone_number', '+86 138 0000 1234'],
  ['电话：+8613800001234', 'phone_number', '+8613800001234'],
  ['电话：0086-138-0000-1234', 'phone_number', '0086-138-0000-1234'],
  ['电话（+86）13800001234', 'phone_number', '（+86）13800001234'],
  ['张某（+86 138-0000-1234）', 'phone_number', '+86 138-0000-1234'],
  ['电话8613800001234', 'phone_number', '8613800001234'],
  ['电话：１３８００００１２３４', 'phone_number', '１３８００００１２３４'],
  ['手机138–0000–1234（工作日）', 'phone_number', '138–0000–1234'],
  ['手机138\u200b0000\u00a01234', 'phone_number', '138\u200b0000\u00a01234'],
  ['手机1 3 8 0 0 0 0 1 2 3 4', 'phone_number', '1 3 8 0 0 0 0 1 2 3 4'],
  ['电话+86（138）0000-1234', 'phone_number', '+86（138）0000-1234'],
  ['电话(138) 0000-1234', 'phone_number', '138) 0000-1234'],
  ['138/0000/1234', 'phone_number', '138/0000/1234'],
  ['138～0000～1234', 'phone_number', '138～0000～1234'],
  ['138・0000・1234', 'phone_number', '138・0000・1234'],
  ['138 — 0000 — 1234', 'phone_number', '138 — 0000 — 1234'],
  ['手机138 00 00 12 34', 'phone_number', '138 00 00 12 34'],
  ['联系电话：13800、001234', 'phone_number', '13800、001234'],
  ['电话138\n0000\n1234', 'phone_number', '138\n0000\n1234'],
  ['手机：一三八〇〇〇〇一二三四', 'phone_number', '一三八〇〇〇〇一二三四'],
  ['Tel13800001234', 'phone_number', '13800001234'],
  ['手机13800001234人在外地', 'phone_number', '13800001234'],
  ['身份证11010519491231002X', 'identity_number', '11010519491231002X'],
  ['110105 1949 12 31 002X', 'identity_number', '110105 1949 12 31 002X'],
  ['110105/19491231/002X', 'identity_number', '110105/19491231/002X'],
  ['11010519491231002 X', 'identity_number', '11010519491231002 X'],
  ['ID11010519491231002X', 'identity_number', '11010519491231002X'],
  ['身份证 110105 19491231 002X', 'identity_number', '110105 19491231 002X'],
  ['身份证110105-1949-1231-002X', 'identity_number', '110105-1949-1231-002X'],
  ['身份证１１０１０５１９４９１２３１００２Ｘ', 'identity_number', '１１０１０５１９４９１２３１００２Ｘ'],
  ['卡号6222 0212 3456 7894', 'bank_card', '6222 0212 3456 7894'],
  ['车牌湘A·12345停在', 'plate', '湘A·12345'],
  ['湘A•12345停在', 'plate', '湘A•12345'],
  ['卡号6222/0212/3456/7894', 'bank_card', '6222/0212/3456/7894'],
  ['湘AD12345号车', 'plate', '湘AD12345'],
  ['请写信给 li.si+tj@example.org。', 'email', 'li.si+tj@example.org'],
  ['护照号E12345678', 'passport', 'E12345678'],
  ['拨打0731-84321234转8001', 'landline', '0731-84321234转8001'],
  ['家住幸福路12号3栋2单元501室', 'address', '家住幸福路12号3栋2单元501室'],
];

/** Things offices write all day that name nobody. */
const nobody = [
  '投资13800001234元',
  '总投资 138,0000,1234.00 元',
  '合同编号13800001234',
  '湘政办发〔2024〕138号',
  '流水号202403051234567890',
  'G318国道与S318省道',
  '2024-03-05至2026-12-31',
  '第138-0000-1234批',
  '统一社会信用代码91430000MA4L1ABC0X',
  '人口1380万人，面积2118.55平方公里',
  '热线12345、4008001234',
  '列车G1380次',
  '新A股、湘A区',
  '比例为13.800001234%',
  '2023年12月1日8时30分，3月15日至18日',
  '《城市道路工程设计规范》CJJ37-2012',
  '坐标28.2282,112.9388',
  '日均客流15023456789人次',
  '318国道12号线',
  '第14届第5次会议第1023号提案',
  '设备型号G13800001234',
  '共150户、2000人、3000平方米',
  '尺寸150/20/300毫米，投资138,000,012,34元',
  '联系150户、200人、38万元',
  '13,800,001,234元',
  '一二三四五六七',
];

describe('personal data in a text', () => {
  it.each(found)('%s', (text, kind, written) => {
    expect(only(text)).toEqual([[kind, written]]);
  });

  it.each(nobody)('is not seen in “%s”', (text) => {
    expect(only(text)).toEqual([]);
  });

  it('is each found of several in a row', () => {
    for (const between of [',', '，', '/', '、', ' ', '；'])
      expect(only(`13800001234${between}13900001234`).map(([, written]) => written)).toEqual([
        '13800001234',
        '13900001234',
      ]);
  });

  it('is suspected where the check digit is wrong', () => {
    expect(certain('身份证110105194912310021')).toEqual(['identity_number:suspected']);
    expect(certain('身份证11010519491231002X')).toEqual(['identity_number:sure']);
    expect(certain('卡号6222 0212 3456 7890')).toEqual(['bank_card:suspected']);
    expect(certain('设备6222 0212 3456 7890')).toEqual([]);
  });

  it('asks for a decision where it is a person’s, not an office’s', () => {
    const asks = (text: string) => findPersonal(text).some(needsDecision);
    expect(asks('手机13800001234')).toBe(true);
    expect(asks('身份证110105194912310021')).toBe(true);
    expect(asks('办公室电话0731-84321234，邮箱office@example.org，地址五一大道100号')).toBe(false);
  });

  it('is found wherever it stands, however it is written, and the place is right', () => {
    const around = fc.string({ unit: fc.constantFrom(...'政协提案，。\n办理 a'), maxLength: 30 });
    const gap = fc.constantFrom('', ' ', '-', '－', '\u00a0', '\u200b', '—');
    const digits = fc.tuple(
      fc.constantFrom('138', '159', '199'),
      fc.integer({ min: 1000, max: 9999 }),
      fc.integer({ min: 1000, max: 9999 }),
    );
    fc.assert(
      fc.property(around, around, gap, gap, digits, fc.boolean(), (before, after, one, two, [a, b, c], wide) => {
        const plain = `${a}${one}${b}${two}${c}`;
        const number = wide ? plain.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))) : plain;
        fc.pre(!/[a0-9]$/.test(before) && !/^[a0-9]/.test(after));
        const text = `${before}${number}${after}`;
        expect(only(text)).toContainEqual(['phone_number', number]);
      }),
    );
  });

  it('is searched in linear time by patterns that end', () => {
    for (const text of [
      '1'.repeat(60_000),
      '1 '.repeat(30_000),
      '138-'.repeat(15_000),
      'a@'.repeat(30_000),
      '路1号'.repeat(20_000),
    ])
      expect(findPersonal(text).length).toBeGreaterThanOrEqual(0);
  });
});
