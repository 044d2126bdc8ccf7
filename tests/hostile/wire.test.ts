/** Bytes as they come from the network: endless uploads, deep and giant JSON, broken encodings, lying headers. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { createFileStore } from '../../platform/files/file-store.ts';
import { system } from '../../platform/http/context.ts';
import { testNow } from '../../platform/testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { openTestServer, type TestServer } from '../../platform/testing/server.ts';

const MEBIBYTE = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'yitang-wire-'));
const clock = createSteppingClock(testNow);
let database: TestDatabase;
let here: TestAssembly;
let server: TestServer;
let port: number;
let cookie: string;

beforeAll(async () => {
  database = await openTestDatabase();
  here = await seedTestAssembly(database.db, { code: 'here' });
  await publishRuleVersion(
    { db: database.db, actor: system, assembly: here.assembly, clock },
    { subject: 'proposals', name: '测试规则', appliesFrom: new Date('2020-01-01'), content: presets.county },
  );
  server = await openTestServer({
    database,
    modules,
    directory: { findAssembly: findAssemblyByCode, identify },
    clock,
    files: await createFileStore(folder, 2 * MEBIBYTE),
  });
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  port = (server.app.server.address() as AddressInfo).port;
  const cookies = await sessionCookies(database.db, here.accounts.member1!, clock.now());
  cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
});
afterAll(async () => {
  await server?.close();
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

const kept = () =>
  readdirSync(folder, { recursive: true }).filter((path) => statSync(join(folder, String(path))).isFile());
const rows = async () =>
  Number((await sql<{ n: number }>`select count(*) as n from files`.execute(database.db)).rows[0]!.n);
const drafts = async () =>
  Number((await sql<{ n: number }>`select count(*) as n from proposals`.execute(database.db)).rows[0]!.n);

interface Reply {
  status: number;
  code?: string;
  sent: number;
}

/** Streams a multipart file of `size` bytes until the server answers or everything is sent. */
function stream(size: number, headers: Record<string, string> = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const boundary = 'wire';
    const upload = httpRequest(
      {
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/v1/assemblies/here/files',
        headers: { cookie, 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () => {
          upload.destroy();
          resolve({ status: answer.statusCode!, code: JSON.parse(text || '{}').code, sent });
        });
      },
    );
    upload.on('error', reject);
    upload.write(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="film.txt"\r\n\r\n`);
    const chunk = Buffer.alloc(64 * 1024, 'a');
    const more = () => {
      while (sent < size && !upload.destroyed) {
        sent += chunk.length;
        if (!upload.write(chunk)) return void upload.once('drain', more);
      }
      if (!upload.destroyed) upload.end(`\r\n--${boundary}--\r\n`);
    };
    more();
  });
}

/** One POST over the wire. */
function post(
  path: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<{ status: number; type: string; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(
      {
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: `/api/v1/assemblies/here${path}`,
        headers: { cookie, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () =>
          resolve({ status: answer.statusCode!, type: answer.headers['content-type'] ?? '', text }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

describe('an upload', () => {
  it('within the limit is kept', async () => {
    expect(await stream(MEBIBYTE)).toMatchObject({ status: 200 });
    expect(kept()).toHaveLength(1);
  });
  it('of two gigabytes is refused while it streams, and nothing of it is kept', async () => {
    const before = [kept().length, await rows()];
    const answer = await stream(2048 * MEBIBYTE);
    expect(answer).toMatchObject({ status: 413, code: 'file_too_large' });
    expect(answer.sent).toBeLessThan(64 * MEBIBYTE);
    expect([kept().length, await rows()]).toEqual(before);
  });
  it('by nobody is refused before a byte is kept', async () => {
    const before = [kept().length, await rows()];
    const answer = await stream(64 * MEBIBYTE, { cookie: '' });
    expect(answer).toMatchObject({ status: 401 });
    expect([kept().length, await rows()]).toEqual(before);
  });
  it('cut off in the middle leaves nothing', async () => {
    const before = [kept().length, await rows()];
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          `POST /api/v1/assemblies/here/files HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\n` +
            'content-type: multipart/form-data; boundary=b\r\ncontent-length: 1000000\r\n\r\n' +
            '--b\r\ncontent-disposition: form-data; name="file"; filename="half.txt"\r\n\r\nhalf of it',
        );
        setTimeout(() => socket.destroy(), 100);
      });
      socket.once('close', () => resolve());
    });
    await expect.poll(() => kept().length, { timeout: 5000 }).toBe(before[0]);
    expect(await rows()).toBe(before[1]);
    expect((await stream(1000)).status).toBe(200);
  });
});

describe('a body', () => {
  const draft = () => JSON.stringify(sampleContent());
  it.each([
    ['of five megabytes', () => JSON.stringify({ ...sampleContent(), situation: '长'.repeat(1_700_000) }), [413]],
    ['nested a hundred thousand deep', () => '['.repeat(100_000) + ']'.repeat(100_000), [400, 422]],
    ['nested deep inside a field', () => `{"kind":"single","evidence":${'[{"a":'.repeat(50_000)}`, [400]],
    ['cut off', () => draft().slice(0, -10), [400]],
    ['empty', () => '', [400, 422]],
    ['of one word', () => '"proposal"', [400, 422]],
    ['null', () => 'null', [400, 422]],
    ['a number too large', () => `{"kind":1e999}`, [422]],
    ['with a prototype', () => `{"__proto__":{"admin":true},"kind":"single","subject":"x"}`, [400, 422]],
    ['with a constructor', () => `{"constructor":{"prototype":{"admin":true}},"kind":"single"}`, [400, 422]],
    ['with a hundred thousand evidences', () => `{"kind":"single","evidence":[${'{},'.repeat(100_000)}{}]}`, [422]],
  ])('%s is refused and nothing is written', async (_, make, allowed) => {
    const before = await drafts();
    const answer = await post('/proposals', make());
    expect(allowed, answer.text.slice(0, 300)).toContain(answer.status);
    expect(answer.type).toMatch(/problem\+json/);
    expect(answer.text.length).toBeLessThan(100_000);
    expect(await drafts()).toBe(before);
  });
  it('that is no UTF-8 is refused, or kept as text that is well formed', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"kind":"single","subject":"a'),
      Buffer.from([0xff, 0xfe, 0xed, 0xa0]),
      Buffer.from('b"}'),
    ]);
    const answer = await post('/proposals', bytes);
    expect([200, 400, 422]).toContain(answer.status);
    if (answer.status !== 200) return;
    const { proposalId } = JSON.parse(answer.text) as { proposalId: string };
    const row = await database.db
      .selectFrom('proposals')
      .select('subject')
      .where('id', '=', proposalId)
      .executeTakeFirst();
    expect(row!.subject.isWellFormed()).toBe(true);
  });
  it('said to be longer or packed differently than it is does not hang or fault', async () => {
    expect((await post('/proposals', draft(), { 'content-encoding': 'gzip' })).status).toBeLessThan(500);
    expect(
      (await post('/proposals', draft(), { 'content-type': 'application/json; charset=utf-7' })).status,
    ).toBeLessThan(500);
    const plain = await post('/proposals', draft(), { 'content-type': 'text/plain' });
    expect([415, 422]).toContain(plain.status);
  });
});

describe('headers', () => {
  it.each([
    ['a cookie that is none', { cookie: 'yt_session=%00%ff; yt_session==;;' }],
    ['a bearer of nonsense', { authorization: `Bearer ${'x'.repeat(5000)}` }],
    ['an origin that is no address', { origin: 'http://[' }],
    ['an idempotency key of four thousand characters', { 'idempotency-key': 'k'.repeat(4000) }],
    ['a language nobody speaks', { 'accept-language': '*;q=oops,,,;' }],
  ])('with %s get an answer that is no fault', async (_, headers) => {
    const answer = await post('/proposals/check', JSON.stringify(sampleContent()), headers);
    expect(answer.status, answer.text).toBeLessThan(500);
  });
  it('of another site cannot write with a reader’s cookie', async () => {
    const before = await drafts();
    for (const [name, value] of [
      ['origin', 'https://evil.example'],
      ['sec-fetch-site', 'cross-site'],
      ['sec-fetch-site', 'same-site'],
    ] as const) {
      const answer = await post('/proposals', JSON.stringify(sampleContent()), { [name]: value });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text).code).toBe('foreign_origin');
    }
    expect(await drafts()).toBe(before);
  });
});
