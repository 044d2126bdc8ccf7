/** Who is meant, and whose numbers must not be read: persons in old registers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertMembers } from '../../members/index.ts';
import { getProposal } from '../queries/get-proposal.ts';
import { listProposals } from '../queries/list-proposals.ts';
import { searchRegister } from '../queries/search-register.ts';
import { bytesOf, good, type ImportHarness, openImportHarness } from './testing.ts';

let h: ImportHarness;
const ids: Record<string, string> = {};
beforeAll(async () => {
  h = await openImportHarness();
  const economy = h.world.members.find((member) => member.number === '001')!;
  const other = h.world.members.find((member) => member.sectorId !== economy.sectorId)!;
  const seats = [
    { ...economy, name: '阿卜杜拉·买买提', number: '901', accountId: h.world.accounts.clerk! },
    { ...economy, name: '王明', number: '902', accountId: h.world.accounts.assigner!, workplace: '第一中学' },
    { ...other, name: '王明', number: '903', accountId: h.world.accounts.reviewer1! },
  ];
  const added = await insertMembers(h.database.db, seats);
  for (const [index, seat] of seats.entries()) ids[seat.number] = added[index]!;
});
afterAll(() => h.close());

const history = { lead: null, assisting: null, repliedOn: null, class: null, letterNumber: null };
const bare = { ...history, reply: null, signer: null, rating: null };

async function sectorsOf(number: string): Promise<string> {
  const id = h.world.members.find((member) => member.number === number)!.sectorId!;
  const row = await h.database.db
    .selectFrom('bodies' as never)
    .select('name' as never)
    .where('id' as never, '=', id as never)
    .executeTakeFirstOrThrow();
  return (row as { name: string }).name;
}

describe('names', () => {
  it('with any dot are the member so named, once, and the dot is kept as one', async () => {
    const line = good({
      ...bare,
      ...{ number: 201, reference: 'dots', subject: '关于间隔点的建议' },
      first: '阿卜杜拉•买买提 王小样',
      cosigners: '阿卜杜拉·买买提、阿卜杜拉・买买提、王　小样',
    });
    const fileId = await h.uploaded(await bytesOf([line]));
    const report = await h.previewed(fileId);
    expect(report.rows[0]!.problems.map((item) => item.code)).toEqual(['proposer_unknown']);
    await h.taken(fileId, report.fingerprint);
    const found = await h.run('clerk', listProposals, {
      query: { words: '间隔点', page: 1, size: 20, sort: 'number' },
    });
    const detail = await h.run('clerk', getProposal, { params: { proposalId: found.items[0]!.proposalId } });
    expect(detail.proposers.map(({ name, memberId }) => [name, memberId])).toEqual([
      ['阿卜杜拉\u00b7买买提', ids['901']],
      ['王小样', null],
    ]);
  });

  it('with a remark on others are one person, and the report says so', async () => {
    const fileId = await h.uploaded(
      await bytesOf([good({ ...bare, number: 202, reference: 'others', first: 'test-member1 等5人' })]),
    );
    const [row] = (await h.previewed(fileId)).rows;
    expect(row).toMatchObject({ status: 'warning' });
    expect(row!.problems).toMatchObject([{ code: 'proposer_remark', message: expect.stringContaining('等5人') }]);
  });

  it('that two members have are asked about; sector, workplace or number decides', async () => {
    const row = (first: string, index: number) =>
      good({ ...bare, number: 210 + index, reference: `two-${index}`, first, cosigners: null });
    const fileId = await h.uploaded(
      await bytesOf(
        [
          '王明',
          `王明（${await sectorsOf('001')}）`,
          `王明(${(await sectorsOf('004')).replace('界', '')})`,
          '王明（第一中学）',
          '王明（903）',
        ].map(row),
      ),
    );
    const report = await h.previewed(fileId);
    expect(report.rows.map((item) => [item.status, ...item.problems.map((problem) => problem.code)])).toEqual([
      ['refused', 'proposer_several'],
      ...Array.from({ length: 4 }, () => ['ready']),
    ]);
    expect(report.rows[0]!.problems[0]!.message).toContain(await sectorsOf('001'));
    const people = [{ sheet: '', row: 2, name: '王明', memberId: ids['903']! }];
    const asked = report.rows[0]!.problems[0]!.people!;
    expect([asked.name, asked.choices.map((choice) => choice.memberId)]).toEqual(['王明', [ids['902'], ids['903']]]);
    const told = await h.previewed(fileId, undefined, { people });
    expect(told.rows.map((item) => item.status)).toEqual(Array.from({ length: 5 }, () => 'ready'));
    await h.taken(fileId, told.fingerprint, { people });
    const rows = await h.database.db
      .selectFrom('proposal_proposers as x')
      .innerJoin('proposals as p', 'p.id', 'x.proposal_id')
      .select(['p.source_reference', 'x.member_id'])
      .where('p.source_reference', 'like', 'two-%')
      .orderBy('p.source_reference')
      .execute();
    expect(rows.map((item) => item.member_id)).toEqual([ids['903'], ids['902'], ids['903'], ids['902'], ids['903']]);
  });
});

describe('numbers of persons', () => {
  const written = [
    '电话13800138000。',
    '电话１３８００１３８０００。',
    '电话+8613800138000。',
    '电话0086 138 0013 8000。',
    '电话138-0013-8000。',
    '电话138 0013 8000。',
    '证件号430101 19900101 1231。',
    '证件号４３０１０１１９９００１０１１２３１。',
  ];

  it('keep a row inside, however they are written and whatever the row wishes', async () => {
    const lines = [
      ...written.map((situation, index) => good({ ...bare, number: 301 + index, reference: `n-${index}`, situation })),
      good({ ...bare, number: 311, reference: 'n-wish', situation: written[0]!, publicity: '公开全文' }),
      good({ number: 312, reference: 'n-reply', reply: `请致电${written[2]}` }),
      good({
        ...bare,
        number: 313,
        reference: 'n-subject',
        subject: `关于${written[0]}的建议`,
        publicity: '只公开案由',
      }),
      good({ ...bare, number: 314, reference: 'n-name', cosigners: '张三：13800138000' }),
      good({ ...bare, number: 315, reference: 'n-none', situation: '投资 13800138 元，318 国道 2023-2024 年改造。' }),
    ];
    const fileId = await h.uploaded(await bytesOf(lines));
    const report = await h.previewed(fileId);
    const kept = report.rows.map((row) => row.problems.some((item) => item.code === 'sensitive_kept_internal'));
    expect(kept).toEqual([...written.map(() => true), true, true, true, true, false]);
    await h.taken(fileId, report.fingerprint);
    const outside = await h.run('member2', searchRegister, { query: { page: 1, size: 50 } });
    expect(outside.items.map((item) => item.number).filter((number) => number! > 300)).toEqual([315]);
  });

  it('keep a row inside in whatever column they stand', async () => {
    const free = ['subject', 'first', 'cosigners', 'situation', 'analysis', 'suggestions'] as const;
    const answered = ['letterNumber', 'reply', 'secondLetterNumber', 'secondReply', 'lead'] as const;
    const second = { secondRepliedOn: '2023-06-01', secondClass: 'A', secondRating: '满意' };
    const line = (column: (typeof free | typeof answered)[number], index: number) =>
      good({
        ...(column.startsWith('second') ? second : {}),
        ...{
          number: 401 + index,
          reference: `c-${column}`,
          publicity: '公开全文',
          [column]: '甲某（+86）138/0013/8000',
        },
      });
    const fileId = await h.uploaded(await bytesOf([...free, ...answered].map(line)));
    const report = await h.previewed(fileId);
    expect(report.rows.filter((row) => row.status === 'ready')).toEqual([]);
    await h.taken(fileId, report.fingerprint);
    const outside = await h.run('member2', searchRegister, { query: { page: 1, size: 50 } });
    expect(outside.items.filter((item) => item.number! > 400)).toEqual([]);
    expect(report.rows.filter((row) => row.status === 'warning').length).toBeGreaterThan(7);
  });
});
