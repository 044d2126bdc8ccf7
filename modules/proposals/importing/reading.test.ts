/** Registers as other programs and other hands leave them. */
import { describe, expect, it } from 'vitest';
import { type OddCell, type OddSheet, oddWorkbook } from '../../../platform/documents/testing.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { plainHeading } from '../../../platform/importing/columns.ts';
import type { HeadingChoices } from '../../../platform/importing/heads.ts';
import type { ReadSheets } from '../../../platform/importing/read-sheets.ts';
import { readSheets } from '../../../platform/importing/sheets-work.ts';
import { type ColumnKey, registerColumns } from './columns.ts';

type OldRegister = ReadSheets<ColumnKey>;
const readRegister = (bytes: Uint8Array, choices?: HeadingChoices<ColumnKey>, share?: string) =>
  readSheets(bytes, registerColumns, choices, share);

const head = ['案由', '第一提案人', '立案日期', '情况反映'];
const line = (subject: string, ...more: OddCell[]): OddCell[] => [subject, '林示范', '2023-02-01', '情况。', ...more];
const sheet = (rows: OddCell[][], more: Partial<OddSheet> = {}): OddSheet => ({ name: '目录', rows, ...more });
const subjects = ({ rows }: OldRegister) => rows.map((row) => [row.sheet, row.row, row.cells.subject]);

async function codeOf(work: Promise<unknown>) {
  return work.then(
    () => undefined,
    (error: unknown) => (error instanceof Problem ? error.issues[0] : error),
  );
}

describe('several files', () => {
  it('are read one after another, and a long line is turned away', async () => {
    const file = oddWorkbook([sheet([head, line('甲')])]);
    const asked = Array.from({ length: 6 }, (_, at) => readRegister(file, new Map(), `account-${at}`));
    const codes = (await Promise.allSettled(asked)).map((answer) =>
      answer.status === 'fulfilled' ? 'read' : (answer.reason as Problem).code,
    );
    expect(codes).toEqual(['read', 'read', 'read', 'read', 'import_busy', 'import_busy']);
    expect(subjects(await readRegister(file))).toEqual([['', 2, '甲']]);
  });

  it('of many rows come back whole and in order', async () => {
    const rows = Array.from({ length: 900 }, (_, at) => line(`第${at}件`, '公开', '长'.repeat(600)));
    const register = await readRegister(oddWorkbook([sheet([[...head, '公开方式', '建议'], ...rows])]));
    expect(register.rows.map((row) => row.cells.subject)).toEqual(rows.map((row) => row[0]));
  });
});

describe('sheets', () => {
  it('are all read whose headings fit, with the sheet of every row; the others are named with their rows', async () => {
    const register = await readRegister(
      oddWorkbook([
        sheet([head, line('甲')], { name: '一次会议' }),
        sheet([['说明'], ['请勿修改'], [null], ['谢谢']], { name: '说明' }),
        sheet([['某某政协目录'], [], head, line('乙'), line('丙')], { name: '二次会议' }),
      ]),
    );
    expect(subjects(register)).toEqual([
      ['一次会议', 2, '甲'],
      ['二次会议', 4, '乙'],
      ['二次会议', 5, '丙'],
    ]);
    expect(register.sheets).toEqual([
      { name: '一次会议', rows: 1, read: true },
      { name: '说明', rows: 3, read: false },
      { name: '二次会议', rows: 2, read: true },
    ]);
  });

  it('and rows that are hidden are kept and marked', async () => {
    const register = await readRegister(
      oddWorkbook([
        sheet([head, line('甲'), line('乙'), line('丁')], { hiddenRows: [3], flatRows: [4] }),
        sheet([head, line('丙')], { name: '藏', hidden: true }),
      ]),
    );
    expect(register.rows.map((row) => row.hidden)).toEqual([null, 'row', 'row', 'sheet']);
  });

  it('with formulas are refused by name where they are read, and not where they are not', async () => {
    const formula = { formula: 'A1', value: '甲' };
    const unused = sheet([['合计', { formula: 'SUM(A1)' }], [formula]], { name: '统计' });
    const beside = sheet([[...head, '序号'], line('甲', { formula: 'ROW()-1', value: '1' })]);
    expect(subjects(await readRegister(oddWorkbook([beside, unused])))).toEqual([['', 2, '甲']]);
    const used = sheet([head, [formula, '林示范', '2023-02-01', '情况']], { name: '二次会议' });
    expect(await codeOf(readRegister(oddWorkbook([beside, used])))).toMatchObject({
      code: 'workbook_formula',
      params: { cells: '二次会议!A2' },
    });
  });
});

describe('cells', () => {
  it('merged downwards count for all their rows; blank ones that are not merged stay blank', async () => {
    const register = await readRegister(
      oddWorkbook([
        sheet(
          [
            ['届次', ...head],
            ['十三届一次', ...line('甲')],
            [null, ...line('乙')],
            [null, '丙', null, '2023-02-01', '情况。'],
            [null, ...line('丁')],
            [null],
          ],
          { merged: ['A2:A4', 'C3:C4', 'A7:A90'] },
        ),
      ]),
    );
    expect(register.rows.map(({ cells }) => [cells.session, cells.first])).toEqual([
      ['十三届一次', '林示范'],
      ['十三届一次', '林示范'],
      ['十三届一次', '林示范'],
      [null, '林示范'],
    ]);
  });

  it('that show an error are told, not taken for blank', async () => {
    const row = ['甲', { error: '#REF!' }, '2023-02-01', { error: '#N/A' }];
    const register = await readRegister(oddWorkbook([sheet([head, row])]));
    expect(register.rows[0]!.errors).toEqual({ first: '#REF!', situation: '#N/A' });
    for (const text of ['#N/A', '#ref!', '＃ＶＡＬＵＥ！', ' #DIV/0! ', '#NAME?', '########']) {
      const pasted = await readRegister(oddWorkbook([sheet([head, ['甲', text, '2023-02-01', '#1']])]));
      expect(Object.keys(pasted.rows[0]!.errors), text).toEqual(['first']);
    }
  });

  it('that show a month are told from days', async () => {
    const register = await readRegister(oddWorkbook([sheet([head, ['甲', '林示范', { month: 45413 }, '情况']])]));
    expect([...register.rows[0]!.months]).toEqual(['filedOn']);
  });
});

describe('headings', () => {
  const names = (register: OldRegister) => Object.fromEntries(register.columns);

  it('in two rows are read together, merged or not', async () => {
    const upper = ['案由', '提案人', '立案日期', '办理', null, null, '答复', null];
    const lower = [null, null, null, '主办单位', '会办单位', '答复日期', '内容', '类别'];
    const data = ['甲', '林示范', '2023-02-01', '教育厅', null, '2023-04-01', '已办。', 'A'];
    const merged = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:F1', 'G1:H1'];
    const register = await readRegister(oddWorkbook([sheet([upper, lower, data], { merged })]));
    expect(names(register)).toMatchObject({
      ...{ subject: '案由', lead: '主办单位', assisting: '会办单位', repliedOn: '答复日期' },
      ...{ reply: '答复内容', class: '答复类别' },
    });
    expect(subjects(register)).toEqual([['', 3, '甲']]);
    expect(register.rows[0]!.cells).toMatchObject({ lead: '教育厅', reply: '已办。', class: 'A' });
    const plain = await readRegister(oddWorkbook([sheet([upper.slice(0, 6), lower.slice(0, 6), data.slice(0, 6)])]));
    expect(names(plain)).toMatchObject({ lead: '主办单位', repliedOn: '答复日期' });
  });

  it('do not swallow the first row of data', async () => {
    const register = await readRegister(oddWorkbook([sheet([[...head, '备注'], line('甲', '公开')])]));
    expect(subjects(register)).toEqual([['', 2, '甲']]);
  });

  it('that nobody knows are shown with samples, and read once somebody has said what they mean', async () => {
    const bytes = oddWorkbook([
      sheet([
        ['提案名', '谁提的', '哪天'],
        ['甲', '林示范', '2023-02-01'],
        ['乙', '林示范', '2023-02-01'],
      ]),
    ]);
    const first = await readRegister(bytes);
    expect([first.rows, first.sheets]).toEqual([[], [{ name: '目录', rows: 3, read: false }]]);
    expect(first.headings.map(({ heading, key, samples }) => [heading, key, samples])).toEqual([
      ['提案名', null, ['甲', '乙']],
      ['谁提的', null, ['林示范']],
      ['哪天', null, ['2023-02-01']],
    ]);
    const said = new Map([
      [plainHeading('提案名'), 'subject' as const],
      [plainHeading('谁提的'), 'first' as const],
    ]);
    const second = await readRegister(bytes, said);
    expect(second.rows.map(({ cells }) => [cells.subject, cells.first])).toEqual([
      ['甲', '林示范'],
      ['乙', '林示范'],
    ]);
    expect(second.headings.at(-1)).toMatchObject({ heading: '哪天', key: null });
  });

  it('that are known can be given another meaning, or none', async () => {
    const bytes = oddWorkbook([sheet([[...head, '内容'], line('甲', '正文')])]);
    const said = new Map([
      [plainHeading('情况反映'), null],
      [plainHeading('内容'), 'analysis' as const],
    ]);
    const register = await readRegister(bytes, said);
    expect(register.rows[0]!.cells).toMatchObject({ analysis: '正文' });
    expect(register.rows[0]!.cells.situation).toBeUndefined();
  });
});

describe('columns the file does not show', () => {
  const hiding = oddWorkbook([
    sheet([[...head, '公开方式', '备注'], line('甲', '不公开', '旧')], { hiddenColumns: [4, 6] }),
  ]);
  it('are told with their headings, and read all the same', async () => {
    const { headings, rows } = await readRegister(hiding);
    expect(headings.filter((item) => item.hidden).map(({ heading, key }) => [heading, key])).toEqual([
      ['情况反映', 'situation'],
      ['备注', null],
    ]);
    expect(rows[0]!.cells).toMatchObject({ situation: '情况。', publicity: '不公开' });
  });

  it('are left out where the office says so', async () => {
    const register = await readRegister(hiding, new Map([[plainHeading('情况反映'), null]]));
    expect(register.rows[0]!.cells.situation).toBeUndefined();
    expect(register.headings.find((item) => item.heading === '情况反映')).toMatchObject({ hidden: true, key: null });
  });
});
