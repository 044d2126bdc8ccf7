import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '../../../platform/documents/sheet-cells.ts';
import { writeWorkbook } from '../../../platform/documents/sheets.ts';
import type { Context } from '../../../platform/http/context.ts';
import { headingIn } from '../../../platform/importing/columns.ts';
import { workImportsOf } from '../../../platform/importing/take-in.ts';
import { listAssemblies } from '../../assemblies/index.ts';
import { storeFile } from '../../files/index.ts';
import { locales } from '../locales.ts';
import { openSuggestionHouse, type SuggestionHouse } from '../testing.ts';
import { type ColumnKey, columnKeys, suggestionColumns } from './columns.ts';
import { previewSuggestionImport, runSuggestionImport, takeBackSuggestionImport } from './operations.ts';
import { oldSuggestions } from './sheet.ts';

let house: SuggestionHouse;
let unit: string;
/** One context, so that what is uploaded is read from the same files. */
let clerk: Context;
beforeAll(async () => {
  house = await openSuggestionHouse();
  await house.publish({ identity: 'none' });
  unit = house.here.units[0]!.name;
  clerk = await house.contextAs('clerk');
});
afterAll(() => house.close());

type Line = Partial<Record<ColumnKey, Cell>>;

async function uploaded(lines: readonly Line[]): Promise<string> {
  const columns = columnKeys.map((key) => ({ title: headingIn(suggestionColumns, key, 'zh-CN') }));
  const rows = lines.map((line) => columnKeys.map((key) => line[key] ?? null));
  const bytes = Buffer.from(await writeWorkbook([{ name: '历史建议', columns, rows }]));
  return (await storeFile(clerk, '历史建议.xlsx', Readable.from([bytes]))).id;
}

const none = { params: undefined as never, query: undefined as never };
const looked = (fileId: string) =>
  previewSuggestionImport.handle(clerk, { ...none, body: { fileId, columns: [], people: [] } });

async function worked(): Promise<void> {
  const services = { contextFor: (db: unknown, assembly: unknown) => ({ ...clerk, db, assembly }) };
  await workImportsOf(
    { db: house.database.db, services } as never,
    oldSuggestions,
    await listAssemblies(house.database.db),
  );
}

const good = (over: Line = {}): Line => ({
  subject: '公园增设长椅',
  text: '滨河公园的长椅太少，老人走累了没有地方坐。',
  receivedOn: '2023-03-01',
  place: '滨河公园',
  publicity: '公开',
  reference: 'old-1',
  ...over,
});

describe('old suggestions', () => {
  it('come in as history with state, unit and answer, are found, counted apart, and go again whole', async () => {
    const fileId = await uploaded([
      good({ unit, repliedOn: '2023-03-20', reply: '已增设长椅十二张。', rating: '满意' }),
      good({ subject: '路灯晚亮', reference: 'old-2', outcome: '不予受理', reason: '没有具体地点' }),
      good({
        subject: '斑马线褪色',
        reference: 'old-3',
        lead: '委员甲',
        repliedOn: '2023-04-02',
        reply: '已重新划线。',
        rating: '基本满意',
      }),
      good({ subject: '门口积水', reference: 'old-4', text: '请联系 13800001234，门口积水。' }),
      good({ subject: '没有日期', reference: 'old-5', receivedOn: '去年春天' }),
    ]);
    const report = await looked(fileId);
    expect(report).toMatchObject({ total: 5, ready: 3, warnings: 1, refused: 1, open: 0 });
    expect(report.rows[3]!.problems[0]).toMatchObject({ code: 'sensitive_kept_internal' });
    expect(report.rows[4]!.problems[0]).toMatchObject({ code: 'date_unreadable' });
    const { importId } = await runSuggestionImport.handle(clerk, {
      ...none,
      body: { fileId, fingerprint: report.fingerprint, columns: [], people: [], withWarnings: true, unanswered: null },
    });
    await worked();
    const shown = await house.ok({ as: 'clerk', path: `/suggestions/imports/${importId}` });
    expect(shown).toMatchObject({ state: 'done', done: 4, counts: { taken_in: 4, refused: 1 } });
    const [answered, declined, led, sensitive] = shown.rows.map((row: { suggestionId: string }) => row.suggestionId);
    const detail = (id: string) => house.ok({ as: 'clerk', path: `/suggestions/${id}` });
    expect(await detail(answered)).toMatchObject({
      state: 'closed',
      source: 'import',
      number: 1,
      replies: [{ body: '已增设长椅十二张。' }],
    });
    expect(await detail(declined)).toMatchObject({ state: 'declined', number: null });
    expect((await house.ok({ path: `/public/suggestions/${led}` }).catch(() => null)) ?? {}).not.toMatchObject({
      senderName: expect.stringMatching(/./),
    });
    const listed = await house.ok({ path: '/suggestions/public' });
    const open = listed.items.map((item: { suggestionId: string }) => item.suggestionId);
    expect(open).toContain(answered);
    expect(open).not.toContain(sensitive);
    expect(await house.ok({ path: '/suggestions/figures' })).toMatchObject({ received: 0, imported: 4 });
    expect(await house.ok({ path: '/suggestions/figures?imported=true' })).toMatchObject({
      received: 4,
      answered: 2,
      ratings: { basically: 1 },
    });
    const again = await looked(fileId);
    expect(again).toMatchObject({ known: 4, ready: 0 });
    const { takenBack } = await takeBackSuggestionImport.handle(clerk, {
      ...none,
      params: { importId },
      body: { reason: '文件有误' },
    });
    expect(takenBack).toBe(4);
    expect((await house.call({ as: 'clerk', path: `/suggestions/${answered}` })).statusCode).toBe(404);
    expect(await looked(fileId)).toMatchObject({ known: 0, ready: 3 });
  });

  it('are taken in by the clerk alone, from a template that names what the assembly knows', async () => {
    for (const as of ['member1', 'receiver1', 'leader'])
      expect(await house.refused({ as, path: '/suggestions/imports' })).toEqual([403, 'not_your_part']);
    const file = await house.call({ as: 'clerk', path: '/suggestions/imports/template' });
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it('tell rows that repeat each other or contradict themselves', async () => {
    const fileId = await uploaded([
      good({ reference: 'twice' }),
      good({ reference: 'twice', subject: '另一件' }),
      good({ reference: 'x-1', outcome: '撤回', reply: '已办。', repliedOn: '2023-05-01' }),
      good({ reference: 'x-2', unit: '没有这个单位', repliedOn: '2023-01-01', reply: '早于收到。' }),
    ]);
    const { rows } = await looked(fileId);
    const codes = rows.map((row) => row.problems.map((problem) => problem.code));
    expect(codes).toEqual([
      [],
      ['row_twice'],
      ['answered_without_accepting'],
      ['unit_unknown', 'replied_before_receipt'],
    ]);
    for (const locale of ['zh-CN', 'en'] as const) {
      const own = (locales[locale].importing as { problem: Record<string, string> }).problem;
      expect(codes.flat().filter((code) => !own[code])).toEqual([]);
    }
  });
});
