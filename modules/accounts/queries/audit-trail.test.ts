import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembliesModule } from '../../assemblies/module.ts';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { proposalsModule } from '../../proposals/module.ts';
import { accountsModule } from '../module.ts';

interface Row {
  seq: number;
  actorName: string;
  action: string;
  sentence: string;
  proposalId: string | null;
}

let house: TestHouse;
const proposal = '00000000-0000-7000-8000-00000000000f';

const write = (day: string, who: string | null, action: string, subject: string, details: object, assembly?: string) =>
  sql`insert into audit_entries (assembly_id, at, account_id, actor_name, action, subject, details)
    values (${assembly ?? house.here.assembly.id}, ${`${day}T12:00:00+08:00`},
      ${who === null ? null : house.here.accounts[who]}::uuid, ${who ? `姓名${who}` : ''}, ${action}, ${subject},
      ${JSON.stringify(details)}::jsonb)`.execute(house.database.db);

beforeAll(async () => {
  house = await openTestHouse({ modules: [assembliesModule, accountsModule, proposalsModule] });
  const clerk = `account/${house.here.accounts.clerk}`;
  const { unitId } = await house.database.db
    .selectFrom('grants')
    .select('unit_id as unitId')
    .where('account_id', '=', house.here.accounts.signer2!)
    .executeTakeFirstOrThrow();
  await write('2026-01-10', 'security', 'grant.given', clerk, { role: 'unit_signer', unitId });
  await write('2026-01-11', 'clerk', 'account.signed_in', clerk, { how: 'password' });
  await write('2026-01-12', 'reviewer1', 'proposal.confidential_read', `proposal/${proposal}`, { number: 12 });
  await write('2026-01-13', null, 'account.sign_in_failed', 'login/=cmd|x', { passwordLookedAt: false });
  await write('2026-01-14', 'admin', 'operation.of_old', 'thing/1', {});
  await write('2026-01-15', 'security', 'grant.given', clerk, { role: 'clerk' }, house.elsewhere.assembly.id);
});
afterAll(() => house.close());

const ask = (query = '', as = 'auditor') => house.call({ path: `/audit-entries${query}`, as });
const rows = async (query: string): Promise<Row[]> => (await ask(query)).json().entries;

describe('the trail', () => {
  it('says each entry by names and words, in the language asked for', async () => {
    const chinese = await rows('');
    const text = chinese.map((row) => row.sentence).join('\n');
    expect(text).toContain('角色：交通运输厅 签发领导');
    expect(text).toContain('用密码登录');
    expect(text).toContain('查看涉密的第 12 号提案');
    expect(text).toContain('登录 =cmd|x 未成功：没有这个账号');
    expect(text).toContain('operation.of_old');
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|accounts\.audit|\{\{|undefined/);
    expect(chinese.find((row) => row.action === 'account.sign_in_failed')?.actorName).toBe('未登录者');
    const english = (await rows('?lang=en')).map((row) => row.sentence).join('\n');
    expect(english).toContain('Read the confidential proposal No. 12');
    expect(english).not.toMatch(/accounts\.audit/);
  });

  it('is narrowed by days of Beijing, person, and group, and leads to the matter', async () => {
    const actions = async (query: string) => (await rows(query)).map((row) => row.action);
    expect(await actions('?from=2026-01-11&until=2026-01-12')).toEqual([
      'proposal.confidential_read',
      'account.signed_in',
    ]);
    expect(await actions('?group=offices')).toEqual(['grant.given']);
    const { login } = await house.database.db
      .selectFrom('accounts')
      .select('login')
      .where('id', '=', house.here.accounts.clerk!)
      .executeTakeFirstOrThrow();
    // What the clerk did, and what was done to the clerk's account.
    expect(await actions(`?person=${login}`)).toEqual(['account.signed_in', 'grant.given']);
    expect(await actions('?person=%25')).toEqual([]);
    expect((await rows('?group=confidential'))[0]!.proposalId).toBe(proposal);
    expect((await ask('?group=everything')).statusCode).toBe(422);
  });

  it('shows its last page where the one asked for lies past the end', async () => {
    const { entries, page, total } = (await ask('?size=2&page=99')).json();
    expect({ page, total }).toEqual({ page: 3, total: 5 });
    expect(entries).toHaveLength(1);
  });
});

describe('exportAuditEntries', () => {
  it('takes away what the screen shows, without formulas, and leaves an entry that says so', async () => {
    const answer = await house.call({ path: '/audit-entries/export?group=sessions&from=2026-01-01', as: 'auditor' });
    expect(answer.headers['content-type']).toContain('text/csv');
    const [heads, ...lines] = answer.body.trimEnd().split('\r\n');
    expect(heads).toBe('\ufeff序号,时间（北京）,操作人,内容,操作代号');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\d+,2026-01-13 12:00:00,未登录者,登录 =cmd/);
    expect((await rows('?group=exports'))[0]!.sentence).toBe('导出审计日志（自 2026-01-01、限某类操作）');
    for (const [as, status] of [
      ['admin', 403],
      ['elsewhere:auditor', 404],
    ] as const)
      expect((await house.call({ path: '/audit-entries/export', as })).statusCode).toBe(status);
  });

  it('defuses names that spreadsheets would reckon', async () => {
    await sql`insert into audit_entries (assembly_id, at, account_id, actor_name, action, subject, details) values
      (${house.here.assembly.id}, '2026-01-16T12:00:00+08:00', ${house.here.accounts.clerk}, '=HYPERLINK("x")',
        'token.revoked', 'token/1', '{"label": "接口"}')`.execute(house.database.db);
    const answer = await house.call({ path: '/audit-entries/export?group=tokens', as: 'auditor' });
    expect(answer.body).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

describe('verifyRecord', () => {
  const verify = (as = 'auditor') => house.call({ method: 'POST', path: '/audit-entries/verify', as, body: {} });

  it('is for the auditor alone', async () => {
    for (const as of ['admin', 'security', 'clerk']) expect((await verify(as)).statusCode).toBe(403);
    expect((await verify('elsewhere:auditor')).statusCode).toBe(404);
  });

  it('says how much is whole, keeps that it was asked, and names the first entry that was rewritten', async () => {
    const whole = (await verify()).json();
    expect(whole).toMatchObject({ whole: true, proposalId: null });
    expect(whole.sentences).toHaveLength(5);
    expect(whole.sentences.join()).toMatch(/审计日志：\d+ 条/);
    expect((await rows('?group=record'))[0]!.sentence).toMatch(/^核对记录 \d+ 条：全部完整$/);
    const [forged] = await rows('?group=offices');
    const foreign = sql`update audit_entries set actor_name = 'FORGED' where assembly_id = ${house.elsewhere.assembly.id}`;
    const own = sql`update audit_entries set actor_name = 'FORGED' where seq = ${forged!.seq}`;
    const pastTheTriggers = (statement: typeof own) =>
      house.database.db.transaction().execute(async (trx) => {
        await sql`set local session_replication_role = replica`.execute(trx);
        await statement.execute(trx);
      });
    await pastTheTriggers(foreign);
    expect((await verify()).json().whole).toBe(true);
    await pastTheTriggers(own);
    const broken = (await verify()).json();
    expect(broken.whole).toBe(false);
    expect(broken.sentences.join()).toContain(`审计日志：第 ${forged!.seq} 号记录`);
    expect((await rows('?group=record'))[0]!.sentence).toMatch(/发现被改动之处$/);
  });
});
