import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { renderListDocx } from './list-docx.ts';
import { filledDown, readWorkbook } from './read-workbook.ts';
import { writeWorkbook } from './sheets.ts';
import { oddWorkbook, unzipTexts } from './testing.ts';
import type { UnreadableCode, WorkbookLimits } from './workbook-guard.ts';
import { packStored } from './zip-archive.ts';

const workbook = (rows = 3) =>
  writeWorkbook([
    { name: 'a', columns: [{ title: '甲' }, { title: '乙' }], rows: Array.from({ length: rows }, (_, i) => [i, 'x']) },
  ]);
const codeOf = (bytes: Uint8Array, limits?: Partial<WorkbookLimits>): Promise<UnreadableCode> =>
  readWorkbook(bytes, { limits }).then(
    () => expect.fail('was read'),
    (error) => error.code,
  );
const compound = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]);

async function withSheet(change: (xml: string) => string): Promise<Uint8Array> {
  const files = [...unzipTexts(await workbook())];
  return packStored(
    files.map(([name, text]) => ({ name, bytes: Buffer.from(name.includes('sheet1') ? change(text) : text) })),
  );
}

describe('files that are no workbook', () => {
  it('are told apart', async () => {
    expect(await codeOf(Buffer.from('编号,案由\n1,甲'))).toBe('not_xlsx');
    expect(await codeOf(new Uint8Array(0))).toBe('not_xlsx');
    expect(await codeOf(Buffer.from('<html><table>'))).toBe('not_xlsx');
    expect(await codeOf(compound('Workbook'))).toBe('old_xls');
    expect(await codeOf(compound('EncryptedPackage'))).toBe('encrypted');
    expect(await codeOf(compound('WordDocument'))).toBe('not_xlsx');
    expect(await codeOf(packStored([{ name: 'a.txt', bytes: Buffer.from('a') }]))).toBe('not_xlsx');
    expect(await codeOf(await renderListDocx({ title: 'a', parts: [] }))).toBe('not_xlsx');
  });

  it('are damaged when cut off or broken inside', async () => {
    const whole = await workbook(200);
    expect(await codeOf(whole.subarray(0, whole.length - 100))).toBe('damaged');
    expect(await codeOf(Buffer.from('PK\u0003\u0004 nothing'))).toBe('damaged');
    expect(await codeOf(await withSheet((xml) => xml.slice(0, xml.length / 2)))).toBe('damaged');
    expect(
      await codeOf(await withSheet((xml) => xml.replace('<worksheet', '<!DOCTYPE a [<!ENTITY b "c">]><worksheet'))),
    ).toBe('damaged');
  });

  it('are damaged, never a crash, with any single byte changed', async () => {
    const whole = await workbook();
    const places = Array.from({ length: 12 }, (_, i) => Math.floor((whole.length * (i + 0.5)) / 12));
    for (const place of places) {
      const changed = whole.slice();
      changed[place] = changed[place]! ^ 0xff;
      const outcome = await readWorkbook(changed).then(
        () => 'read',
        (error) => error.name,
      );
      expect(['read', 'UnreadableWorkbook']).toContain(outcome);
    }
  });
});

describe('limits', () => {
  it('hold for bytes, rows, columns and cells', async () => {
    const whole = await workbook(10);
    expect(await codeOf(whole, { bytes: 100 })).toBe('too_large');
    expect(await codeOf(whole, { rows: 10 })).toBe('too_large');
    expect(await codeOf(whole, { columns: 1 })).toBe('too_large');
    expect(await codeOf(whole, { cells: 21 })).toBe('too_large');
    expect(await codeOf(whole, { entries: 3 })).toBe('too_large');
    expect(await readWorkbook(whole, { limits: { rows: 11, columns: 2, cells: 22 } })).toHaveLength(1);
  });

  it('hold for a cell that claims to stand far away', async () => {
    expect(await codeOf(await withSheet((xml) => xml.replace('r="B3"', 'r="XFD3"')))).toBe('too_large');
    expect(await codeOf(await withSheet((xml) => xml.replace('<row r="3"', '<row r="1048576"')))).toBe('too_large');
  });

  it('hold for what comes out of the archive, not for what it claims', async () => {
    const bomb = await bombOf(40 << 20);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await codeOf(bomb, { unzippedBytes: 1 << 20 })).toBe('too_large');
  });
});

describe('time', () => {
  const long = 700_000;
  it.each([
    ['tags never closed', '<c '],
    ['attributes never closed', '<c r="'],
    ['cells without an end', '<c>'],
    ['comments never closed', '<!-- <c '],
  ])('grows with the size of the file alone: %s', async (_kind, piece) => {
    const bytes = await withSheet(() => `<worksheet><sheetData><row r="1">${piece.repeat(long)}`);
    expect(['damaged', 'too_large']).toContain(await codeOf(bytes));
  });
});

describe('facts beside the values', () => {
  it('are told: hidden rows and sheets, merged cells, errors, formulas, months', async () => {
    const [shown, hidden] = await readWorkbook(
      oddWorkbook([
        {
          name: '甲 & 乙',
          rows: [
            ['a', 'b', 'c'],
            ['x', { error: '#N/A' }, { month: 45413 }],
            [null, { formula: '1+1', value: '2' }, 1],
          ],
          hiddenRows: [3],
          merged: ['A2:A3'],
        },
        { name: '藏', rows: [['y']], hidden: true },
      ]),
    );
    expect([shown!.name, shown!.hidden, hidden!.hidden]).toEqual(['甲 & 乙', false, true]);
    expect(shown!.facts).toMatchObject({
      hiddenRows: [3],
      merged: [{ top: 2, left: 1, bottom: 3, right: 1 }],
      errors: [{ row: 2, column: 2, value: '#N/A' }],
      formulas: [{ row: 3, column: 2 }],
      months: [{ row: 2, column: 3 }],
    });
    expect(filledDown(shown!).map((row) => row[0])).toEqual(['a', 'x', 'x']);
    expect(shown!.rows[2]![0]).toBeNull();
  });

  it('of cells merged over more than the sheet are refused', async () => {
    const merged = Array.from({ length: 30 }, () => 'A1:A1048576');
    const bytes = oddWorkbook([{ name: 'a', rows: Array.from({ length: 100 }, () => ['x']), merged }]);
    expect(await codeOf(bytes, { cells: 2_000 })).toBe('too_large');
  });
});

/** A workbook with one part of `size` spaces behind a header that claims three bytes. */
async function bombOf(size: number): Promise<Uint8Array> {
  const deflated = deflateRawSync(Buffer.alloc(size, ' '));
  const files = [...unzipTexts(await workbook())].map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
  const packed = Buffer.from(packStored([...files, { name: 'xl/sharedStrings.xml', bytes: deflated }]));
  const local = packed.indexOf('xl/sharedStrings.xml') - 30;
  const central = packed.lastIndexOf('xl/sharedStrings.xml') - 46;
  packed.writeUInt16LE(8, local + 8);
  packed.writeUInt32LE(3, local + 22);
  packed.writeUInt16LE(8, central + 10);
  packed.writeUInt32LE(3, central + 24);
  return packed;
}
