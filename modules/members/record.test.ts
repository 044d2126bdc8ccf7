/** A member's record as its readers meet it: what is sealed, who may read it, and how it comes to be changed. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAllAnew } from '../../platform/crypto/rotate.ts';
import { createVault } from '../../platform/crypto/vault.ts';
import { inboxModule } from '../../platform/inbox/module.ts';
import { accountsModule } from '../accounts/module.ts';
import { assembliesModule } from '../assemblies/module.ts';
import { membersModule } from './module.ts';
import { openTestHouse, type TestHouse } from './testing-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({
    modules: [assembliesModule, accountsModule, membersModule, inboxModule([membersModule])],
  });
});
afterAll(() => house.close());

/** Of a region that does not exist, with its check digit. */
const NUMBER = '990101196001010017';
const digit = () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(NUMBER[at]), 0);
  return NUMBER.slice(0, 17) + '10X98765432'[sum % 11];
};
const identityNumber = digit();
const secrets = { identityNumber, religion: '无特别说明甲', homeAddress: '样例路乙一号', phone: '199 0000 1234' };

const at = (index: number) => `/members/${house.here.members[index]!.id}`;
async function ask(as: string, path: string, body?: unknown, status = 200) {
  const answer = await house.call({ as, path, ...(body === undefined ? {} : { method: 'POST', body }) });
  expect(answer.statusCode, answer.body).toBe(status);
  return answer.json();
}
const record = (as: string, index = 0) => ask(as, `${at(index)}/record`);
const edit = async (index: number, changes: object, status = 200) => {
  const { member } = await record('clerk', index);
  return ask('clerk', `${at(index)}/edit`, { expectedVersion: member.version, changes }, status);
};

describe('what is sensitive', () => {
  it('is sealed in the database by editMember, masked for the office, whole for the member, nothing for others', async () => {
    await edit(0, { ...secrets, ethnicity: '汉族', born: '1960-01-01', sex: 'female' });
    const { rows } = await sql`select * from member_details`.execute(house.database.db);
    const stored = JSON.stringify(rows);
    for (const value of Object.values(secrets)) expect(stored).not.toContain(value);
    const office = await record('clerk');
    expect(office.sensitive).toEqual([
      { field: 'identityNumber', shown: `••••••${identityNumber.slice(-4)}` },
      { field: 'religion', shown: '••••' },
      { field: 'homeAddress', shown: '••••' },
      { field: 'phone', shown: '••••••1234' },
    ]);
    const own = await record('member1');
    expect(own.sensitive.map((item: { shown: string }) => item.shown)).toEqual(Object.values(secrets));
    expect(own.details).toMatchObject({ ethnicity: '汉族', born: '1960-01-01', sex: 'female' });
    for (const as of ['member2', 'leader', 'admin', 'receiver1', 'convenor']) {
      expect(await record(as)).toMatchObject({ details: null, sensitive: null, looks: null, waiting: null });
    }
    for (const as of ['elsewhere:clerk', 'elsewhere:member1']) await ask(as, `${at(0)}/record`, undefined, 404);
  });
  it('is shown by discloseMember for a reason, which the audit trail says in words and the member reads', async () => {
    await ask('clerk', `${at(0)}/disclose`, { fields: ['phone'] }, 422);
    await ask('leader', `${at(0)}/disclose`, { fields: ['phone'], reason: '想看看' }, 403);
    const shown = await ask('clerk', `${at(0)}/disclose`, { fields: ['phone', 'phone'], reason: '通知全会报到' });
    expect(shown.values).toEqual([{ field: 'phone', value: secrets.phone }]);
    const { looks } = await record('member1');
    expect(looks).toMatchObject([{ name: 'here-clerk', fields: ['phone'], reason: '通知全会报到' }]);
    const trail = await ask('auditor', '/audit-entries?group=personal');
    expect(JSON.stringify(trail)).toContain('查看了委员here-member1的手机号，事由：通知全会报到');
    expect(JSON.stringify(trail)).not.toContain(secrets.phone);
  });
  it('is found by its keyed hash, by the office alone', async () => {
    const find = async (as: string, typed: string) =>
      (await ask(as, `/members?search=${encodeURIComponent(typed)}`)).total;
    expect(await find('clerk', '19900001234')).toBe(1);
    expect(await find('clerk', identityNumber)).toBe(1);
    expect(await find('leader', '19900001234')).toBe(0);
  });
  it('belongs to one person of a term, and is checked', async () => {
    const codes = async (index: number, changes: object) => {
      const answer = await edit(index, changes, 422);
      return answer.issues.map((issue: { code: string }) => issue.code);
    };
    expect(await codes(1, { identityNumber })).toEqual(['identity_taken']);
    expect(await codes(1, { identityNumber: '990101196001010010' })).toEqual(['identity_invalid']);
    expect(await codes(1, { phone: 'abc' })).toEqual(['phone_invalid']);
    expect(await codes(1, { born: '2199-01-01' })).toEqual(['born_later']);
    expect(await codes(1, { number: '001' })).toEqual(['number_taken']);
    expect(await codes(1, { sectorId: house.here.party.id })).toEqual(['body_unknown']);
    expect(await codes(1, { sectorId: house.elsewhere.sectors[0].id })).toEqual(['body_unknown']);
    const { id } = house.here.committee;
    expect(await codes(1, { committeeId: id, committee2Id: id })).toEqual(['committee_twice']);
  });
  it('is taken along by its member alone', async () => {
    const data = await house.call({ as: 'member1', path: `${at(0)}/data` });
    expect(data.body).toContain(secrets.homeAddress);
    await ask('clerk', `${at(0)}/data`, undefined, 403);
    await ask('member2', `${at(0)}/data`, undefined, 403);
  });
});

describe('a change a member asks for', () => {
  it('waits after askMemberChange, is approved by decideMemberRequest and declined field by field, with reasons', async () => {
    const changes = { post: '主任', phone: '19900005678', workplace: '' };
    await ask('member2', `${at(0)}/requests`, { changes }, 403);
    await ask('member1', `${at(0)}/requests`, { changes: { workplace: '' } }, 422);
    const { requestId } = await ask('member1', `${at(0)}/requests`, { changes, reason: '换了岗位' });
    await ask('member1', `${at(0)}/requests`, { changes: { post: '书记' } }, 409);
    expect((await record('member1')).member.post).toBe('');
    const inbox = await ask('clerk', '/inbox');
    expect(JSON.stringify(inbox)).toContain(requestId);
    const path = `/member-requests/${requestId}`;
    await ask('member2', path, undefined, 404);
    const seen = await ask('clerk', path);
    expect(seen.fields).toMatchObject([
      { field: 'phone', before: '••••••1234', after: '19900005678' },
      { field: 'post', before: '', after: '主任' },
    ]);
    const decide = (fields: object[], status = 200) =>
      ask('clerk', `${path}/decide`, { expectedVersion: seen.version, fields }, status);
    await decide([{ field: 'post', approved: true }], 422);
    await decide(
      [
        { field: 'post', approved: true },
        { field: 'phone', approved: false },
      ],
      422,
    );
    await decide([
      { field: 'post', approved: true },
      { field: 'phone', approved: false, reason: '号码少一位' },
    ]);
    await decide([], 409);
    const own = await record('member1');
    expect(own.member.post).toBe('主任');
    expect(own.sensitive[3].shown).toBe(secrets.phone);
    const decided = await ask('member1', path);
    expect(decided.fields).toMatchObject([
      { field: 'phone', approved: false, reason: '号码少一位' },
      { field: 'post', approved: true },
    ]);
    expect(decided.history.map((line: { action: string }) => line.action)).toEqual(['decide', 'send']);
    expect(own.history.map((line: { action: string }) => line.action)).toEqual(['edit', 'edit']);
    expect(JSON.stringify(await ask('clerk', '/inbox'))).not.toContain(requestId);
  });
  it('may be taken back by whoever asked: withdrawMemberRequest', async () => {
    const { requestId } = await ask('member2', `${at(1)}/requests`, { changes: { post: '教师' } });
    await ask('clerk', `/member-requests/${requestId}/withdraw`, {}, 403);
    await ask('member2', `/member-requests/${requestId}/withdraw`, {});
    await ask('member2', `/member-requests/${requestId}/withdraw`, {}, 409);
    expect((await ask('clerk', '/member-requests?state=waiting')).total).toBe(0);
  });
});

describe('deletion', () => {
  it('is asked for by askMemberErasure, refused with a reason or done, also out of earlier requests', async () => {
    const asked = await ask('member1', `${at(0)}/erasure`, { reason: '不再需要' });
    const path = `/member-requests/${asked.requestId}`;
    await ask('clerk', `${path}/decide`, { expectedVersion: 1 }, 422);
    await ask('clerk', `${path}/decide`, { expectedVersion: 1, granted: false }, 422);
    await ask('clerk', `${path}/decide`, { expectedVersion: 1, granted: true });
    const own = await record('member1');
    expect(own.sensitive.map((item: { shown: string }) => item.shown)).toEqual(['', '', '', '']);
    expect(own.details).toEqual({ ethnicity: '', born: null, sex: null, education: '' });
    expect(own.member.post).toBe('主任');
    const { rows } = await sql<{ n: number }>`select count(*)::integer as n from member_request_fields
      where field = 'phone' and (old_value is not null or new_value is not null)`.execute(house.database.db);
    expect(rows[0]!.n).toBe(0);
    expect(JSON.stringify(await ask('auditor', '/audit-entries?group=personal'))).toContain('按本人申请删除了委员');
  });
});

describe('the office', () => {
  it('adds a member (addMember) with an account nobody can enter yet', async () => {
    const { login, memberId } = await ask('clerk', '/members', {
      name: '曾示范',
      number: '088',
      sectorId: house.here.sectors[0].id,
      phone: '19900008888',
    });
    expect(login).toMatch(/^here-13-088$/);
    await ask('clerk', '/members', { name: '又一人', number: '088' }, 422);
    await ask('clerk', '/members', { name: '又一人', number: '089', login }, 422);
    await ask('clerk', '/members', { name: '又一人', number: '089', login: 'member1@elsewhere' }, 422);
    await ask('member1', '/members', { name: '又一人', number: '089' }, 403);
    for (const typed of ['zengsf', 'zengshifan', 'zsf']) {
      const found = await ask('member1', `/members?search=${typed}`);
      expect([typed, found.total]).toEqual([typed, typed === 'zengsf' ? 0 : 1]);
    }
    expect((await ask('clerk', `/members/${memberId}/record`)).history[0].action).toBe('add');
  });
  it('narrows and sorts the register, and takes it away without what is sensitive', async () => {
    await edit(2, { standing: true, committeeId: null, committee2Id: house.here.committee.id });
    const numbers = async (search: string) =>
      (await ask('clerk', `/members?${search}`)).members.map((member: { number: string }) => member.number);
    expect(await numbers('standing=true')).toEqual(['001', '003']);
    expect(await numbers(`committeeId=${house.here.committee.id}`)).toEqual(['001', '003', '005']);
    expect((await numbers('sort=number&order=desc'))[0]).toBe('088');
    expect((await numbers('sort=sector')).length).toBe(7);
    expect(await numbers(`partyId=${house.here.party.id}`)).toEqual(['002']);
    const file = await house.call({ as: 'clerk', path: '/members/export?format=csv&standing=true' });
    expect(file.body).toContain('here-member3');
    expect(file.body).not.toContain('here-member2');
    await ask('member1', '/members/export?format=csv', undefined, 403);
  });
  it('ends a seat early (endMember); the account is then a former member’s; and takes it back (resumeMember)', async () => {
    const end = (body: object, status = 200) => ask('clerk', `${at(4)}/end`, body, status);
    await end({ code: 'resigned', on: '2199-01-01' }, 422);
    await end({ code: 'resigned', on: '2026-01-20', note: '本人来信' });
    await end({ code: 'resigned', on: '2026-01-20' }, 409);
    expect((await ask('clerk', '/members?search=005')).total).toBe(0);
    expect((await ask('clerk', '/members?search=005&state=ended')).total).toBe(1);
    const own = await record('member5', 4);
    expect(own).toMatchObject({ own: true, ended: { on: '2026-01-20', code: 'resigned', note: null }, askable: [] });
    expect(await record('member2', 4)).toMatchObject({ ended: { on: '2026-01-20', code: null, note: null } });
    await ask('member5', `${at(4)}/requests`, { changes: { post: '某职' } }, 409);
    const { assemblies } = (await house.call({ as: 'member5', root: true, path: '/me' })).json();
    const held = (assemblies[0].grants as Array<{ role: string }>).map((grant) => grant.role);
    expect(held).toEqual(['former_member']);
    await ask('clerk', `${at(4)}/resume`, { note: '撤回辞呈' });
    await ask('clerk', `${at(4)}/resume`, { note: '撤回辞呈' }, 409);
    expect((await record('member5', 4)).abilities).toEqual(['ask', 'take_data']);
  });
  it('changes keys without anybody noticing', async () => {
    await edit(3, { phone: '19900003333' });
    const { testVault } = await import('../../platform/testing/vault.ts');
    const { rows } = await sql<{ phone: string; id: string }>`select id, phone from member_details
      where phone is not null`.execute(house.database.db);
    expect(rows.length).toBeGreaterThan(1);
    // Under the key in use nothing is to be done; another vault could open nothing.
    expect([...(await sealAllAnew(house.database.db, testVault, membersModule.sealed!)).values()]).toEqual([0, 0]);
    const stranger = createVault(() => [{ id: 'test', suite: 'sm4-gcm', secret: Buffer.alloc(32) }]);
    expect(() =>
      stranger.open(rows[0]!.phone, { table: 'member_details', column: 'phone', row: rows[0]!.id }),
    ).toThrow();
  });
});
