/** What an import leaves: cases or history, a log with every row, a way on after a crash, and a way back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oddWorkbook } from '../../../platform/documents/testing.ts';
import { claimImport } from '../../../platform/importing/log.ts';
import { markKey } from '../commands/outcome/mark-key.ts';
import { computeFigures } from '../figures/compute.ts';
import { getProposal } from '../queries/get-proposal.ts';
import { getPublicProposal } from '../queries/get-public-proposal.ts';
import { listProposals } from '../queries/list-proposals.ts';
import { searchRegister } from '../queries/search-register.ts';
import { nextNumber } from '../store/numbers.ts';
import { headingOf } from './columns.ts';
import { listImports, takeBackImport } from './operations.ts';
import { bytesOf, good, type ImportHarness, openImportHarness, refusalOf } from './testing.ts';

let h: ImportHarness;
beforeAll(async () => {
  h = await openImportHarness();
});
afterAll(() => h.close());

type Line = Parameters<typeof good>[0];
const unhandled: Line = { lead: null, assisting: null, repliedOn: null, reply: null, class: null, rating: null };
const bare: Line = { ...unhandled, letterNumber: null, signer: null };

async function file(...lines: Line[]) {
  h.clock.advance(1_000);
  const fileId = await h.uploaded(await bytesOf(lines.map((line) => good(line))));
  const report = await h.previewed(fileId);
  expect(report.rows.filter((row) => row.status === 'refused')).toEqual([]);
  return { fileId, report };
}
const found = (words: string) => h.run('clerk', listProposals, { query: { words, page: 1, size: 50, sort: 'number' } });
const detailOf = (proposalId: string) => h.run('clerk', getProposal, { params: { proposalId } });
const day = (ago: number) => new Date(h.clock.now().getTime() - ago * 86_400_000).toISOString().slice(0, 10);

describe('rows nobody answered', () => {
  const open: Line = { ...bare, lead: '教育厅', assisting: '交通运输厅', session: null, number: null };
  const rows = (word: string): Line[] => [
    { ...bare, number: 71, reference: `${word}-1`, subject: `${word}建议` },
    { ...open, filedOn: day(20), reference: `${word}-2`, subject: `${word}建议` },
    {
      session: null,
      number: null,
      filedOn: day(9),
      repliedOn: day(1),
      rating: null,
      reference: `${word}-3`,
      subject: `${word}建议`,
    },
    { number: 74, reference: `${word}-4`, subject: `${word}建议`, publicity: '不公开' },
  ];
  const states = async (word: string) =>
    (await found(word)).items.map((item) => [item.state, item.clock?.kind ?? null]).sort();

  it('are asked about once, and nothing is chosen beforehand', async () => {
    const { fileId, report } = await file(...rows('甲状态'));
    expect(report.open).toBe(3);
    const refused = await refusalOf(h.begun(fileId, report.fingerprint, { unanswered: null }));
    expect(refused.issues[0]).toMatchObject({ path: 'body.unanswered', code: 'unanswered_undecided' });
  });

  it('are history: no deadline, nobody’s task, outside all figures', async () => {
    const before = await computeFigures(await h.clerk(), { audience: 'inside', imported: false });
    const { fileId, report } = await file(...rows('乙状态'));
    await h.taken(fileId, report.fingerprint, { unanswered: 'history' });
    expect(await states('乙状态')).toEqual([1, 2, 3, 4].map(() => ['closed', null]));
    const { items } = await found('乙状态');
    expect(items.map((item) => item.imported)).toEqual([true, true, true, true]);
    for (const who of ['receiver1', 'handler1', 'assigner', 'member1']) {
      const inbox = await h.inbox(who);
      const ours = new Set(items.map((item) => item.proposalId));
      expect(inbox.items.filter((item) => ours.has(item.proposalId!))).toEqual([]);
    }
    const clocks = await h.database.db.selectFrom('clocks').select('id').where('ended_at', 'is', null).execute();
    expect(clocks).toEqual([]);
    const after = await computeFigures(await h.clerk(), { audience: 'inside', imported: false });
    expect(after).toMatchObject({ received: before.received, imported: before.imported + 4 });
    expect(after.replies).toEqual(before.replies);
    await takeBack();
  });

  it('are cases at work when the office says so', async () => {
    const { fileId, report } = await file(...rows('丙状态'));
    await h.taken(fileId, report.fingerprint, { unanswered: 'live' });
    expect(await states('丙状态')).toEqual([
      ['closed', null],
      ['filed', null],
      ['handling', 'reply'],
      ['rating', 'rating'],
    ]);
    expect((await found('丙状态')).items.map((item) => item.imported).filter(Boolean)).toHaveLength(1);
    const outside = await h.run('member2', searchRegister, { query: { words: '丙状态', page: 1, size: 20 } });
    expect(outside.total).toBe(3);
    await takeBack();
  });
});

/** Takes the newest import back. */
async function takeBack(): Promise<number> {
  const { items } = await imports();
  const body = { reason: '文件有误' };
  return (await h.run('clerk', takeBackImport, { params: { importId: items[0]!.importId }, body })).takenBack;
}
const imports = () => h.run('clerk', listImports, { query: { page: 1, size: 50 } });

describe('what came of old proposals', () => {
  it('is kept: separate units, a second reply, what was not filed', async () => {
    const { fileId, report } = await file(
      {
        number: 81,
        reference: 'c-1',
        subject: '丁结果分办',
        lead: null,
        assisting: null,
        separate: '教育厅、交通运输厅',
      },
      {
        ...{ number: 82, reference: 'c-2', subject: '丁结果二次', rating: '不满意', secondRepliedOn: '2023-06-01' },
        ...{
          secondClass: 'B',
          secondReply: '再次答复：已落实。',
          secondRating: '满意',
          secondLetterNumber: '测〔2023〕9号',
        },
      },
      { ...bare, number: 83, reference: 'c-3', subject: '丁结果不立', outcome: '不予立案', reason: '属于学术研讨的' },
      { ...bare, number: null, reference: 'c-4', subject: '丁结果转办', outcome: '转办' },
    );
    expect(report.open).toBe(0);
    expect(await h.taken(fileId, report.fingerprint)).toEqual({ imported: 4, skipped: 0 });
    const { items } = await found('丁结果');
    const bySubject = new Map(items.map((item) => [item.subject, item]));
    const separate = await detailOf(bySubject.get('丁结果分办')!.proposalId);
    expect(separate.assignments.map((item) => [item.role, item.state])).toEqual([
      ['separate', 'issued'],
      ['separate', 'issued'],
    ]);
    expect(separate.replies).toHaveLength(2);
    const second = await detailOf(bySubject.get('丁结果二次')!.proposalId);
    expect(second.replies.map((reply) => [reply.round, reply.class, reply.letterNumber])).toEqual([
      [1, 'A', '测交提复〔2023〕7号'],
      [2, 'B', '测〔2023〕9号'],
    ]);
    expect(second.ratings.map((item) => [item.round, item.overall]).sort()).toEqual([
      [1, 'unsatisfied'],
      [2, 'satisfied'],
    ]);
    expect(second).toMatchObject({ state: 'closed', replyRound: 2 });
    const declined = await detailOf(bySubject.get('丁结果不立')!.proposalId);
    expect(declined).toMatchObject({
      state: 'declined',
      number: null,
      writtenNumber: '83',
      decision: { code: 'academic' },
    });
    expect(declined.history[0]).toMatchObject({ action: 'decline', details: { reasonCode: 'academic' } });
    expect(bySubject.get('丁结果转办')).toMatchObject({ state: 'converted', number: null });
    const outside = await h.run('member2', searchRegister, { query: { words: '丁结果', page: 1, size: 20 } });
    expect(outside.total).toBe(2);
    await takeBack();
  });

  it('knows units by their labels and by the way of handling', async () => {
    const units: Line = { assisting: null, separate: null };
    const { fileId, report } = await file(
      { ...units, number: 85, reference: 'u-1', subject: '丁单位标签', lead: '主办：教育厅；会办：交通运输厅' },
      { ...units, number: 86, reference: 'u-2', subject: '丁单位分办', lead: '教育厅、交通运输厅', handling: '分办' },
      { ...units, number: 87, reference: 'u-3', subject: '丁单位空格', lead: '教育厅', assisting: '交通运输厅 ' },
    );
    await h.taken(fileId, report.fingerprint);
    const roles = new Map<string, string[]>();
    for (const item of (await found('丁单位')).items) {
      const { assignments } = await detailOf(item.proposalId);
      roles.set(item.subject, assignments.map(({ role, unitName }) => `${role} ${unitName}`).sort());
    }
    expect(Object.fromEntries(roles)).toEqual({
      丁单位标签: ['assisting 交通运输厅', 'lead 教育厅'],
      丁单位分办: ['separate 交通运输厅', 'separate 教育厅'],
      丁单位空格: ['assisting 交通运输厅', 'lead 教育厅'],
    });
    const two = good({ ...units, number: 88, reference: 'u-4', lead: '教育厅、交通运输厅' });
    const refused = await h.previewed(await h.uploaded(await bytesOf([two])));
    expect(refused.rows[0]!.problems.map((item) => item.code)).toEqual(['several_leads']);
    await takeBack();
  });

  it('is found by the number as it was written, and a month stays a month', async () => {
    const { fileId, report } = await file({
      ...{
        number: '测协提字第091号',
        reference: 'w-1',
        subject: '戊写法',
        filedOn: '2023年2月',
        dispatchedOn: '2023年2月',
      },
      ...{ repliedOn: '二〇二三年四月', rating: '满意', publicity: '同意公开' },
    });
    await h.taken(fileId, report.fingerprint);
    const { items } = await found('测协提字第091号');
    expect(items).toMatchObject([{ number: 91, subject: '戊写法' }]);
    const detail = await detailOf(items[0]!.proposalId);
    expect(detail).toMatchObject({ writtenNumber: '测协提字第091号', monthOnly: ['filed', 'dispatched', 'replied'] });
    const outside = await h.run('member2', searchRegister, { query: { words: '091', page: 1, size: 20 } });
    expect(outside.items).toMatchObject([{ number: 91, filedOn: '2023-02', repliedOn: '2023-04' }]);
    const page = await h.run('member2', getPublicProposal, { params: { proposalId: items[0]!.proposalId } });
    expect(page).toMatchObject({ filedOn: '2023-02', writtenNumber: '测协提字第091号', imported: true });
    expect(page.replies[0]!.issuedOn).toBe('2023-04');
    await takeBack();
  });
});

describe('choices of the office', () => {
  it('on headings are remembered for the next file of the assembly', async () => {
    const { writeWorkbook } = await import('../../../platform/documents/sheets.ts');
    const sheet = (number: number) =>
      writeWorkbook([
        {
          name: '目录',
          columns: ['编码', '提案名', '谁提的', '哪天'].map((title) => ({ title })),
          rows: [[number, '己列名', 'test-member1', '2023-02-01']],
        },
      ]);
    const columns = [
      { heading: '编码', column: 'number' as const },
      { heading: '提案名', column: 'subject' as const },
      { heading: '谁提的', column: 'first' as const },
      { heading: '哪天', column: 'filedOn' as const },
    ];
    const fileId = await h.uploaded(await sheet(401));
    h.clock.advance(1_000);
    const unknown = await h.previewed(fileId);
    expect([unknown.total, unknown.headings[1]]).toEqual([
      0,
      { sheet: '目录', heading: '提案名', column: null, hidden: false, samples: ['己列名'] },
    ]);
    expect((await refusalOf(h.begun(fileId, unknown.fingerprint))).issues[0]?.code).toBe('workbook_no_headings');
    const said = await h.previewed(fileId, undefined, { columns });
    expect(said.rows).toMatchObject([{ status: 'warning', subject: '己列名' }]);
    expect(await h.taken(fileId, said.fingerprint, { columns })).toEqual({ imported: 1, skipped: 0 });
    const next = await h.previewed(await h.uploaded(await sheet(402)));
    expect(next.rows).toMatchObject([{ status: 'warning', subject: '己列名' }]);
    await takeBack();
  });
});

describe('the log', () => {
  it('says who took in what and when, row by row with what became of it', async () => {
    const { fileId, report } = await file(
      { number: 501, reference: 'l-1', subject: '庚日志' },
      { number: 502, reference: 'l-2', subject: '庚日志' },
    );
    const importId = await h.begun(fileId, report.fingerprint);
    expect(await h.shown(importId)).toMatchObject({ state: 'waiting', total: 2, wanted: 2, done: 0 });
    await h.worked();
    const done = await h.shown(importId);
    expect(done).toMatchObject({
      ...{ state: 'done', fileName: '旧提案.xlsx', startedBy: h.world.actorOf('clerk').name, done: 2 },
      counts: { taken_in: 2, waiting: 0 },
    });
    const { items } = await found('庚日志');
    expect(done.rows.map((row) => row.proposalId).sort()).toEqual(items.map((item) => item.proposalId).sort());
    const again = await h.previewed(fileId);
    expect(again).toMatchObject({ known: 2, refused: 0, ready: 0 });
    const second = await h.begun(fileId, again.fingerprint);
    await h.worked();
    expect(await h.shown(second)).toMatchObject({ state: 'done', done: 0, counts: { known: 2 } });
    expect((await refusalOf(h.run('assigner', listImports, { query: { page: 1, size: 5 } }))).code).toBe(
      'not_your_part',
    );
  });

  it('keeps which columns the file did not show, and whether they were read', async () => {
    const line = good({ number: 505, reference: 'l-5', subject: '庚藏列' });
    const keys = ['subject', 'first', 'filedOn', 'situation', 'signer', 'reference'] as const;
    const rows = [keys.map((key) => headingOf(key, 'zh-CN')), keys.map((key) => String(line[key] ?? ''))];
    const fileId = await h.uploaded(oddWorkbook([{ name: '目录', rows, hiddenColumns: [4, 6] }]));
    const all = await h.previewed(fileId);
    expect(all.headings.filter((item) => item.hidden).map((item) => item.column)).toEqual(['situation', 'reference']);
    const columns = [{ heading: headingOf('situation', 'zh-CN'), column: null }];
    const report = await h.previewed(fileId, undefined, { columns });
    const importId = await h.begun(fileId, report.fingerprint, { columns });
    await h.worked();
    const shown = await h.shown(importId);
    expect(shown.hiddenColumns).toEqual([
      { heading: headingOf('situation', 'zh-CN'), read: false },
      { heading: headingOf('reference', 'zh-CN'), read: true },
    ]);
    expect((await detailOf(shown.rows[0]!.proposalId!)).situation).toBe('');
    await h.database.db.deleteFrom('import_headings').execute();
  });

  it('goes on where a process died, and takes nothing twice', async () => {
    const lines = Array.from(
      { length: 260 },
      (_, index): Line => ({
        ...{ ...bare, lead: '教育厅', repliedOn: '2023-04-01', class: 'A', reply: '已办。', rating: '满意' },
        ...{ number: 600 + index, reference: `r-${index}`, subject: '辛续办', assisting: null },
      }),
    );
    const { fileId, report } = await file(...lines);
    const importId = await h.begun(fileId, report.fingerprint);
    // A process that took the first piece in and died: the rows it wrote are marked, the import still says "running".
    await h.worked();
    await h.database.db
      .updateTable('imports')
      .set({ state: 'running', done: 250, finished_at: null, beat_at: h.clock.now() })
      .where('id', '=', importId)
      .execute();
    const last = (await h.shown(importId, { page: 3 })).rows.slice(-10).map((row) => row.proposalId!);
    for (const table of ['ratings', 'replies', 'clocks', 'assignments'] as const)
      await h.database.db.deleteFrom(table).where('matter_id', 'in', last).execute();
    await h.database.db.deleteFrom('proposals').where('id', 'in', last).execute();
    await h.database.db
      .updateTable('import_rows')
      .set({ outcome: 'waiting', matter_id: null })
      .where('import_id', '=', importId)
      .where('matter_id', 'in', last)
      .execute();
    expect(await claimImport(h.database.db, 'proposal', h.clock.now())).toBeUndefined();
    h.clock.advance(120_000);
    await h.worked();
    expect(await h.shown(importId)).toMatchObject({ state: 'done', done: 260, wanted: 260 });
    const kept = await h.database.db.selectFrom('proposals').select('id').where('subject', '=', '辛续办').execute();
    expect(kept).toHaveLength(260);
    await takeBack();
  });

  it('says what stopped an import that cannot go on', async () => {
    const { fileId, report } = await file({ number: 901, reference: 'stop-1', subject: '壬停' });
    const importId = await h.begun(fileId, report.fingerprint);
    await h.database.db.updateTable('imports').set({ fingerprint: 'other' }).where('id', '=', importId).execute();
    await h.worked();
    expect(await h.shown(importId)).toMatchObject({
      state: 'failed',
      done: 0,
      problem: expect.stringContaining('预览'),
    });
  });
});

describe('takeBackImport', () => {
  it('undoes an import whole, and the file can come again', async () => {
    const { fileId, report } = await file(
      { number: 951, reference: 'b-1', subject: '癸撤回' },
      { number: null, reference: 'b-2', subject: '癸撤回' },
    );
    const { sessionId } = await (async () => {
      await h.taken(fileId, report.fingerprint);
      return detailOf((await found('癸撤回')).items[0]!.proposalId);
    })();
    const [newest] = (await imports()).items;
    expect(await takeBack()).toBe(2);
    expect((await found('癸撤回')).total).toBe(0);
    const shown = await h.shown(newest!.importId);
    expect(shown).toMatchObject({ state: 'taken_back', takenBackBy: h.world.actorOf('clerk').name });
    expect(shown.rows.map((row) => row.proposalId)).toEqual([null, null]);
    expect(await nextNumber(await h.clerk(), sessionId)).toBeLessThan(951);
    const lines = await h.database.db
      .selectFrom('history')
      .select('details')
      .where('action', '=', 'take_back_import')
      .execute();
    expect(lines.map((line) => line.details)).toContainEqual(
      expect.objectContaining({ number: 951, reason: '文件有误' }),
    );
    const params = { importId: newest!.importId };
    const twice = await h.refusal('clerk', takeBackImport, { params, body: { reason: '再' } });
    expect(twice.code).toBe('import_taken_back');
    const again = await h.previewed(fileId);
    expect(again).toMatchObject({ ready: 2, known: 0 });
  });

  it('is refused once something has happened to a row, and says to which', async () => {
    const { fileId, report } = await file(
      { number: 961, reference: 'm-1', subject: '子不撤' },
      { number: 962, reference: 'm-2', subject: '子不撤' },
    );
    await h.taken(fileId, report.fingerprint);
    const { items } = await found('子不撤');
    const { proposalId } = items.find((item) => item.number === 962)!;
    await h.run('clerk', markKey, { params: { proposalId }, body: { key: true, leader: '某主席' } as never });
    const [newest] = (await imports()).items;
    const params = { importId: newest!.importId };
    const refused = await h.refusal('clerk', takeBackImport, { params, body: { reason: '不行' } });
    expect(refused).toMatchObject({ status: 409, code: 'import_rows_moved', params: { count: 1, rows: '3' } });
    expect((await found('子不撤')).total).toBe(2);
    const foreign = await refusalOf(
      takeBackImport.handle(await h.contextOf(h.stranger.actorOf('clerk'), h.stranger.assembly), {
        params,
        body: { reason: '别人' },
        query: undefined,
      }),
    );
    expect(foreign.status).toBe(404);
  });
});
