/** Steps that come too late, too long or with a register nobody can read: refused by name, nothing half-written. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleContent } from '../../modules/proposals/testing.ts';
import { type LivedInHouse, openLivedInHouse, tinyPdf } from '../strangers/lived-in.ts';

let house: LivedInHouse;
beforeAll(async () => {
  house = await openLivedInHouse();
});
afterAll(() => house?.close());

const post = (as: string, path: string, body: unknown = {}) => house.call({ as, method: 'POST', path, body });
async function draft(over: Parameters<typeof sampleContent>[0] = {}): Promise<string> {
  return String((await house.step('member2', '/proposals', sampleContent(over))).proposalId);
}
const codesOf = (answer: { json: () => { issues: Array<{ code: string }> } }) =>
  answer
    .json()
    .issues.map((issue) => issue.code)
    .sort();
async function written() {
  const { rows } = await sql<Record<string, number>>`select (select count(*) from proposals) as proposals,
    (select count(*) from history) as history, (select count(*) from ratings) as ratings,
    (select coalesce(sum(version), 0) from proposals) as versions`.execute(house.database.db);
  return rows[0]!;
}

describe('a withdrawn proposal', () => {
  it('takes no step any more, whoever asks', async () => {
    const proposalId = await draft();
    const at = `/proposals/${proposalId}`;
    await house.step('member2', `${at}/submit`);
    await house.step('member2', `${at}/withdraw`, { reason: '情况有变' });
    const before = await written();
    const { proposers } = await house.step('member2', at, undefined, 'GET');
    const rating = { form: 'attitude_effect', attitude: 'satisfied', effect: 'satisfied' };
    const proposerId = (proposers as Array<{ proposerId: string }>)[0]!.proposerId;
    for (const [as, path, body] of [
      ['member2', 'ratings', { replyId: house.ids.replyId, proposerId, rating }],
      ['member2', 'submit', {}],
      ['member2', 'withdraw', { reason: '再撤一次' }],
      ['clerk', 'take-in', {}],
      ['clerk', 'archive', {}],
      ['assigner', 'assignment', { units: [{ unitId: house.ids.unitId, role: 'lead' }] }],
    ] as const) {
      const answer = await post(as, `${at}/${path}`, body);
      expect(`${path} ${answer.statusCode}`).toBe(`${path} 409`);
      expect(answer.json().params).toMatchObject({ state: 'withdrawn' });
    }
    expect(await written()).toEqual(before);
  });
});

describe('a text', () => {
  it('over the limit of the rules is kept as a draft and not handed in', async () => {
    const proposalId = await draft({ subject: '关于改善公交接驳的建议'.repeat(20), situation: '长'.repeat(2000) });
    const answer = await post('member2', `/proposals/${proposalId}/submit`);
    expect(answer.statusCode).toBe(422);
    expect(codesOf(answer)).toEqual(['subject_long', 'text_long']);
    const seen = await house.step('member2', `/proposals/${proposalId}`, undefined, 'GET');
    expect(seen).toMatchObject({ state: 'draft' });
  });
  it('of blanks alone is missing, not short', async () => {
    const proposalId = await draft({
      subject: '　 \t',
      situation: '\n\n',
      analysis: ' ',
      suggestions: '\u200b \u00a0',
    });
    const codes = codesOf(await post('member2', `/proposals/${proposalId}/submit`));
    for (const code of ['subject_missing', 'situation_missing', 'analysis_missing']) expect(codes).toContain(code);
  });
  it('with numbers of people is flagged where it stands, before and at handing in', async () => {
    const identity = '11010519491231002X';
    const situation = `${sampleContent().situation}张某，${identity}，电话13800138000。`;
    const checked = await house.step('member2', '/proposals/check', sampleContent({ situation }));
    const findings = checked.findings as Array<{ code: string; field: string; from: number; to: number }>;
    const found = findings.find((item) => item.code === 'identity_number')!;
    expect(situation.slice(found.from, found.to)).toBe(identity);
    expect(findings.map((item) => item.code)).toContain('phone_number');
    const answer = await post('member2', `/proposals/${await draft({ situation })}/submit`);
    expect(codesOf(answer)).toEqual(['identity_number']);
    expect(answer.body).not.toContain(identity);
  });
  it('that looks like an identity number and is none is let through', async () => {
    const situation = `${sampleContent().situation}项目编号110105194912310021。`;
    const proposalId = await draft({ situation });
    expect((await post('member2', `/proposals/${proposalId}/submit`)).statusCode).toBe(200);
  });
});

describe('a co-signature', () => {
  const invited = async () => {
    const proposalId = await draft();
    await house.step('member2', `/proposals/${proposalId}/invite-cosigners`, {
      memberIds: [house.here.members[2]!.id],
    });
    const seen = await house.step('member3', `/proposals/${proposalId}`, undefined, 'GET');
    const proposers = seen.proposers as Array<{ proposerId: string; mine: boolean }>;
    return { proposalId, proposerId: proposers.find((item) => item.mine)!.proposerId };
  };
  const answer = (as: string, { proposalId, proposerId }: { proposalId: string; proposerId: string }) =>
    post(as, `/proposals/${proposalId}/answer-invitation`, { proposerId, accept: true });

  it('after the deadline is too late, to the second', async () => {
    const asked = await invited();
    const { cosign_until } = await house.database.db
      .selectFrom('proposals')
      .select('cosign_until')
      .where('id', '=', asked.proposalId)
      .executeTakeFirstOrThrow();
    const before = house.clock.now();
    house.clock.set(new Date(cosign_until!.getTime() + 1000));
    const late = await answer('member3', asked);
    expect(late.statusCode).toBe(409);
    expect(late.json().code).toBe('cosign_too_late');
    house.clock.set(cosign_until!);
    expect((await answer('member3', asked)).statusCode).toBe(200);
    house.clock.set(before);
  });
  it('after the proposal was handed in is refused', async () => {
    const asked = await invited();
    await house.step('member2', `/proposals/${asked.proposalId}/submit`);
    expect([403, 409]).toContain((await answer('member3', asked)).statusCode);
  });
  it('for somebody else cannot be given', async () => {
    const asked = await invited();
    expect((await answer('member4', asked)).statusCode).toBe(404);
    expect([403, 404]).toContain((await answer('member2', asked)).statusCode);
  });
});

describe('a register to take in', () => {
  const preview = (fileId: string) => post('clerk', '/imports/preview', { fileId });
  it.each([
    ['a PDF', 'register.pdf', tinyPdf],
    ['a text', 'register.csv', Buffer.from('案由,提案人\n甲,乙\n')],
  ])('that is %s is refused', async (_, name, content) => {
    const before = await written();
    const { fileId } = (await house.upload('clerk', name, content)).json<{ fileId: string }>();
    const answer = await preview(fileId);
    expect(answer.statusCode, answer.body).toBe(422);
    expect(answer.json().title).toMatch(/[一-鿿]/);
    expect(await written()).toEqual(before);
  });
  it('that only begins like a workbook is refused at the door or when it is read', async () => {
    const answer = await house.call({ as: 'clerk', path: '/imports/template' });
    const whole = answer.rawPayload;
    for (const content of [
      whole.subarray(0, 600),
      Buffer.concat([whole.subarray(0, whole.length - 400), Buffer.alloc(400)]),
    ]) {
      const taken = await house.upload('clerk', 'register.xlsx', content);
      expect([200, 422], taken.body).toContain(taken.statusCode);
      if (taken.statusCode === 200) expect((await preview(taken.json().fileId)).statusCode).toBe(422);
    }
  });
  it('of somebody else, of nobody or by a member is refused', async () => {
    const { fileId } = (await house.upload('member2', 'register.csv', Buffer.from('案由\n甲\n'))).json();
    expect([404, 422]).toContain((await preview(fileId)).statusCode);
    expect([404, 422]).toContain((await preview(house.ids.unitId!)).statusCode);
    expect((await post('member2', '/imports/preview', { fileId })).statusCode).toBe(403);
    expect((await post('member2', '/imports/run', { fileId, fingerprint: 'x' })).statusCode).toBe(403);
  });
});
