import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../documents/read-workbook.ts';
import { unzipTexts } from '../documents/testing.ts';
import type { Context } from '../http/context.ts';
import type { FileAnswer } from '../http/operation.ts';
import type { Problem } from '../http/problem.ts';
import { listFormats } from './contract.ts';
import type { ListDescription } from './list.ts';
import { takeAway } from './take-away.ts';

interface Lamp {
  street: string;
  place: string;
  kept: boolean;
  litAt: Date | null;
}

const lamps: Lamp[] = [
  { street: '柳林路', place: '=柳林路 12 号，张宅门口', kept: true, litAt: new Date('2026-03-01T16:30:00Z') },
  { street: '石桥街', place: '桥头', kept: false, litAt: null },
  { street: '柳林路', place: '路口', kept: true, litAt: new Date('2026-04-02T02:00:00Z') },
];

const list: ListDescription<Lamp> = {
  sheet: 'lamps.sheet',
  columns: [
    { key: 'street', heading: 'lamps.street', width: 20, cell: (lamp) => lamp.street },
    {
      key: 'place',
      heading: 'lamps.place',
      printed: 3,
      cell: ({ place }) => ({
        text: place,
        masks: place.includes('张宅') ? [{ from: place.indexOf('张宅'), to: place.indexOf('张宅') + 2 }] : [],
      }),
    },
    { key: 'kept', cell: (lamp) => lamp.kept },
    { key: 'lit', heading: 'lamps.lit', kind: 'date', printed: 1, cell: (lamp) => lamp.litAt },
  ],
  paper: {
    title: 'lamps.title',
    counted: 'lamps.counted',
    orientation: 'landscape',
    group: (lamp) => lamp.street,
    groupTitle: (name, count) => `${name} ${count}`,
  },
};

const ctx = {
  locale: 'zh-CN',
  assembly: { name: '湘南省政协' },
  actor: { accountId: 'lamp-keeper' },
  clock: { now: () => new Date('2026-05-01T00:00:00Z') },
  t: (key: string, params?: object) => (params ? `${key} ${JSON.stringify(params)}` : key),
} as unknown as Context;

async function* slowly<T>(items: readonly T[]) {
  for (const item of items) yield item;
}

const take = (
  format: (typeof listFormats)[number],
  lines: Iterable<Lamp> | AsyncIterable<Lamp> = slowly(lamps),
  count = 0,
) => takeAway(ctx, list, lines, { format, name: '路灯', count });
const bytes = async ({ body }: FileAnswer) =>
  body instanceof Uint8Array ? Buffer.from(body) : buffer(body as Readable);

describe('a list described once', () => {
  it('is a spreadsheet with its kinds and headings', async () => {
    const [sheet] = await readWorkbook(await bytes(await take('xlsx')));
    expect(sheet!.name).toBe('lamps.sheet');
    expect(sheet!.rows[0]).toEqual(['lamps.street', 'lamps.place', 'kept', 'lamps.lit']);
    expect(sheet!.rows[1]![3]).toBeInstanceOf(Date);
    expect(sheet!.rows).toHaveLength(4);
  });

  it('is CSV that no spreadsheet computes, and JSON by the names of its columns', async () => {
    const csv = String(await bytes(await take('csv')));
    expect(csv.startsWith('\ufefflamps.street,lamps.place,kept,lamps.lit\r\n')).toBe(true);
    expect(csv).toContain("'=柳林路");
    expect(csv).toContain('石桥街,桥头,false,\r\n');
    expect(csv).toContain('2026-03-02');
    const json = JSON.parse(String(await bytes(await take('json'))));
    expect(json).toHaveLength(3);
    expect(json[1]).toEqual({ street: '石桥街', place: '桥头', kept: false, lit: null });
    expect(JSON.parse(String(await bytes(await take('json', []))))).toEqual([]);
  });

  it('is printed by groups, with the printed columns alone', async () => {
    const xml = unzipTexts(new Uint8Array(await bytes(await take('docx')))).get('word/document.xml')!;
    const text = xml.replaceAll('</w:p>', '\n').replace(/<[^>]+>/g, '');
    expect(text).toContain('柳林路 2');
    expect(text).toContain('石桥街 1');
    expect(text).toContain('lamps.counted {&quot;count&quot;:3');
    expect(text).not.toContain('kept');
    expect(xml).toMatch(/w:orient="landscape"/);
    const pdf = await bytes(await take('pdf'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 841\.\d+ 595\.\d+\]/);
  });

  it.each(listFormats)('withholds in %s what is withheld from its reader', async (format) => {
    const file = await bytes(await take(format));
    const written =
      format === 'docx' || format === 'xlsx' ? [...unzipTexts(new Uint8Array(file)).values()].join() : String(file);
    expect(written).not.toContain('张宅');
    if (format !== 'pdf') expect(written).toContain('publicity.withheld');
  });

  it('goes on paper only as far as a paper goes, known beforehand or not', async () => {
    const many = Array.from({ length: 1001 }, () => lamps[1]!);
    const code = (act: Promise<unknown>) =>
      act.then(
        () => '',
        (error: Problem) => error.code,
      );
    expect(await code(take('pdf', many))).toBe('too_many_for_pdf');
    expect(await code(take('docx', [], 3001))).toBe('too_many_for_docx');
    expect(String(await bytes(await take('csv', many))).split('\r\n')).toHaveLength(1003);
  });
});
