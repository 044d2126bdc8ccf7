import { PassThrough, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from './read-workbook.ts';
import { fromWallClock, type SheetSpec, toWallClock } from './sheet-cells.ts';
import { columnLetters } from './sheet-xml.ts';
import { streamWorkbook, writeWorkbook } from './sheets.ts';
import { unzipTexts } from './testing.ts';

const columns = [
  { title: '编号' },
  { title: '案由', width: 40 },
  { title: '日期', kind: 'date' as const },
  { title: '件数', kind: 'number' as const },
  { title: '按期', kind: 'percent' as const },
];
const sheet = (rows: SheetSpec['rows'], name = '目录'): SheetSpec => ({ name, columns, rows });

describe('workbooks', () => {
  it('reads back what was written', async () => {
    const midnight = new Date('2026-03-04T16:00:00Z');
    const evening = new Date('2026-03-05T12:30:00Z');
    const rows = [
      ['0012345678901234567', ' 两行\n<b>&"_x0041_𠮷 ', midnight, 1234.5, 0.865],
      ['乙', null, evening, -3, true],
    ];
    const [read] = await readWorkbook(await writeWorkbook([sheet(rows)]));
    expect(read!.name).toBe('目录');
    expect(read!.rows).toEqual([columns.map((column) => column.title), ...rows]);
  });

  it('writes dates as dates, numbers as numbers, text as text', async () => {
    const xml = unzipTexts(
      await writeWorkbook([sheet([['12', '3', new Date('2026-03-04T16:00:00Z'), 8012, 0.5]])]),
    ).get('xl/worksheets/sheet1.xml')!;
    expect(xml).toMatch(/<c r="A2" s="2" t="inlineStr"><is><t xml:space="preserve">12<\/t>/);
    expect(xml).toContain('<c r="C2" s="8"><v>46086</v></c>');
    expect(xml).toContain('<c r="D2" s="4"><v>8012</v></c>');
  });

  it('never writes a formula', async () => {
    const xml = unzipTexts(await writeWorkbook([sheet([['=1+1', '@SUM(A1)', null, 1, 1]])])).get(
      'xl/worksheets/sheet1.xml',
    )!;
    expect(xml).not.toContain('<f');
    expect(xml).toMatch(/<c r="A2" s="3" t="inlineStr"><is><t xml:space="preserve">=1\+1</);
    expect(xml).toMatch(/<c r="B2" s="3"/);
  });

  it('fixes the head, sets widths, a filter and titles for print', async () => {
    const files = unzipTexts(await writeWorkbook([sheet([['1', '2', null, 1, 1]])]));
    const xml = files.get('xl/worksheets/sheet1.xml')!;
    expect(xml).toContain('state="frozen"');
    expect(xml).toContain('<col min="2" max="2" width="40" customWidth="1"/>');
    expect(xml).toContain('<autoFilter ref="A1:E2"/>');
    expect(files.get('xl/workbook.xml')).toContain("'目录'!$1:$1");
  });

  it('cleans, cuts and parts the names of sheets', async () => {
    const names = ["'甲/乙'", '甲:乙', '', '长'.repeat(40), '长'.repeat(40)];
    const read = await readWorkbook(await writeWorkbook(names.map((name) => sheet([], name))));
    expect(read.map((each) => each.name)).toEqual([
      '甲 乙',
      '甲 乙 2',
      'Sheet3',
      '长'.repeat(31),
      `${'长'.repeat(29)} 2`,
    ]);
  });

  it('cuts text beyond the limit of a cell and leaves out what is no value', async () => {
    const [read] = await readWorkbook(
      await writeWorkbook([
        sheet([['长'.repeat(40_000), '', new Date(Number.NaN), Number.NaN, Number.POSITIVE_INFINITY]]),
      ]),
    );
    const [text, ...rest] = read!.rows[1]!;
    expect(text).toBe(`${'长'.repeat(32_766)}…`);
    expect(rest).toEqual([null, null, null, null]);
  });

  it('gives equal bytes for equal data', async () => {
    const [one, two] = [
      await writeWorkbook([sheet([['a', 'b', null, 1, 1]])]),
      await writeWorkbook([sheet([['a', 'b', null, 1, 1]])]),
    ];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });

  it('refuses a workbook without sheets', async () => {
    await expect(writeWorkbook([])).rejects.toThrow(RangeError);
  });
});

describe('streaming', () => {
  it('takes rows no faster than the receiver takes bytes', async () => {
    let made = 0;
    async function* rows() {
      for (; made < 20_000; made += 1) yield [`${Math.random()}`, `${Math.random()}`, null, Math.random(), null];
    }
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const stuck = new Writable({
      highWaterMark: 1024,
      write: (_chunk, _encoding, done) => void gate.then(() => done()),
    });
    const writing = streamWorkbook([sheet(rows())], stuck);
    let seen = -1;
    while (seen !== made) {
      seen = made;
      await setTimeout(50);
    }
    expect(made).toBeLessThan(15_000);
    release();
    await writing;
    expect(made).toBe(20_000);
  });

  it('fails with what the rows throw and destroys the stream', async () => {
    async function* rows() {
      yield ['1', '2', null, 1, 1];
      throw new Error('database gone');
    }
    const sink = new PassThrough().resume();
    await expect(streamWorkbook([sheet(rows())], sink)).rejects.toThrow('database gone');
    expect(sink.destroyed).toBe(true);
  });

  it('stops asking for rows when the receiver goes away', async () => {
    let closed = false;
    function* rows() {
      try {
        for (;;) yield [`${Math.random()}`, '2', null, 1, 1];
      } finally {
        closed = true;
      }
    }
    let taken = 0;
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        taken += chunk.length;
        done(taken > 200_000 ? new Error('client left') : null);
      },
    });
    await expect(streamWorkbook([sheet(rows())], sink)).rejects.toThrow('client left');
    await expect.poll(() => closed).toBe(true);
  });
});

describe('cells', () => {
  it('names columns', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });

  it('turns instants into wall clocks and back, over a change of clocks', () => {
    for (const zone of ['Asia/Shanghai', 'UTC', 'Europe/Berlin']) {
      for (const text of [
        '2026-03-05T12:30:00Z',
        '2026-03-29T00:59:59Z',
        '2026-03-29T01:00:00Z',
        '1988-06-01T00:00:00Z',
      ]) {
        const instant = new Date(text);
        expect(fromWallClock(toWallClock(instant, zone), zone)).toEqual(instant);
      }
    }
  });
});
