import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../platform/documents/read-workbook.ts';
import { unzipTexts } from '../../../platform/documents/testing.ts';
import { writtenDay } from '../../../platform/documents/wording.ts';
import { figuresModule } from '../../../platform/figures/module.ts';
import type { FileAnswer } from '../../../platform/http/operation.ts';
import { mergeWords } from '../../../platform/i18n/catalogue.ts';
import { createTranslations, type Locale, type Translate } from '../../../platform/i18n/translate.ts';
import { publicityModule } from '../../../platform/publicity/module.ts';
import { locales as handlingWords } from '../../handling/index.ts';
import {
  acceptAssignment,
  confirmAssignment,
  draftReply,
  issueReply,
  passCheck,
  proposeAssignment,
  recordContact,
  signReply,
  submitCheck,
} from '../commands/handling.ts';
import { decidePublicity } from '../commands/outcome/decide-publicity.ts';
import { redactPassages } from '../commands/outcome/redact-passages.ts';
import { locales } from '../locales.ts';
import type { Bound } from '../operations.ts';
import { exportAssignments, exportDigest, exportRegister } from '../queries/export-lists.ts';
import { exportStatistics } from '../queries/export-statistics.ts';
import { getProposal } from '../queries/get-proposal.ts';
import { proposalDocument } from '../queries/proposal-document.ts';
import { publicDocument } from '../queries/public-document.ts';
import { replyLetter } from '../queries/reply-letter.ts';
import { openProposalHarness, type ProposalHarness, sampleContent } from '../testing.ts';
import { digestOf } from './lists.ts';
import { proposalPaper } from './proposal-paper.ts';

let h: ProposalHarness;
let words: (locale: Locale) => Translate;
/** Answered by the first unit. */
let answered: string;
let replyId: string;
/** With the third unit, which has drafted a reply. */
let drafted: string;
let draftId: string;

const secret = '内部电话';
const home = '某街某号某室';

async function handle(proposalId: string, unit: 1 | 2 | 3): Promise<{ proposalId: string; assignmentId: string }> {
  const units = [{ unitId: h.world.units[unit - 1]!.id, role: 'lead' as const }];
  await h.run('assigner', proposeAssignment, { params: { proposalId }, body: { units, note: '' } });
  const [assignment] = (await h.run('clerk', getProposal, { params: { proposalId } })).assignments;
  const params = { proposalId, assignmentId: assignment!.assignmentId };
  await h.run(`${assignment!.side}-office`, confirmAssignment, { params, body: { note: '' } });
  await h.run(`receiver${unit}`, acceptAssignment, { params, body: {} });
  const contact = {
    kind: 'visit' as const,
    happenedAt: h.clock.now().toISOString(),
    withWhom: '提案人',
    note: '听取意见',
  };
  await h.run(`handler${unit}`, recordContact, { params, body: contact });
  const body = `扶手和坡道已列入今年计划。\n一、工作进展\n已完成三个小区。${secret}。`;
  const reply = { class: 'A', body, letterNumber: '', contactName: '张三', contactPhone: '0731-1234', signerName: '' };
  await h.run(`handler${unit}`, draftReply, { params, body: reply });
  return params;
}

beforeAll(async () => {
  h = await openProposalHarness('province');
  words = await createTranslations(
    mergeWords([
      { name: 'proposals', locales },
      { name: 'handling', locales: handlingWords },
      publicityModule,
      figuresModule,
    ]),
  );
  answered = await h.filed({
    subject: '关于电梯加装的建议',
    situation: `${home}的老人下楼不便。${sampleContent().situation}`,
  });
  const params = await handle(answered, 1);
  await h.run('handler1', submitCheck, { params, body: {} });
  await h.run('government-office', passCheck, { params, body: { note: '' } });
  await h.run('signer1', signReply, { params, body: { signerName: '签发人' } });
  await h.run('handler1', issueReply, { params, body: {} });
  drafted = await h.filed({ subject: '关于村级公路的建议', category: 'transport' }, 'member2');
  await handle(drafted, 3);
  const see = async (proposalId: string) => (await h.run('clerk', getProposal, { params: { proposalId } })).replies[0]!;
  replyId = (await see(answered)).replyId;
  draftId = (await see(drafted)).replyId;
});
afterAll(() => h.close());

async function ask(who: string | null, operation: Bound<never>, input: object, locale: Locale = 'zh-CN') {
  const actor =
    who === null
      ? { ...h.world.actorOf('clerk'), kind: 'citizen' as const, accountId: null, grants: [] }
      : h.world.actorOf(who);
  const ctx = { ...(await h.contextOf(actor)), locale, t: words(locale) };
  const full = { params: undefined, query: {}, body: undefined, ...input };
  return (await operation.handle(ctx, full as never)) as unknown as FileAnswer;
}

const bytesOf = async (answer: FileAnswer) =>
  answer.body instanceof Uint8Array ? answer.body : new Uint8Array(await buffer(answer.body as Readable));

/** The words of a DOCX in reading order. */
async function docxText(answer: FileAnswer): Promise<string> {
  const xml = unzipTexts(await bytesOf(answer)).get('word/document.xml')!;
  return xml.replaceAll('</w:p>', '\n').replace(/<[^>]+>/g, '');
}

const sheetsOf = async (answer: FileAnswer) => readWorkbook(await bytesOf(answer));

async function refused(act: Promise<unknown>): Promise<number> {
  return act.then(
    () => 0,
    (error: { status?: number }) => error.status ?? -1,
  );
}

describe('letter', () => {
  const letter = (who: string, id = replyId, format = 'docx', locale: Locale = 'zh-CN') =>
    ask(
      who,
      replyLetter as never,
      { params: { proposalId: id === draftId ? drafted : answered, replyId: id }, query: { format } },
      locale,
    );

  it('says who answers whom about what, with number, class, date and contact, in Chinese for every reader', async () => {
    const answer = await letter('member1', replyId, 'docx', 'en');
    const text = await docxText(answer);
    for (const piece of [
      '关于test 政协十三届四次会议第0001号提案的答复',
      'test-member1委员：',
      '测教提复〔2026〕1号',
      '扶手和坡道已列入今年计划。',
      '专此函复。',
      '教育厅',
      '2026年1月21日',
      '联系人：张三，电话：0731-1234',
    ])
      expect(text).toContain(piece);
    expect(answer).toMatchObject({ filename: '提案答复-0001-教育厅.docx' });
  });

  it('comes as a PDF that browsers show', async () => {
    const answer = await letter('member1', replyId, 'pdf');
    expect(answer).toMatchObject({ mediaType: 'application/pdf', inline: true });
    expect(
      Buffer.from(await bytesOf(answer))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('is for those who may read the reply: a draft stays with the unit and the offices', async () => {
    expect(await docxText(await letter('handler3', draftId))).toContain('（未签发稿）');
    expect(await docxText(await letter('handler3', draftId))).not.toContain('提复〔');
    expect(await refused(letter('member2', draftId))).toBe(404);
    expect(await refused(letter('handler2', replyId))).toBe(404);
    const params = { proposalId: drafted, replyId };
    expect(await refused(ask('clerk', replyLetter as never, { params, query: { format: 'pdf' } }))).toBe(404);
    const ctx = await h.contextOf(h.stranger.actorOf('clerk'), h.stranger.assembly);
    const input = { params: { proposalId: answered, replyId }, query: { format: 'pdf' as const }, body: undefined };
    expect(await refused(replyLetter.handle(ctx, input))).toBe(404);
  });
});

describe('papers', () => {
  it('prints a proposal with its facts, text, evidence and proposers', async () => {
    const input = { params: { proposalId: answered }, query: { format: 'docx' } };
    const text = await docxText(await ask('member1', proposalDocument as never, input));
    for (const piece of [
      '第0001号',
      '关于电梯加装的建议',
      '情况反映',
      '走访三个小区',
      'test-member1',
      '教育厅（主办）',
      '城乡建设',
    ])
      expect(text).toContain(piece);
    const english = await docxText(await ask('member1', proposalDocument as never, input, 'en'));
    expect(english).toContain('Filed on');
    expect(english).not.toContain('proposals.');
    const pdf = await ask('clerk', proposalDocument as never, { ...input, query: { format: 'pdf' } });
    expect((await bytesOf(pdf)).length).toBeGreaterThan(10_000);
    expect(await refused(ask('handler2', proposalDocument as never, input))).toBe(404);
  });

  it('tell the first proposer, co-signers and proposers of a merged one apart, in each language with its own marks', async () => {
    const detail = await h.run('clerk', getProposal, { params: { proposalId: answered } });
    const [first] = detail.proposers;
    const other = (name: string, part: object) => ({ ...first!, proposerId: name, name, ...part });
    const joined = {
      ...detail,
      proposers: [first!, other('乙', { role: 'cosigner' }), other('丙', { mergedFromId: drafted })],
      merged: [{ proposalId: drafted, subject: '另一件', firstProposer: '丙' }],
    };
    const paper = (locale: Locale) => proposalPaper(joined, '', words(locale), locale);
    const chinese = paper('zh-CN');
    expect(chinese.lists![0]!.rows.map(([, name, role]) => [name, role])).toEqual([
      ['test-member1', '第一提案人'],
      ['乙', '联名人'],
      ['丙', '并入提案的提案人'],
    ]);
    expect(chinese.info.flat().find((item) => item.label === '提出时段')!.value).toMatch(/^(大会|平时)提案$/);
    expect(JSON.stringify(paper('en').notes) + JSON.stringify(paper('en').sections.at(-1))).not.toMatch(/[：（）；]/);
  });

  it('prints for the public what the page shows: no withheld passage, no draft, nothing before its day', async () => {
    const input = { params: { proposalId: answered }, query: { format: 'docx' } };
    expect(await refused(ask(null, publicDocument as never, input))).toBe(404);
    const decide = (decision: 'public' | 'title_only' | 'internal') =>
      h.run('clerk', decidePublicity, {
        params: { proposalId: answered },
        body: { decision, reason: '按规定', replies: [] },
      });
    await decide('public');
    const { replies } = await h.run('clerk', getProposal, { params: { proposalId: answered } });
    const from = replies[0]!.body.indexOf(secret);
    const passages = [
      { field: 'reply', itemId: replyId, from, to: from + secret.length, reason: '内部信息' },
      { field: 'situation', from: 0, to: home.length, reason: '内部信息' },
    ];
    await h.run('clerk', redactPassages, { params: { proposalId: answered }, body: { redactions: passages } as never });
    h.clock.advance(86_400_000 * 40);
    const text = await docxText(await ask(null, publicDocument as never, input));
    expect(text).toContain('扶手和坡道已列入今年计划。');
    expect(text).toContain('〔此处不公开〕');
    expect(text).not.toContain(secret);
    expect(text).not.toContain(home);
    await decide('title_only');
    const title = await docxText(await ask(null, publicDocument as never, input));
    expect(title).toContain('本提案只公开案由。');
    expect(title).not.toContain('扶手');
    await decide('internal');
    expect(await refused(ask(null, publicDocument as never, input))).toBe(404);
  });
});

describe('lists', () => {
  const operations = [exportRegister, exportDigest, exportAssignments, exportStatistics] as unknown as Bound<never>[];

  it('are for staff', async () => {
    for (const operation of operations) {
      for (const who of ['member1', 'former', 'admin', 'convenor'])
        expect(await refused(ask(who, operation, { query: { format: 'xlsx' } }))).toBe(403);
      expect(await refused(ask('auditor', operation, { query: { format: 'docx' } }))).toBe(0);
    }
  });

  it('give staff the register and a unit its own', async () => {
    const [sheet] = await sheetsOf(await ask('clerk', exportRegister as never, { query: { format: 'xlsx' } }));
    const subjects = (rows: unknown[][]) => rows.slice(1).map((row) => row[2]);
    expect(subjects(sheet!.rows)).toEqual(['关于电梯加装的建议', '关于村级公路的建议']);
    expect(sheet!.rows[1]!.slice(0, 2)).toEqual(['十三届四次', 1]);
    expect(sheet!.rows[1]).toContain('教育厅');
    const [own] = await sheetsOf(await ask('handler3', exportRegister as never, { query: { format: 'xlsx' } }));
    expect(subjects(own!.rows)).toEqual(['关于村级公路的建议']);
    const [none] = await sheetsOf(await ask('handler2', exportRegister as never, { query: { format: 'xlsx' } }));
    expect(none!.rows).toHaveLength(1);
    const [rating] = await sheetsOf(
      await ask('clerk', exportRegister as never, { query: { format: 'xlsx', state: 'rating,closed' } }),
    );
    expect(subjects(rating!.rows)).toEqual(['关于电梯加装的建议']);
    const [other] = await sheetsOf(
      await ask('clerk', exportRegister as never, { query: { format: 'xlsx', sessionId: h.world.nextSession.id } }),
    );
    expect(other!.rows).toHaveLength(1);
    const text = await docxText(await ask('leader', exportRegister as never, { query: { format: 'docx' } }));
    expect(text).toContain('共 2 件');
  });

  it('never hold drafts, and text that looks like a formula stays text', async () => {
    await h.draft({ subject: '=未写完的草稿' });
    await h.submitted({ subject: '=1+1 的建议' }, 'member3');
    const answer = await ask('clerk', exportRegister as never, { query: { format: 'xlsx' } });
    const bytes = await bytesOf(answer);
    const [sheet] = await readWorkbook(bytes);
    const subjects = sheet!.rows.map((row) => row[2]);
    expect(subjects).toContain('=1+1 的建议');
    expect(subjects).not.toContain('=未写完的草稿');
    expect(unzipTexts(bytes).get('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/);
  });

  it('digest what is wanted, by category', async () => {
    const text = await docxText(await ask('clerk', exportDigest as never, { query: { format: 'docx' } }));
    expect(text.indexOf('城乡建设')).toBeGreaterThan(-1);
    expect(text).toContain('第0002号　关于村级公路的建议');
    expect(text).toContain(sampleContent().suggestions.slice(0, 20));
    const [sheet] = await sheetsOf(await ask('clerk', exportDigest as never, { query: { format: 'xlsx' } }, 'en'));
    expect(sheet!.rows[0]).toContain('Digest');
    expect(digestOf('一句话。'.repeat(100))).toHaveLength(200);
    expect(digestOf('无'.repeat(300))).toMatch(/^无{199}…$/);
  });

  it('list assignments by unit, a unit only its own', async () => {
    const rows = async (who: string, query: object) =>
      (
        await sheetsOf(await ask(who, exportAssignments as never, { query: { format: 'xlsx', ...query } }))
      )[0]!.rows.slice(1);
    expect((await rows('clerk', {})).map((row) => [row[0], row[3]])).toEqual([
      ['教育厅', '关于电梯加装的建议'],
      ['宣传部', '关于村级公路的建议'],
    ]);
    expect((await rows('clerk', { unitId: h.world.units[2].id })).map((row) => row[0])).toEqual(['宣传部']);
    expect((await rows('handler3', {})).map((row) => row[0])).toEqual(['宣传部']);
    expect(await rows('handler3', { unitId: h.world.units[0].id })).toEqual([]);
    const due = (await rows('clerk', {}))[0]![8];
    expect(due).toBeInstanceOf(Date);
    const text = await docxText(await ask('clerk', exportAssignments as never, { query: { format: 'docx' } }));
    expect(text).toContain('宣传部　1 件');
  });

  it('count as the figures page counts, and say how', async () => {
    const sheets = await sheetsOf(await ask('clerk', exportStatistics as never, { query: { format: 'xlsx' } }));
    expect(sheets.map((sheet) => sheet.name)).toEqual([
      '总体情况',
      '现在的状态',
      '类别',
      '答复类别',
      '答复用时',
      '各单位办理与评价',
      '按月',
    ]);
    const filed = sheets[0]!.rows.find((row) => row[0] === '立案');
    expect(filed).toEqual(['立案', 2, '2 / 3', '已编立案号的提案；不含并入其他提案的和撤案的。']);
    const inTime = sheets[0]!.rows.find((row) => row[0] === '按期答复率');
    expect(inTime?.[3]).toContain('逾期未答复的算在分母里');
    const text = await docxText(await ask('evaluator', exportStatistics as never, { query: { format: 'docx' } }, 'en'));
    expect(text).toContain('Statistics of proposals');
    expect(text).not.toMatch(/proposals\.[a-z]/i);
  });
});

it('writes days out in both languages', () => {
  expect(writtenDay('2026-03-05', 'zh-CN')).toBe('2026年3月5日');
  expect(writtenDay('2026-03-04T16:30:00.000Z', 'en')).toBe('5 March 2026');
  expect(writtenDay(null, 'en')).toBe('');
});
