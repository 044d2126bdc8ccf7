/** Writes by pages of other sites, forms and redirects included; the headers pages and answers carry. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installation, openInstallation } from '../../app/installation.ts';
import { ownPath } from '../../app/pages/own-path.ts';
import { servePages } from '../../app/pages.ts';
import { sessionCookies, tokenHeaders } from '../../modules/accounts/testing.ts';
import { publishRuleVersion } from '../../modules/assemblies/index.ts';
import { seedTestAssembly, type TestAssembly } from '../../modules/members/testing.ts';
import { presets } from '../../modules/proposals/rules.ts';
import { sampleContent } from '../../modules/proposals/testing.ts';
import { readConfig } from '../../platform/config/config.ts';
import { system } from '../../platform/http/context.ts';
import { silentLog } from '../../platform/testing/context.ts';
import { openTestServer } from '../../platform/testing/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'yitang-origins-'));
let installation: Installation;
let here: TestAssembly;
let cookie: string;
const app = () => installation.server.app;

beforeAll(async () => {
  const config = readConfig({ YITANG_DATA: folder, YITANG_SEED: 'demo', YITANG_RATE_LIMIT: '0' });
  installation = await openInstallation({ config, log: silentLog, work: false });
  const { db } = installation.database;
  here = await seedTestAssembly(db, { code: 'here', now: new Date() });
  await publishRuleVersion(
    { db, actor: system, assembly: here.assembly, clock: installation.clock },
    { subject: 'proposals', name: '测试规则', appliesFrom: new Date('2020-01-01'), content: presets.county },
  );
  await db.updateTable('accounts').set({ demo: true }).where('id', '=', here.accounts.member1!).execute();
  await servePages(installation);
  await app().ready();
  const cookies = await sessionCookies(db, here.accounts.member1!, new Date());
  cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
});
afterAll(async () => {
  await installation?.close().catch(() => {});
  rmSync(folder, { recursive: true, force: true });
});

const form = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app().inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
const drafts = async () =>
  (await installation.database.db.selectFrom('proposals').select('id').execute()).map((row) => row.id).length;
const draft = (headers: Record<string, string>) =>
  app().inject({
    method: 'POST',
    url: '/api/v1/assemblies/here/proposals',
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(sampleContent()),
  });

const foreign: Array<[string, Record<string, string>]> = [
  ['another origin', { origin: 'https://evil.example' }],
  ['an origin that hides itself', { origin: 'null' }],
  ['the same host over another port', { origin: 'http://localhost:3999' }],
  ['an origin that is none', { origin: 'http://[' }],
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['another part of the same site', { 'sec-fetch-site': 'same-site' }],
];

describe('a write from a page of', () => {
  it.each(foreign)('%s is refused, whatever Authorization comes along', async (_, headers) => {
    const before = await drafts();
    for (const more of [undefined, { authorization: 'Basic eDp5' }, { authorization: 'x' }]) {
      const answer = await draft({ cookie, ...headers, ...more });
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({ code: 'foreign_origin' });
    }
    expect(await drafts()).toBe(before);
  });
  it.each(foreign)('%s does not sign anybody in or out, nor change the display', async (_, headers) => {
    for (const [url, fields] of [
      ['/sign-in', { login: 'member1@here', password: 'wrong' }],
      ['/sign-in/demo', { login: 'member1@here' }],
      ['/display', { locale: 'en' }],
    ] as Array<[string, Record<string, string>]>) {
      const answer = await form(url, fields, headers);
      expect(`${url} ${answer.statusCode}`).toBe(`${url} 403`);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.headers['content-type']).toMatch(/^text\/html/);
    }
    const out = await app().inject({ method: 'POST', url: '/api/v1/sign-out', headers: { cookie, ...headers } });
    expect(out.statusCode).toBe(403);
  });
  it('our own is done, and so is that of a program with a token', async () => {
    expect((await draft({ cookie, origin: 'http://localhost:80', 'sec-fetch-site': 'same-origin' })).statusCode).toBe(
      200,
    );
    expect((await draft({ cookie })).statusCode).toBe(200);
    const token = await tokenHeaders(installation.database.db, {
      accountId: here.accounts.member1!,
      assemblyId: here.assembly.id,
      scopes: ['proposals:write'],
      now: new Date(),
    });
    expect((await draft({ ...token, origin: 'https://partner.example' })).statusCode).not.toBe(403);
    expect((await form('/sign-in/demo', { login: 'member1@here' })).statusCode).toBe(303);
  });
  it('none may be sent as a form where JSON is asked for', async () => {
    const before = await drafts();
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      const answer = await app().inject({
        method: 'POST',
        url: '/api/v1/assemblies/here/proposals',
        headers: { cookie, 'content-type': type },
        payload: 'kind=single&subject=csrf',
      });
      expect(`${type} ${answer.statusCode}`).toBe(`${type} 415`);
      expect(answer.json()).toMatchObject({ code: 'media_type_refused' });
    }
    expect(await drafts()).toBe(before);
  });
});

describe('a way on', () => {
  it.each([
    '/\t/evil.example',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\n/evil.example',
    ' /x',
    '',
  ])('%j leads nowhere else', async (next) => {
    expect(ownPath(next, '/home')).toBe('/home');
    for (const answer of [
      await form('/sign-in/demo', { login: 'member1@here', next }),
      await form('/display', { theme: 'dark', back: next }),
    ]) {
      expect(answer.statusCode).toBe(303);
      const target = new URL(answer.headers.location!, 'http://localhost:80/');
      expect(target.origin).toBe('http://localhost');
    }
  });
  it.each([
    ['/湘', '/%E6%B9%98'],
    ['/a\u0000b', '/a%00b'],
    ['/here/proposals?words=养老&page=2#top', '/here/proposals?words=%E5%85%BB%E8%80%81&page=2#top'],
  ])('%j is followed, in characters a header can carry', async (next, location) => {
    for (const answer of [
      await form('/sign-in/demo', { login: 'member1@here', next }),
      await form('/display', { theme: 'dark', back: next }),
    ]) {
      expect(answer.statusCode).toBe(303);
      expect(answer.headers.location).toBe(location);
    }
  });
});

describe('an address of files', () => {
  it.each([
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/../../package.json',
    '/m/assets/..%5c..%5cindex.html',
    '/m/assets/%00',
    '/assets/%ff',
    '/assets/none.js',
  ])('%s is refused with a page and never a fault', async (url) => {
    const answer = await app().inject({ url, headers: { 'accept-language': 'en' } });
    expect(answer.statusCode, answer.body).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode, answer.body).toBeLessThan(500);
    expect(answer.headers['content-type']).toMatch(/^text\/html|problem\+json/);
  });
  it.each([
    ['/m/', 200],
    ['/desk/', 200],
    ['/m', 302],
  ])('%s of an application is %i', async (url, status) => {
    expect((await app().inject(url)).statusCode).toBe(status);
  });
});

describe('headers', () => {
  const addresses = [
    '/',
    '/here',
    '/sign-in',
    '/m/',
    '/desk/',
    '/nowhere/else',
    '/api/v1/me',
    '/api/v1/openapi.json',
    '/health',
  ];
  it.each(addresses)('of %s forbid frames, sniffing and script in the page', async (url) => {
    const { headers } = await app().inject(url);
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/frame-ancestors '(self|none)'/);
    expect(policy).toMatch(/default-src '(self|none)'/);
    expect(policy).toMatch(/base-uri '(self|none)'/);
    expect(policy.split(';').find((part) => part.includes('script-src')) ?? '').not.toContain('unsafe');
    expect(policy).not.toMatch(/https?:|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['strict-transport-security']).toBeUndefined();
  });
  it('of the worker of the member’s front let it fetch from here', async () => {
    const { headers } = await app().inject('/m/sw.js');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
  });
  it('of refusals are the same', async () => {
    for (const answer of [
      await app().inject({ method: 'PUT', url: '/api/v1/me' }),
      await app().inject('/api/v1/assemblies/here/proposals'),
      await draft({ cookie, origin: 'https://evil.example' }),
    ]) {
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });
  it('keep what somebody was shown out of every cache', async () => {
    for (const url of ['/api/v1/me', '/api/v1/assemblies/here/proposals', '/api/v1/assemblies/here/register']) {
      const answer = await app().inject({ url, headers: { cookie } });
      expect(`${url} ${answer.headers['cache-control']}`).toBe(`${url} no-store`);
    }
    const open = await app().inject('/api/v1/assemblies/here/register');
    expect(open.headers['cache-control']).toBe('public, no-cache');
    expect(open.headers.vary).toContain('cookie');
  });
});

describe('behind https', () => {
  it('browsers are told to come over https only, and only the public address is ours', async () => {
    for (const [origin, trustedProxies, headers] of [
      ['https://yitang.example', 0, {}],
      [undefined, 1, { 'x-forwarded-proto': 'https' }],
    ] as const) {
      const server = await openTestServer({
        database: { ...installation.database, takeStatements: () => [] },
        modules: [],
        directory: { findAssembly: async () => undefined, identify: async () => undefined },
        trustedProxies,
        ...(origin ? { origin } : {}),
      });
      const answer = await server.app.inject({ url: '/health', headers });
      expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
      const write = (from: string) =>
        server.app.inject({ method: 'POST', url: '/health', headers: { host: 'yitang.example', origin: from } });
      expect((await write('https://yitang.example')).statusCode).toBe(405);
      if (origin) expect((await write('http://yitang.example')).statusCode).toBe(403);
      await server.close();
    }
  });
  it('a forwarded scheme nobody vouches for is not believed', async () => {
    const answer = await app().inject({ url: '/health', headers: { 'x-forwarded-proto': 'https' } });
    expect(answer.headers['strict-transport-security']).toBeUndefined();
  });
});

describe('/metrics', () => {
  const open = (metricsToken?: string) =>
    openTestServer({
      database: { ...installation.database, takeStatements: () => [] },
      modules: [],
      directory: { findAssembly: async () => undefined, identify: async () => undefined },
      ...(metricsToken ? { metricsToken } : {}),
    });
  it('are for this machine', async () => {
    const server = await open();
    expect((await server.app.inject('/metrics')).statusCode).toBe(200);
    const away = await server.app.inject({ url: '/metrics', remoteAddress: '198.51.100.7' });
    expect(away.statusCode).toBe(403);
    expect(away.json()).toMatchObject({ code: 'operators_only' });
    const behind = await server.app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '198.51.100.7' } });
    expect(behind.statusCode).toBe(403);
    await server.close();
  });
  it('or for whoever has the token, when there is one', async () => {
    const token = 'a-token-of-the-monitor';
    const server = await open(token);
    const ask = (authorization: string) =>
      server.app.inject({ url: '/metrics', remoteAddress: '198.51.100.7', headers: { authorization } });
    expect((await ask(`Bearer ${token}`)).statusCode).toBe(200);
    expect((await ask('Bearer wrong')).statusCode).toBe(403);
    expect((await server.app.inject('/metrics')).statusCode).toBe(403);
    await server.close();
  });
});

describe('pages while the database is away', () => {
  it('are pages, in the reader’s language, that say when to come back', async () => {
    await installation.database.close();
    for (const [url, language, words] of [
      ['/here', 'zh-CN', /暂时连不上数据库/],
      ['/sign-in', 'en', /database cannot be reached/],
      ['/here/proposals', 'en', /database cannot be reached/],
    ] as const) {
      const answer = await app().inject({ url, headers: { 'accept-language': language, cookie } });
      expect(answer.statusCode, answer.body).toBe(503);
      expect(answer.headers['content-type']).toMatch(/^text\/html/);
      expect(answer.headers['retry-after']).toMatch(/^\d+$/);
      expect(answer.body).toMatch(words);
      expect(answer.body).toContain(`lang="${language}"`);
    }
    const answer = await form('/sign-in', { login: 'a', password: 'b' });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
  });
});
