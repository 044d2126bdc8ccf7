/** One proposal in several rows, a row for each unit: one proposal, told in the report, asked about where rows disagree. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../platform/calendar/days.ts';
import { getProposal } from '../queries/get-proposal.ts';
import { listProposals } from '../queries/list-proposals.ts';
import { bytesOf, good, type ImportHarness, openImportHarness } from './testing.ts';

let h: ImportHarness;
beforeAll(async () => {
  h = await openImportHarness();
});
afterAll(() => h.close());

type Line = Parameters<typeof good>[0];
const alone: Line = { assisting: null, reference: null, letterNumber: null };
const unanswered: Line = { repliedOn: null, reply: null, class: null, rating: null, signer: null };

async function previewed(...lines: Line[]) {
  const fileId = await h.uploaded(await bytesOf(lines.map((line) => good({ ...alone, ...line }))));
  const report = await h.previewed(fileId);
  const said = report.rows.map((row) => [row.status, ...row.problems.map((item) => item.code)]);
  return { fileId, report, said };
}
async function taken(...lines: Line[]) {
  const { fileId, report, said } = await previewed(...lines);
  const importId = await h.begun(fileId, report.fingerprint);
  await h.worked();
  const log = await h.shown(importId);
  return { report, said, log };
}
const detailOf = (proposalId: string) => h.run('clerk', getProposal, { params: { proposalId } });

describe('rows of one number', () => {
  it('with a unit each are one proposal handled separately, each unit with its own reply and rating', async () => {
    const { said, log } = await taken(
      { number: 301, lead: '交通运输厅', rating: '满意' },
      {
        number: 301,
        lead: '教育厅',
        repliedOn: '2023-05-06',
        reply: '校门前道路五月划线。',
        class: 'B',
        rating: '基本满意',
      },
    );
    expect(said).toEqual([
      ['warning', 'rows_joined_separate'],
      ['warning', 'row_joined'],
    ]);
    expect(log).toMatchObject({ total: 2, done: 2, counts: { taken_in: 2, refused: 0, waiting: 0 } });
    const [first, second] = log.rows;
    expect(second!.proposalId).toBe(first!.proposalId);
    expect(first!.problems[0]!.message).toBe(
      '另有 1 行是同一件提案，并为一件，由交通运输厅、教育厅分办，各记各的答复。',
    );
    const detail = await detailOf(first!.proposalId!);
    expect(detail.assignments.map((item) => [item.unitName, item.role, item.state])).toEqual([
      ['交通运输厅', 'separate', 'issued'],
      ['教育厅', 'separate', 'issued'],
    ]);
    expect(
      detail.replies.map((reply) => [reply.unitName, reply.class, dayOf(new Date(reply.issuedAt!))]).sort(),
    ).toEqual(
      [
        ['交通运输厅', 'A', '2023-04-02'],
        ['教育厅', 'B', '2023-05-06'],
      ].sort(),
    );
    expect(detail.ratings.map((item) => item.overall).sort()).toEqual(['basically', 'satisfied']);
    const { total } = await h.run('clerk', listProposals, {
      query: { words: '校门前道路', page: 1, size: 10, sort: 'number' },
    });
    expect(total).toBe(1);
  });

  it('are lead and assisting where the register says so, in a column of its own or by the way of handling', async () => {
    const { log } = await taken(
      { number: 311, lead: '交通运输厅' },
      { ...unanswered, number: 311, lead: null, assisting: '教育厅' },
      { number: 312, lead: '交通运输厅', handling: '主办' },
      { ...unanswered, number: 312, lead: '教育厅', handling: '会办' },
    );
    for (const place of [0, 2]) {
      const detail = await detailOf(log.rows[place]!.proposalId!);
      expect(detail.assignments.map((item) => [item.unitName, item.role])).toEqual([
        ['交通运输厅', 'lead'],
        ['教育厅', 'assisting'],
      ]);
      expect(detail).toMatchObject({ state: 'closed' });
    }
    expect(log.rows.map((row) => row.outcome)).toEqual(Array(4).fill('taken_in'));
  });

  it('wait for the unit that has not answered', async () => {
    const { report } = await previewed(
      { number: 321, lead: '交通运输厅', rating: null },
      { ...unanswered, number: 321, lead: '教育厅' },
    );
    expect(report.open).toBe(1);
  });

  it('below merged cells without a number are one as well', async () => {
    const { said } = await previewed(
      { number: null, subject: '关于合并单元格的建议', lead: '交通运输厅' },
      { number: null, subject: '关于合并单元格的建议', lead: '教育厅' },
    );
    expect(said.map((row) => row[1])).toEqual(['rows_joined_separate', 'row_joined']);
  });

  it('are asked about where they disagree, and refused where they only repeat', async () => {
    const { said, report } = await previewed(
      { number: 331, lead: '交通运输厅' },
      { number: 331, lead: '教育厅', subject: '关于另一件事的建议' },
      { number: 331, lead: '教育厅', first: 'test-member2' },
      { number: 331, lead: '交通运输厅' },
      { number: 332, lead: '交通运输厅', assisting: '教育厅' },
      { number: 332, lead: '教育厅' },
    );
    expect(said).toEqual([
      ['ready'],
      ['refused', 'number_two_matters'],
      ['refused', 'number_two_matters'],
      ['refused', 'number_twice'],
      ['ready'],
      ['refused', 'units_differ'],
    ]);
    expect(report.rows[1]!.problems[0]!.message).toMatch(/^提案号 331 与第 2 行相同，而案由或第一提案人不同/);
  });

  it('come in together or not at all, and the same file again adds nothing', async () => {
    const broken = await previewed({ number: 341, lead: '交通运输厅' }, { number: 341, lead: '不存在的局' });
    expect(broken.said).toEqual([
      ['refused', 'joined_row_refused'],
      ['refused', 'unit_unknown'],
    ]);
    const lines: Line[] = [
      { number: 342, lead: '交通运输厅' },
      { number: 342, lead: '教育厅' },
    ];
    expect((await taken(...lines)).log).toMatchObject({ done: 2 });
    const again = await taken(...lines);
    expect(again.report).toMatchObject({ known: 2, refused: 0 });
    expect(again.log).toMatchObject({ done: 0, counts: { known: 2 } });
    const without = await previewed(...lines);
    const importId = await h.begun(without.fileId, without.report.fingerprint, { withWarnings: false });
    await h.worked();
    expect(await h.shown(importId, { page: 99, size: 1 })).toMatchObject({ page: 2, rowTotal: 2, rows: [{ row: 3 }] });
  });
});
