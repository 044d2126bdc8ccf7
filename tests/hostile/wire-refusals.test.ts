/** What a client, the framework, the database or the disk does wrong keeps its meaning: a status, a code, a sentence. */
import { connect } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../app/modules.ts';
import { identify } from '../../modules/accounts/index.ts';
import { sessionCookies } from '../../modules/accounts/testing.ts';
import { findAssemblyByCode, publishRuleVersion } from '../../modules/assemblies/index.ts';
import { seedTestAssembly, type TestAssembly } from '../../modules/members/testing.ts';
import { presets } from '../../modules/proposals/rules.ts';
import { sampleContent } from '../../modules/proposals/testing.ts';
import { createSteppingClock } from '../../platform/clock/clock.ts';
import { system } from '../../platform/http/context.ts';
import { toProblem } from '../../platform/http/errors.ts';
import { testNow } from '../../platform/testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { openTestServer, type TestServer } from '../../platform/testing/server.ts';

const clock = createSteppingClock(testNow);
let database: TestDatabase;
let here: TestAssembly;
let elsewhere: TestAssembly;
let server: TestServer;
/** What the database answers now instead of itself. */
let failure: (() => Promise<never>) | undefined;
let ready: () => Promise<void> = async () => {};

beforeAll(async () => {
  database = await openTestDatabase();
  here = await seedTestAssembly(database.db, { code: 'here' });
  elsewhere = await seedTestAssembly(database.db, { code: 'elsewhere' });
  await publishRuleVersion(
    { db: database.db, actor: system, assembly: here.assembly, clock },
    { subject: 'proposals', name: '测试规则', appliesFrom: new Date('2020-01-01'), content: presets.county },
  );
  server = await openTestServer({
    database,
    modules,
    directory: { findAssembly: (db, code) => failure?.() ?? findAssemblyByCode(db, code), identify },
    clock,
    ready: () => ready(),
  });
});
afterAll(async () => {
  await server?.close();
  await database?.close();
});

async function call(as: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: object, language = 'zh-CN') {
  return server.app.inject({
    method,
    url: `/api/v1/assemblies/here${path}`,
    headers: { 'accept-language': language },
    cookies: await sessionCookies(database.db, here.accounts[as]!, clock.now()),
    ...(body ? { payload: body } : {}),
  });
}

describe('a method a path does not have', () => {
  it.each(['QUERY', 'TRACE', 'PROPFIND', 'MKCOL', 'DELETE', 'PUT', 'OPTIONS'])(
    '%s is 405 with Allow',
    async (method) => {
      for (const url of ['/api/v1/me', '/api/v1/assemblies/here/proposals/board', '/health']) {
        const answer = await server.app.inject({ method: method as 'GET', url });
        expect(`${url} ${answer.statusCode}`).toBe(`${url} 405`);
        expect(answer.headers.allow).toBe('GET, HEAD');
        expect(answer.json()).toMatchObject({ status: 405, code: 'method_not_allowed' });
      }
    },
  );
  it('names what a path of several methods takes', async () => {
    const answer = await server.app.inject({ method: 'DELETE', url: '/api/v1/assemblies/here/proposals' });
    expect(answer.headers.allow).toBe('GET, HEAD, POST');
  });
  it('of an address beside a pattern is its own, though the pattern takes another method', async () => {
    for (const method of ['GET', 'OPTIONS'] as const) {
      const answer = await server.app.inject({ method, url: '/api/v1/assemblies/here/proposals/check' });
      expect([method, answer.statusCode, answer.headers.allow]).toEqual([method, 405, 'POST']);
    }
  });
  it('of a path that is not there is 404', async () => {
    const answer = await server.app.inject({ method: 'QUERY' as 'GET', url: '/api/v1/nothing-here' });
    expect(answer.statusCode).toBe(404);
  });
});

describe('a request that cannot be read', () => {
  it.each([
    ['a path of broken escapes', '/api/v1/assemblies/%zz/proposals', 400],
    ['a part of a path without end', `/api/v1/assemblies/${'x'.repeat(2000)}/proposals`, 414],
  ])('with %s is refused as what it is', async (_, url, status) => {
    const answer = await server.app.inject({ url });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });
  it.each([
    ['multipart/form-data', '--x\r\n\r\n--x--'],
    ['multipart/form-data; boundary=', '--x\r\n\r\n--x--'],
    ['multipart/form-data; boundary=x', 'nothing of a form'],
  ])('as an upload of %s is 4xx', async (type, payload) => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/v1/assemblies/here/files',
      headers: { 'content-type': type },
      cookies: await sessionCookies(database.db, here.accounts.member1!, clock.now()),
      payload,
    });
    expect(answer.statusCode, answer.body).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode, answer.body).toBeLessThan(500);
    expect(answer.json().code).not.toBe('internal');
  });
  it('as bytes that are no HTTP gets 400 in problem+json', async () => {
    await server.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = server.app.server.address() as { port: number };
    const said = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      socket.on('data', (chunk) => {
        text += String(chunk);
      });
      socket.on('close', () => resolve(text));
    });
    expect(said).toMatch(/^HTTP\/1.1 400 /);
    expect(said).toContain('application/problem+json');
  });
  it('with two hosts is refused', async () => {
    const { port } = server.app.server.address() as { port: number };
    const said = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () =>
        socket.write('GET /health HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n'),
      );
      socket.on('data', (chunk) => {
        text += String(chunk);
      });
      socket.on('close', () => resolve(text));
    });
    expect(said).toMatch(/^HTTP\/1.1 400 /);
  });
});

describe('what the database says', () => {
  it.each([
    ['22008', 422, 'invalid'],
    ['22009', 422, 'invalid'],
    ['22003', 422, 'invalid'],
    ['22021', 422, 'text_not_storable'],
    ['22012', 500, 'internal'],
    ['23503', 422, 'reference_unknown'],
    ['23505', 409, 'exists_already'],
    ['23514', 409, 'refused_by_record'],
    ['53100', 503, 'storage_full'],
    ['ENOSPC', 503, 'storage_full'],
    ['EROFS', 503, 'storage_unavailable'],
    ['ENOENT', 503, 'storage_unavailable'],
    ['42703', 500, 'internal'],
  ])('with %s is %i %s', (code, status, name) => {
    expect(toProblem(Object.assign(new Error('column "secret"'), { code }))).toMatchObject({ status, code: name });
  });
  it.each([
    ['refusing connections', { code: 'ECONNREFUSED' }],
    ['refusing them on each of its addresses', { errors: [{ code: 'ECONNREFUSED' }] }],
    ['breaking the connection', { code: '08006' }],
    ['shutting down', { code: '57P01' }],
    ['starting up', { code: '57P03' }],
    ['out of connections', { code: '53300' }],
    ['out of time for a statement', { code: '57014' }],
    ['gone in the middle', { message: 'Connection terminated unexpectedly' }],
    ['without a free connection', { message: 'timeout exceeded when trying to connect' }],
    ['gone beneath another error', { cause: { code: 'ECONNRESET' } }],
  ])('while %s is 503 with Retry-After, and says what is kept and what is not', async (_, parts) => {
    failure = () => Promise.reject(Object.assign(new Error('host db.internal'), parts));
    try {
      for (const [method, language, kept] of [
        ['GET', 'zh-CN', false],
        ['POST', 'zh-CN', true],
        ['POST', 'en', true],
      ] as const) {
        const answer = await call(
          'member1',
          method,
          '/proposals',
          method === 'POST' ? sampleContent() : undefined,
          language,
        );
        expect(answer.statusCode, answer.body).toBe(503);
        expect(answer.headers['retry-after']).toMatch(/^\d+$/);
        expect(answer.json()).toMatchObject({ status: 503, code: 'unavailable' });
        expect(answer.json().title).toMatch(language === 'en' ? /confirmed is kept/ : /已经确认保存的内容都在/);
        expect(/没有保存|not saved/.test(answer.json().title)).toBe(kept);
        expect(answer.body).not.toContain('db.internal');
      }
    } finally {
      failure = undefined;
    }
    expect((await call('member1', 'GET', '/proposals')).statusCode).toBe(200);
  });
  it('never says that a write is safe that was not kept', async () => {
    failure = () => Promise.reject(new Error('a fault'));
    const answer = await call('member1', 'POST', '/proposals', sampleContent());
    failure = undefined;
    expect(answer.statusCode).toBe(500);
    expect(answer.json().title).toContain('没有保存');
    expect(answer.json().title).not.toContain('没有丢失');
  });
});

describe('/ready', () => {
  it('answers 503 when a part is away, and does not wait for one that never answers', async () => {
    ready = () => Promise.reject(new Error('away'));
    expect((await server.app.inject('/ready')).statusCode).toBe(503);
    ready = () => new Promise(() => {});
    expect((await server.app.inject('/ready')).statusCode).toBe(503);
    ready = async () => {};
    expect((await server.app.inject('/ready')).statusCode).toBe(200);
  });
});

describe('input the database could not hold', () => {
  it.each([
    ['a bodyId nobody has', () => ['00000000-0000-7000-8000-000000000000', '00000000-0000-7000-8000-000000000001']],
    ['a body of another assembly', () => [here.party.id, elsewhere.party.id]],
  ])('%s cannot be saved into a draft', async (_, bodyIds) => {
    const made = (await call('member1', 'POST', '/proposals', sampleContent())).json<{
      proposalId: string;
      version: number;
    }>();
    const answer = await call('member1', 'PUT', `/proposals/${made.proposalId}/draft`, {
      ...sampleContent(),
      bodyIds: bodyIds(),
      baseVersion: made.version,
    });
    expect(answer.statusCode, answer.body).toBe(422);
    expect(answer.json().issues[0].path).toBe('body.bodyIds');
    const { rows } = await sql<{ n: number }>`select count(*) as n from proposal_proposers
      where proposal_id = ${made.proposalId}`.execute(database.db);
    expect(rows[0]!.n).toBe(1);
  });
  it.each(['0000-01-01', '0001-05-05', '9999-01-01'])(
    'a day of the year in %s is refused by its schema',
    async (day) => {
      const evidence = [{ kind: 'visit', title: '走访', detail: '', happenedOn: day, link: null, fileId: null }];
      const answer = await call('member1', 'POST', '/proposals', { ...sampleContent(), evidence });
      expect(answer.statusCode, answer.body).toBe(422);
      const query = await call('clerk', 'GET', `/proposals/look-back?dueBefore=${day}`);
      expect(query.statusCode, query.body).toBe(422);
    },
  );
  it.each(['2026-01-01T00:00:00+16:00', '2026-01-01T00:00:00-23:59', '0000-01-01T00:00:00Z'])(
    'an instant as %s is refused by its schema',
    async (until) => {
      const answer = await call('security', 'POST', '/grants', { login: 'member4@here', role: 'clerk', until });
      expect(answer.statusCode, answer.body).toBe(422);
    },
  );
});
