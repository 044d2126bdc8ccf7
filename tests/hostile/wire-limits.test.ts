/** Who is counted, and whose word is taken: a made-up secret buys nothing, a proven one counts for itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../app/modules.ts';
import { identify } from '../../modules/accounts/index.ts';
import { sessionCookies, tokenHeaders } from '../../modules/accounts/testing.ts';
import { findAssemblyByCode } from '../../modules/assemblies/index.ts';
import { seedTestAssembly, type TestAssembly } from '../../modules/members/testing.ts';
import { readConfig } from '../../platform/config/config.ts';
import { testNow } from '../../platform/testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { openTestServer, type TestServer } from '../../platform/testing/server.ts';

const LIMIT = 20;
let database: TestDatabase;
let here: TestAssembly;
let server: TestServer;
beforeAll(async () => {
  database = await openTestDatabase();
  here = await seedTestAssembly(database.db, { code: 'here' });
  const directory = { findAssembly: findAssemblyByCode, identify };
  server = await openTestServer({ database, modules, directory, rateLimit: LIMIT, trustedProxies: 1 });
});
afterAll(async () => {
  await server?.close();
  await database?.close();
});

let lastAddress = 0;
/** An address nobody has used, as the one proxy reports it. */
const freshAddress = () => {
  lastAddress += 1;
  return `198.51.100.${lastAddress}`;
};
const cookieOf = async (login: string) => {
  const cookies = await sessionCookies(database.db, here.accounts[login]!, testNow);
  return Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
};

/** Asks `times` times. @returns how many were answered with 429 */
async function refusedOf(times: number, headers: (at: number) => Record<string, string>, url = '/api/v1/me') {
  let refused = 0;
  for (let at = 0; at < times; at += 1) {
    const answer = await server.app.inject({ url, headers: headers(at) });
    if (answer.statusCode === 429) {
      refused += 1;
      expect(answer.json()).toMatchObject({ code: 'too_many_requests' });
      expect(answer.headers['retry-after']).toMatch(/^\d+$/);
    }
  }
  return refused;
}

describe('a stranger', () => {
  it.each([
    ['plain', () => ({})],
    ['with a made-up token each time', (at: number) => ({ authorization: `Bearer ${at}` })],
    ['with another scheme each time', (at: number) => ({ authorization: `Basic ${at}` })],
    ['with a made-up session each time', (at: number) => ({ cookie: `yt_session=${at}` })],
    ['with invented proxies before the one that is trusted', (at: number) => ({ 'x-invented': `203.0.113.${at}` })],
  ] as Array<[string, (at: number) => Record<string, string>]>)('%s is counted by address', async (_, headers) => {
    const address = freshAddress();
    const refused = await refusedOf(LIMIT + 10, (at) => {
      const { 'x-invented': invented, ...rest } = headers(at);
      return { ...rest, 'x-forwarded-for': invented ? `${invented}, ${address}` : address };
    });
    expect(refused).toBe(10);
  });
  it('with a whole network of IPv6 is one', async () => {
    const refused = await refusedOf(LIMIT + 5, (at) => ({ 'x-forwarded-for': `2001:db8:1:2::${at.toString(16)}` }));
    expect(refused).toBe(5);
  });
  it.each(['/api/v1/openapi.json', '/api/v1/not-there', '/health'])(
    'cannot prove anything at %s and is counted by address',
    async (url) => {
      const address = freshAddress();
      const refused = await refusedOf(
        LIMIT + 5,
        (at) => ({ 'x-forwarded-for': address, cookie: `yt_session=${at}` }),
        url,
      );
      expect(refused).toBe(5);
    },
  );
  it('tries passwords within the limit of the address, whatever cookies come along', async () => {
    const address = freshAddress();
    const statuses = [];
    for (let at = 0; at < LIMIT + 5; at += 1) {
      const answer = await server.app.inject({
        method: 'POST',
        url: '/api/v1/sign-in',
        headers: { 'x-forwarded-for': address, cookie: `yt_session=${at}` },
        payload: { login: `nobody${at}`, password: 'wrong' },
      });
      statuses.push(answer.statusCode);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  });
});

describe('somebody proven', () => {
  it('is counted for themselves, beside others at the same address', async () => {
    const address = freshAddress();
    const [one, other] = [await cookieOf('member1'), await cookieOf('member2')];
    const asked = (cookie: string) => refusedOf(LIMIT + 3, () => ({ 'x-forwarded-for': address, cookie }));
    expect(await asked(one)).toBe(3);
    expect(await asked(other)).toBe(3);
  });
  it('is one person at all addresses', async () => {
    const cookie = await cookieOf('member3');
    expect(await refusedOf(LIMIT + 4, () => ({ 'x-forwarded-for': freshAddress(), cookie }))).toBe(4);
  });
  it('does not grow by another session or a header', async () => {
    const address = freshAddress();
    const cookies = await Promise.all([cookieOf('member4'), cookieOf('member4')]);
    const refused = await refusedOf(LIMIT + 6, (at) => ({
      'x-forwarded-for': address,
      cookie: cookies[at % 2]!,
      authorization: `Basic ${at}`,
    }));
    expect(refused).toBe(6);
  });
  it('as a token is counted for itself, not against its account', async () => {
    const address = freshAddress();
    const headers = await tokenHeaders(database.db, {
      accountId: here.accounts.clerk!,
      assemblyId: here.assembly.id,
      scopes: ['proposals:read'],
      now: testNow,
    });
    const path = '/api/v1/assemblies/here/proposals';
    expect(await refusedOf(LIMIT + 2, () => ({ 'x-forwarded-for': address, ...headers }), path)).toBe(2);
    const cookie = await cookieOf('clerk');
    expect(await refusedOf(3, () => ({ 'x-forwarded-for': address, cookie }))).toBe(0);
  });
});

describe('an operation with a limit of its own', () => {
  it('counts by account once it is known, whatever header comes along', async () => {
    const roomy = await openTestServer({
      database,
      modules,
      directory: { findAssembly: findAssemblyByCode, identify },
      rateLimit: 10_000,
    });
    const cookie = await cookieOf('member1');
    const statuses: number[] = [];
    for (let at = 0; at < 64; at += 1) {
      const answer = await roomy.app.inject({
        method: 'POST',
        url: '/api/v1/assemblies/here/files',
        headers: { cookie, authorization: `Basic ${at}` },
      });
      statuses.push(answer.statusCode);
    }
    await roomy.close();
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    expect(statuses.slice(0, 60)).not.toContain(429);
  });
});

describe('the settings', () => {
  it('take a number of proxies and refuse to trust all', () => {
    expect(readConfig({ YITANG_TRUST_PROXY: '2' }).trustedProxies).toBe(2);
    expect(readConfig({}).trustedProxies).toBe(0);
    expect(readConfig({ YITANG_TRUST_PROXY: 'false' }).trustedProxies).toBe(0);
    expect(() => readConfig({ YITANG_TRUST_PROXY: 'true' })).toThrow(/^YITANG_TRUST_PROXY: .*number of proxies/);
    expect(() => readConfig({ YITANG_TRUST_PROXY: '*' })).toThrow(/YITANG_TRUST_PROXY/);
  });
});
