import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../platform/documents/read-workbook.ts';
import { writeWorkbook } from '../../../platform/documents/sheets.ts';
import { unzipTexts } from '../../../platform/documents/testing.ts';
import { packStored } from '../../../platform/documents/zip-archive.ts';
import { publicityOf } from '../../../platform/importing/choices.ts';
import { insertMembers } from '../../members/index.ts';
import { computeFigures } from '../figures/compute.ts';
import { getProposal } from '../queries/get-proposal.ts';
import { getPublicProposal } from '../queries/get-public-proposal.ts';
import { listProposals } from '../queries/list-proposals.ts';
import { searchRegister } from '../queries/search-register.ts';
import { nextNumber } from '../store/numbers.ts';
import { satisfactionOf } from './choices.ts';
import { columnKeys, headingOf } from './columns.ts';
import { openDirectory } from './directory.ts';
import { importTemplate, listImports } from './operations.ts';
import { bytesOf, good, type ImportHarness, openImportHarness, refusalOf } from './testing.ts';

let h: ImportHarness;
beforeAll(async () => {
  h = await openImportHarness();
});
afterAll(() => h.close());

describe('previewImport', () => {
  it('says row by row what is wrong, in the column and the language of the reader, and writes nothing', async () => {
    const count = async () => (await h.database.db.selectFrom('proposals').select('id').execute()).length;
    const before = await count();
    const fileId = await h.uploaded(
      await bytesOf([
        good({ number: 101, reference: 'p-1' }),
        good({ number: 102, reference: 'p-2', lead: '不存在的局' }),
        good({ number: 103, reference: 'p-3', first: '查无此人' }),
        good({ number: 104, reference: 'p-4', filedOn: '2023-02-30' }),
        good({ number: 105, reference: 'p-5', repliedOn: '2022-12-31' }),
        good({ number: 101, reference: 'p-6' }),
        good({ number: 107, reference: 'p-7', subject: '长'.repeat(201) }),
        good({ number: 108, reference: 'p-8', filedOn: '2099-01-01', repliedOn: null }),
        good({ number: 109, reference: 'p-9', class: 'Z', publicity: '看情况', session: '九十届一次' }),
        good({ number: 110, reference: 'p-10', situation: '请联系 13912345678。' }),
        {},
        good({ number: 111, reference: 'p-1' }),
        good({ number: 112, reference: 'p-12', reply: null }),
        good({ number: 113, reference: 'p-13', lead: null, assisting: null }),
        good({ number: 114, reference: 'p-14', lead: '厅', assisting: null }),
        good({ number: 115, reference: 'p-15', lead: '测试省交通运输厅', assisting: null }),
      ]),
    );
    const report = await h.previewed(fileId);
    expect(await count()).toBe(before);
    expect(report.rows.map((row) => [row.row, row.status, ...row.problems.map((item) => item.code)])).toEqual([
      [2, 'ready'],
      [3, 'refused', 'unit_unknown'],
      [4, 'warning', 'proposer_unknown'],
      [5, 'refused', 'date_unreadable'],
      [6, 'refused', 'reply_before_filing'],
      [7, 'refused', 'number_twice'],
      [8, 'refused', 'text_too_long'],
      [9, 'refused', 'date_in_future', 'reply_date_missing'],
      [10, 'refused', 'session_unknown', 'class_unknown', 'publicity_unclear'],
      [11, 'warning', 'sensitive_kept_internal'],
      [13, 'refused', 'row_twice'],
      [14, 'warning', 'reply_text_missing'],
      [15, 'refused', 'reply_without_unit'],
      [16, 'refused', 'unit_unknown'],
      [17, 'warning', 'unit_nearly'],
    ]);
    expect([report.total, report.ready, report.warnings, report.refused]).toEqual([15, 1, 4, 10]);
    expect(report.rows[1]!.problems[0]).toMatchObject({ column: '主办单位' });
    expect(report.rows[1]!.problems[0]!.message).toContain('没有名为“不存在的局”的承办单位');
    const english = await h.previewed(fileId, await h.clerk('en'));
    expect(english.rows[5]!.problems[0]!.message).toBe('Number 101 stands in row 2 too.');
    expect(english.fingerprint).toBe(report.fingerprint);
  });

  it('has a sentence in both languages for every problem a row can have', () => {
    const sources = [
      ...['check-row', 'check-handling', 'check-units', 'check-outcome', 'check-proposers', 'join-rows', 'register'],
      ...['row-reader', 'examine'].map((name) => `../../../platform/importing/${name}`),
    ].map((name) => readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8'));
    const codes = sources.flatMap((source) =>
      [...source.matchAll(/(?:refuse(?:Row)?|warn)\([^;]*?\)(?:;|,| )/gs)].flatMap((call) =>
        [...call[0].matchAll(/'([a-z]+_[a-z_]+)'/g)].map((match) => match[1]!),
      ),
    );
    expect(new Set(codes).size).toBeGreaterThan(30);
    for (const locale of ['zh-CN', 'en'] as const) {
      const said = (key: string) => h.words(locale)(key) !== key;
      const missing = codes.filter(
        (code) => !said(`proposals.importing.problem.${code}`) && !said(`importing.problem.${code}`),
      );
      expect(missing).toEqual([]);
    }
  });

  it('finds the headings under a title, and names the columns it does not know', async () => {
    const head = [...columnKeys.map((key) => headingOf(key, 'en')), '备注'];
    const bytes = await writeWorkbook([
      { name: '说明', columns: [{ title: '随便' }], rows: [['案由']] },
      {
        name: '目录',
        columns: [{ title: '某某政协提案目录' }, ...head.slice(1).map(() => ({ title: '' }))],
        rows: [[], head, [...columnKeys.map((key) => good({ number: 120, reference: 'h-1' })[key] ?? null), '略']],
      },
    ]);
    const report = await h.previewed(await h.uploaded(bytes));
    expect(report.headings.filter((item) => item.column === null)).toMatchObject([
      { heading: '备注', samples: ['略'] },
    ]);
    expect(report.rows).toMatchObject([{ row: 4, status: 'ready', subject: '关于修建村级公路的建议' }]);
  });

  it('reads the template it hands out', async () => {
    const ctx = await h.clerk('en');
    const answer = await importTemplate.handle(ctx, { params: undefined, query: undefined, body: undefined });
    const [register, explanations, names] = await readWorkbook(answer.body as Uint8Array);
    expect(register!.rows[0]).toEqual(columnKeys.map((key) => headingOf(key, 'en')));
    expect(explanations!.rows).toHaveLength(columnKeys.length + 1);
    expect(explanations!.rows.flat().some((cell) => String(cell).startsWith('proposals.'))).toBe(false);
    expect(names!.rows.map((row) => row[2])).toContain('交通运输厅');
    const directory = await openDirectory(ctx);
    for (const [session, category, lead, replyClass, rating, publicity] of names!.rows.slice(1)) {
      const known = [
        session === null || directory.session(String(session)),
        category === null || directory.category(String(category)),
        lead === null || directory.unit(String(lead)).found,
        replyClass === null || directory.replyClass(String(replyClass)),
        rating === null || satisfactionOf(String(rating)),
        publicity === null || publicityOf(String(publicity)),
      ];
      expect(known.filter((item) => !item)).toEqual([]);
    }
    const empty = await refusalOf(h.previewed(await h.uploaded(answer.body as Uint8Array)));
    expect(empty.issues[0]).toMatchObject({ path: 'body.fileId', code: 'workbook_empty' });
  });

  it('refuses files that are no sound register, with a code for each', async () => {
    const code = async (bytes: Uint8Array, name?: string) =>
      (await refusalOf(h.previewed(await h.uploaded(bytes, 'clerk', name)))).issues[0]?.code;
    const plain = await bytesOf([good()]);
    const files = [...unzipTexts(plain)].map(([name, text]) => ({
      name,
      bytes: Buffer.from(
        name === 'xl/worksheets/sheet1.xml' ? text.replace(/(<c r="B2"[^>]*>)/, '$1<f>1+6</f>') : text,
      ),
    }));
    expect(await code(packStored(files))).toBe('workbook_formula');
    expect(await code(Buffer.from('案由,日期'), '旧.csv')).toBe('workbook_not_xlsx');
    expect(await code(await writeWorkbook([{ name: 'x', columns: [{ title: '姓名' }], rows: [['王']] }]))).toBe(
      'workbook_no_headings',
    );
    expect(h.words('zh-CN')('errors.field.workbook_formula', { cells: 'B2' })).toContain('B2');
    const bomb = packStored([
      ...files.filter((file) => file.name !== 'xl/worksheets/sheet1.xml'),
      {
        name: 'xl/worksheets/sheet1.xml',
        bytes: Buffer.from(`<worksheet><sheetData><row r="900000"><c r="XFD900000"/></row></sheetData></worksheet>`),
      },
    ]);
    expect(await code(bomb)).toBe('workbook_too_large');
  });

  it('is for the proposal office, with files of its own', async () => {
    const fileId = await h.uploaded(await bytesOf([good()]));
    for (const who of ['member1', 'handler1', 'auditor', 'reviewer1']) {
      const ctx = await h.clerk('zh-CN', who);
      expect(await refusalOf(h.previewed(fileId, ctx))).toMatchObject({ status: 403, code: 'not_your_part' });
    }
    const foreign = await h.uploaded(await bytesOf([good()]), 'member1');
    expect((await refusalOf(h.previewed(foreign))).issues[0]?.code).toBe('file_unknown');
    const ctx = await h.contextOf(h.stranger.actorOf('clerk'), h.stranger.assembly);
    expect((await refusalOf(h.previewed(fileId, ctx))).issues[0]?.code).toBe('file_unknown');
  });
});

describe('runImport', () => {
  it('takes an answered proposal in whole: found, read, counted, and continued in numbering', async () => {
    const fileId = await h.uploaded(await bytesOf([good(), good({ number: null, reference: 'old-8', rating: null })]));
    const report = await h.previewed(fileId);
    expect(report.ready).toBe(2);
    expect(await h.taken(fileId, report.fingerprint)).toEqual({ imported: 2, skipped: 0 });
    const inside = await h.run('clerk', listProposals, {
      query: { words: '竣工验收', page: 1, size: 20, sort: 'number' },
    });
    expect(inside.items.map((item) => [item.number, item.state, item.replyClass])).toEqual([
      [8, 'closed', 'A'],
      [7, 'closed', 'A'],
    ]);
    const { proposalId } = inside.items[1]!;
    const detail = await h.run('clerk', getProposal, { params: { proposalId } });
    expect(detail).toMatchObject({
      sessionLabel: '十三届一次',
      category: 'transport',
      season: 'intersession',
      kind: 'single',
    });
    expect(detail.filedAt).toBe('2023-01-31T16:00:00.000Z');
    expect(detail.replies).toMatchObject([
      { unitName: '交通运输厅', class: 'A', issuedAt: '2023-04-01T16:00:00.000Z', signerName: '签发人', round: 1 },
    ]);
    expect(detail.ratings).toMatchObject([{ overall: 'satisfied', paper: true, proposerName: 'test-member1' }]);
    expect(detail.assignments.map((item) => [item.unitName, item.role, item.state])).toEqual(
      expect.arrayContaining([
        ['交通运输厅', 'lead', 'issued'],
        ['教育厅', 'assisting', 'accepted'],
      ]),
    );
    expect(detail.history.map((line) => line.action)).toEqual(['file', 'issue_reply', 'import']);
    expect(detail.history[2]!.details).toMatchObject({ reference: 'old-7', row: 2, file: '旧提案.xlsx' });
    expect(detail.proposers[0]!.memberId).toBe(h.world.members[0]!.id);
    const found = await h.run('member2', searchRegister, { query: { words: '石板坡', page: 1, size: 20 } });
    expect(found.items.map((item) => [item.number, item.filedOn, item.repliedOn])).toContainEqual([
      7,
      '2023-02-01',
      '2023-04-02',
    ]);
    const page = await h.run('member2', getPublicProposal, { params: { proposalId } });
    expect(page.timeline.map((line) => line.event)).toEqual(['file', 'issue_reply', 'import']);
    const figures = await computeFigures(await h.clerk(), {
      sessionId: detail.sessionId,
      audience: 'inside',
      imported: true,
    });
    expect(figures.replies).toMatchObject({ assigned: 2, due: 2, issued: 2, onTime: 2, medianDays: 60 });
    expect(await nextNumber(await h.clerk(), detail.sessionId)).toBe(9);
  });

  it('takes the same file, and the same rows in another file, only once', async () => {
    const lines = [good({ number: 31, reference: 'twice-1' }), good({ number: 32, reference: null })];
    const fileId = await h.uploaded(await bytesOf(lines));
    const { fingerprint } = await h.previewed(fileId);
    expect(await h.taken(fileId, fingerprint)).toEqual({ imported: 2, skipped: 0 });
    expect(await h.taken(fileId, fingerprint)).toEqual({ imported: 0, skipped: 2 });
    const again = await h.previewed(
      await h.uploaded(await bytesOf([...lines, good({ number: 33, reference: 'twice-3' })])),
    );
    expect(again.rows.map((row) => row.problems[0]?.code)).toEqual(['already_imported', 'already_imported', undefined]);
    expect(await h.taken(again.fileId, again.fingerprint)).toEqual({ imported: 1, skipped: 2 });
    const clash = await h.previewed(await h.uploaded(await bytesOf([good({ number: 31, reference: 'other' })])));
    expect(clash.rows[0]!.problems[0]).toMatchObject({ code: 'number_taken', message: '十三届一次已有第 31 号提案。' });
  });

  it('takes it once even when two clerks press at the same moment', async () => {
    const fileId = await h.uploaded(await bytesOf([good({ number: 41, reference: 'beside' })]));
    const { fingerprint } = await h.previewed(fileId);
    const answers = await Promise.allSettled([h.taken(fileId, fingerprint), h.taken(fileId, fingerprint)]);
    const imported = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.imported : 0));
    expect(imported.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('leaves rows with warnings out when told to, and keeps the report', async () => {
    const lines = [good({ number: 51, reference: 'w-1' }), good({ number: 52, reference: 'w-2', first: '无名氏' })];
    const fileId = await h.uploaded(await bytesOf(lines));
    const { fingerprint } = await h.previewed(fileId);
    expect(await h.taken(fileId, fingerprint, { withWarnings: false })).toEqual({ imported: 1, skipped: 1 });
    const { items } = await listImports.handle(await h.clerk(), {
      query: { page: 1, size: 1 },
      params: undefined,
      body: undefined,
    });
    const kept = await h.shown(items[0]!.importId);
    expect(kept.counts).toMatchObject({ taken_in: 1, left_out: 1 });
    expect(kept.rows.map((row) => [row.row, row.outcome, ...row.problems.map((item) => item.code)])).toEqual([
      [2, 'taken_in'],
      [3, 'left_out', 'proposer_unknown'],
    ]);
  });

  it('refuses what the preview did not show', async () => {
    const fileId = await h.uploaded(await bytesOf([good({ number: 61, reference: 'm-1', first: '后来的委员' })]));
    const { fingerprint } = await h.previewed(fileId);
    const [member] = h.world.members;
    await insertMembers(h.database.db, [
      { ...member!, name: '后来的委员', number: '900', accountId: h.world.accounts.clerk! },
    ]);
    expect(await refusalOf(h.taken(fileId, fingerprint))).toMatchObject({ status: 409, code: 'preview_outdated' });
    expect(await refusalOf(h.taken(fileId, 'nothing'))).toMatchObject({ status: 409, code: 'preview_outdated' });
  });
});
