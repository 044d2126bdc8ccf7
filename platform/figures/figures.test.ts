import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { daysText, type FigureBook, unnamedFigures, viewsOf } from './book.ts';
import { countsOf, groupsOf, monthsOf, spanFacts } from './counting.ts';
import { figureDocument, figureSheets, figureTables } from './tables.ts';

interface Counted {
  lamps: number;
  lit: number;
  days: number | null;
}

const book: FigureBook<Counted> = {
  room: 'lamps',
  figures: [
    { key: 'lamps', head: true, value: ({ lamps }) => ({ shape: 'count', count: lamps, filter: '' }) },
    { key: 'lit', value: ({ lamps, lit }) => ({ shape: 'count', count: lit, whole: lamps }) },
    { key: 'share', head: true, value: ({ lamps, lit }) => ({ shape: 'share', part: lit, whole: lamps }) },
    { key: 'days', value: ({ days }) => ({ shape: 'days', days }) },
    {
      key: 'byStreet',
      table: 1,
      value: ({ lamps }) => ({
        shape: 'spread',
        rows: [{ code: 'a', label: '柳林路', count: lamps, filter: 'street=a' }],
      }),
    },
    { key: 'flow', value: ({ lamps }) => ({ shape: 'flow', whole: { label: '灯', count: lamps }, rows: [] }) },
  ],
};

const t = (key: string, params?: object) => (params ? `${key} ${JSON.stringify(params)}` : key);
const words = { t, locale: 'zh-CN' as const } as never;
const views = viewsOf(book, { lamps: 40, lit: 35, days: null }, { t });

describe('figures of a room', () => {
  it('carry name, sentence, value and the way to their records', () => {
    expect(views[0]).toMatchObject({
      name: 'lamps.figures.lamps.name',
      how: 'lamps.figures.lamps.how',
      table: 'overview',
    });
    expect(views.filter((view) => view.head).map((view) => view.key)).toEqual(['lamps', 'share']);
    expect(views[4]!.value).toMatchObject({ rows: [{ filter: 'street=a' }] });
  });

  it('are tables with the same names and sentences, numbers as lines of the overview', () => {
    const [overview, streets, ...rest] = figureTables(views, words);
    expect(overview!.rows.map((row) => row.slice(0, 3))).toEqual([
      ['lamps.figures.lamps.name', 40, ''],
      ['lamps.figures.lit.name', 35, '87.5%'],
      ['lamps.figures.share.name', '87.5%', ''],
      ['lamps.figures.days.name', null, ''],
    ]);
    expect(overview!.rows.every((row) => String(row[3]).endsWith('.how'))).toBe(true);
    expect(streets).toMatchObject({ how: 'lamps.figures.byStreet.how', rows: [['柳林路', 40, '100%']] });
    expect(rest).toEqual([]);
    expect(figureSheets([streets!])[0]!.rows).toEqual([['柳林路', 40, '100%'], [], ['lamps.figures.byStreet.how']]);
    const paper = { title: '灯', subtitles: [], assemblyName: '湘南省政协', asOf: new Date(0) };
    expect(figureDocument([overview!, { ...streets!, rows: [] }], words, paper).parts).toHaveLength(1);
  });

  it('without a name or a whole sentence are named by the room’s test', () => {
    const said = { name: '灯', how: '每盏计一次。' };
    const all = Object.fromEntries(book.figures.map(({ key }) => [key, said]));
    expect(unnamedFigures(book as never, all)).toEqual([]);
    expect(unnamedFigures(book as never, { ...all, lit: { name: '亮', how: '亮着' }, flow: '灯' })).toEqual([
      'lit',
      'flow',
    ]);
  });

  it('say classes of days in words', () => {
    expect(daysText({ t }, 0, 30)).toBe('figures.daysFirst {"upTo":30}');
    expect(daysText({ t }, 30, 60)).toBe('figures.daysUpTo {"above":31,"upTo":60}');
    expect(daysText({ t }, 180, null)).toBe('figures.daysOver {"above":180}');
  });
});

describe('counting', () => {
  let database: TestDatabase;
  const where = sql`p.street <> 'gone'`;
  beforeAll(async () => {
    database = await openTestDatabase();
    await sql`create table lamps (street text, put_up timestamptz, lit timestamptz)`.execute(database.db);
    await sql`insert into lamps values ('a', '2026-01-31T16:30:00Z', '2026-02-10T16:30:00Z'), ('a', '2026-01-02T00:00:00Z', null),
      ('b', '2026-04-01T00:00:00Z', '2026-05-11T00:00:00Z'), ('gone', '2020-01-01T00:00:00Z', null)`.execute(
      database.db,
    );
  });
  afterAll(() => database.close());
  const of = { table: 'lamps', where };

  it('groups and counts what fulfils a condition', async () => {
    expect(await groupsOf(database.db, of, 'street')).toEqual([
      { code: 'a', count: 2 },
      { code: 'b', count: 1 },
    ]);
    const counts = { all: sql`true`, lit: sql`p.lit is not null` };
    expect(await countsOf(database.db, of, counts)).toEqual({ all: 3, lit: 2 });
  });

  it('counts every month on the clocks of Beijing, also those in which nothing happened', async () => {
    const months = await monthsOf(database.db, of, { up: 'put_up', lit: 'lit' }, new Date('2026-06-01T00:00:00Z'));
    expect(months.map((row) => [row.month, row.up, row.lit])).toEqual([
      ['2026-01', 1, 0],
      ['2026-02', 1, 1],
      ['2026-03', 0, 0],
      ['2026-04', 1, 0],
      ['2026-05', 0, 1],
      ['2026-06', 0, 0],
    ]);
  });

  it('spreads spans that have ended over classes', async () => {
    const spans = sql`select p.lit as done_at, extract(epoch from p.lit - p.put_up) / 86400 as days from lamps p where ${where}`;
    expect(await spanFacts(database.db, spans, [30])).toEqual({
      whole: 3,
      given: 2,
      spans: { medianDays: 25, lowerQuartileDays: 17.5, upperQuartileDays: 32.5 },
      classes: [
        { above: 0, upTo: 30, count: 1 },
        { above: 30, upTo: null, count: 1 },
      ],
    });
  });
});
