/** Input that means harm or comes twice at once: a clear answer, no half-written state, never a 500. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../app/modules.ts';
import { publishRuleVersion } from '../../modules/assemblies/index.ts';
import { openTestHouse, type TestHouse } from '../../modules/members/testing-house.ts';
import { presets } from '../../modules/proposals/rules.ts';
import { sampleContent } from '../../modules/proposals/testing.ts';
import { system } from '../../platform/http/context.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ modules });
  await publishRuleVersion(
    { db: house.database.db, actor: system, assembly: house.here.assembly, clock: house.clock },
    { subject: 'proposals', name: '测试规则', appliesFrom: new Date('2020-01-01'), content: presets.county },
  );
});
afterAll(() => house?.close());

const post = (as: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  house.call({ as, method: 'POST', path, body, headers });
async function submitted(over: object = {}): Promise<string> {
  const made = await post('member1', '/proposals', { ...sampleContent(), ...over });
  const { proposalId } = made.json<{ proposalId: string }>();
  await post('member1', `/proposals/${proposalId}/submit`, {});
  return proposalId;
}

describe('texts', () => {
  it.each([
    ['NUL', 'a\u0000b'],
    ['lone surrogates', 'a\ud800b\udfffc'],
    ['right-to-left marks', '\u202eabc\u2066'],
    ['SQL', "'); drop table proposals; --"],
    ['script', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['a million exclamation marks cut to the limit', '！'.repeat(20_000)],
  ])('with %s are kept or refused, and the list still answers', async (_, text) => {
    const answer = await post('member1', '/proposals', { ...sampleContent(), situation: text });
    expect([200, 422]).toContain(answer.statusCode);
    if (answer.statusCode === 200) {
      const { proposalId } = answer.json<{ proposalId: string }>();
      const read = await house.call({ as: 'member1', path: `/proposals/${proposalId}` });
      expect(read.statusCode).toBe(200);
      expect(JSON.parse(read.body).situation.isWellFormed()).toBe(true);
    }
    expect((await house.call({ as: 'member1', path: '/proposals?mine=true' })).statusCode).toBe(200);
  });
  it.each(["' or 1=1 --", '& | ! ( ) :*', '\\', '%', '_', 'a'.repeat(200), '<->', '提案 & !老人', '\u0000'])(
    'searched for as %j find something or nothing',
    async (words) => {
      for (const path of ['/proposals', '/register']) {
        const answer = await house.call({ as: 'member1', path: `${path}?words=${encodeURIComponent(words)}` });
        expect([200, 422]).toContain(answer.statusCode);
      }
    },
  );
  it('with identity and card numbers do not get submitted, and say where', async () => {
    const made = await post('member1', '/proposals', {
      ...sampleContent(),
      analysis: `${sampleContent().analysis}联系人身份证 11010519491231002X。`,
    });
    const { proposalId } = made.json<{ proposalId: string }>();
    const answer = await post('member1', `/proposals/${proposalId}/submit`, {});
    expect(answer.statusCode).toBe(422);
    expect(JSON.stringify(answer.json())).toContain('identity_number');
  });
});

describe('bodies', () => {
  it('that are no JSON, too deep or too large are refused by their kind', async () => {
    const { server, here } = house;
    const inject = async (payload: string) => {
      const opened = await house.call({ as: 'member1', path: '/proposals?size=1' });
      expect(opened.statusCode).toBe(200);
      return server.app.inject({
        method: 'POST',
        url: `/api/v1/assemblies/${here.assembly.code}/proposals/check`,
        headers: { 'content-type': 'application/json' },
        payload,
      });
    };
    expect((await inject('{"kind":')).statusCode).toBe(401);
    const deep = await house.call({
      as: 'member1',
      method: 'POST',
      path: '/proposals/check',
      body: { ...sampleContent(), evidence: JSON.parse(`${'['.repeat(900)}${']'.repeat(900)}`) },
    });
    expect(deep.statusCode).toBe(422);
    const large = await house.call({
      as: 'member1',
      method: 'POST',
      path: '/proposals/check',
      body: { ...sampleContent(), situation: 'x'.repeat(2_000_000) },
    });
    expect([413, 422]).toContain(large.statusCode);
  });
});

describe('a body longer than anything its operation takes', () => {
  it('is refused unread, and the longest it takes is read however it is written', async () => {
    const sent = (text: string) => ({ ...sampleContent(), situation: text });
    const check = (body: string) =>
      house.call({ as: 'member1', method: 'POST', path: '/proposals/check', body: Buffer.from(body), headers: json });
    const json = { 'content-type': 'application/json' };
    const many = await check(JSON.stringify({ ...sent('短'), more: Array(400_000).fill(1) }));
    expect([many.statusCode, many.json().code]).toEqual([413, 'body_too_large']);
    const escaped = JSON.stringify(sent('长'.repeat(20_000))).replaceAll('长', '\\u957f');
    expect(escaped.length).toBeGreaterThan(120_000);
    expect((await check(escaped)).statusCode).toBe(200);
    const small = { login: 'member1', password: 'x'.repeat(100_000) };
    const answer = await house.server.app.inject({ method: 'POST', url: '/api/v1/sign-in', payload: small });
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'body_too_large']);
  });
});

describe('a list longer than it may be', () => {
  it('is one complaint, however many of its entries are wrong', async () => {
    const answer = await post('member1', '/proposals/check', { ...sampleContent(), bodyIds: Array(200_000).fill(1) });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().issues).toMatchObject([{ path: 'body.bodyIds', code: 'too_big', params: { maximum: 20 } }]);
  });
  it('of no more than it may be names its wrong entries, a hundred at most', async () => {
    const evidence = Array.from({ length: 20 }, () => ({
      kind: 1,
      title: 2,
      detail: 3,
      happenedOn: 4,
      link: 5,
      fileId: 6,
    }));
    const body = { ...sampleContent(), evidence, bodyIds: Array(20).fill(1) };
    const { issues } = (await post('member1', '/proposals/check', body)).json<{ issues: unknown[] }>();
    expect(issues).toHaveLength(100);
  });
});

describe('two at once', () => {
  it('of the same step: one is done, the other is told', async () => {
    const proposalId = await submitted();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => post('clerk', `/proposals/${proposalId}/take-in`, {})),
    );
    const codes = answers.map((answer) => answer.statusCode).sort();
    expect(codes).toEqual([200, 409, 409, 409]);
    const history = await house.database.db
      .selectFrom('history')
      .select('action')
      .where('matter_id', '=', proposalId)
      .where('action', '=', 'take_in')
      .execute();
    expect(history).toHaveLength(1);
  });
  it('of filing: numbers run without gaps or twins', async () => {
    const ids = await Promise.all([submitted(), submitted(), submitted()]);
    for (const id of ids) await post('clerk', `/proposals/${id}/take-in`, {});
    const filed = await Promise.all(ids.map((id) => post('reviewer1', `/proposals/${id}/file`, {})));
    const numbers = filed.map((answer) => answer.json<{ number: number }>().number).sort((a, b) => a - b);
    expect(numbers[2]! - numbers[0]!).toBe(2);
    expect(new Set(numbers).size).toBe(3);
  });
  it('with one key: the same answer; with another body: refused', async () => {
    const key = { 'idempotency-key': 'phone-1' };
    const first = await post('member1', '/proposals', sampleContent(), key);
    const again = await post('member1', '/proposals', sampleContent(), key);
    expect(again.json()).toEqual(first.json());
    const other = await post('member1', '/proposals', sampleContent({ subject: '另一件事' }), key);
    expect(other.json()).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
  });
  it('from an old screen: the newer version stands', async () => {
    const proposalId = await submitted();
    const { version } = (await house.call({ as: 'clerk', path: `/proposals/${proposalId}` })).json<{
      version: number;
    }>();
    const taken = await post('clerk', `/proposals/${proposalId}/take-in`, { expectedVersion: version });
    expect(taken.statusCode).toBe(200);
    const late = await post('reviewer1', `/proposals/${proposalId}/return`, {
      expectedVersion: version,
      reason: '请修改',
    });
    expect(late.statusCode).toBe(409);
  });
});
