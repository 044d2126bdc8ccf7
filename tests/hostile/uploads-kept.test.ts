/** Uploads that nobody uses, that come twice, that change on disk or whose draft goes: what is kept, and for how long. */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
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
import { createFileStore, type FileStore } from '../../platform/files/file-store.ts';
import { system } from '../../platform/http/context.ts';
import { purgeKeys } from '../../platform/http/idempotency.ts';
import type { JobEnvironment } from '../../platform/jobs/job-queue.ts';
import { createCollectingJobs, silentLog, testNow } from '../../platform/testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { openTestServer, type TestServer } from '../../platform/testing/server.ts';

const LIMIT = 64 * 1024;
const DAY = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'yitang-kept-'));
const clock = createSteppingClock(testNow);
const jobs = createCollectingJobs();
let database: TestDatabase;
let here: TestAssembly;
let files: FileStore;
let server: TestServer;
beforeAll(async () => {
  database = await openTestDatabase();
  here = await seedTestAssembly(database.db, { code: 'here' });
  await publishRuleVersion(
    { db: database.db, actor: system, assembly: here.assembly, clock },
    { subject: 'proposals', name: '测试规则', appliesFrom: new Date('2020-01-01'), content: presets.county },
  );
  files = await createFileStore(folder, LIMIT, 3 * LIMIT);
  const directory = { findAssembly: findAssemblyByCode, identify };
  server = await openTestServer({ database, modules, directory, clock, files, jobs });
});
afterAll(async () => {
  await server?.close();
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

const boundary = 'kept';
async function upload(as: string, content: string, headers: Record<string, string> = {}, name = '说明.txt') {
  return server.app.inject({
    method: 'POST',
    url: '/api/v1/assemblies/here/files',
    cookies: await sessionCookies(database.db, here.accounts[as]!, clock.now()),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
    payload:
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n` +
      `${content}\r\n--${boundary}--\r\n`,
  });
}
async function call(as: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) {
  return server.app.inject({
    method,
    url: `/api/v1/assemblies/here${path}`,
    cookies: await sessionCookies(database.db, here.accounts[as]!, clock.now()),
    ...(body ? { payload: body } : {}),
  });
}
const bytesOf = async (fileId: string) => {
  const row = await database.db.selectFrom('files').select('storage_key').where('id', '=', fileId).executeTakeFirst();
  return row && join(folder, row.storage_key);
};
const stored = () =>
  readdirSync(folder, { recursive: true }).filter((path) => statSync(join(folder, String(path))).isFile()).length;
const rows = async () =>
  Number((await sql<{ n: number }>`select count(*) as n from files`.execute(database.db)).rows[0]!.n);

/** Runs a job as the queue would, `days` from now. */
async function run(name: string, days = 0, data: Record<string, unknown> = {}) {
  const job = [purgeKeys, ...modules.flatMap((module) => module.jobs ?? [])].find((item) => item.name === name)!;
  const services = {
    now: () => new Date(clock.now().getTime() + days * DAY),
    files,
    async namedFiles(db: never, ids: readonly string[]) {
      const named = await Promise.all(modules.map((module) => module.namedFiles?.(db, ids) ?? []));
      return new Set(named.flat());
    },
  };
  await job.run({ db: database.db, log: silentLog, services } as unknown as JobEnvironment, data, 'test');
}
async function runRemovals() {
  for (const { name, data } of jobs.sent.splice(0)) if (name === 'files-remove-bytes') await run(name, 0, data);
}
async function draftWith(as: string, fileIds: string[]) {
  const made = await call(as, 'POST', '/proposals', sampleContent({ attachmentIds: fileIds }));
  expect(made.statusCode, made.body).toBe(200);
  return made.json<{ proposalId: string; version: number }>();
}

describe('an upload with a key', () => {
  it('is kept once, however often and however much at once it comes', async () => {
    const before = [await rows(), stored()];
    const key = { 'idempotency-key': 'phone-1' };
    const first = await upload('member1', 'the same', key);
    expect(first.statusCode).toBe(200);
    expect((await upload('member1', 'the same', key)).json()).toEqual(first.json());
    const beside = { 'idempotency-key': 'phone-2' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => upload('member1', 'at once', beside)));
    expect(new Set(answers.map((answer) => answer.json<{ fileId: string }>().fileId)).size).toBe(1);
    expect([await rows(), stored()]).toEqual([before[0]! + 2, before[1]! + 2]);
  });
  it('that brings another file is refused and leaves nothing', async () => {
    const before = [await rows(), stored()];
    const answer = await upload('member1', 'something else', { 'idempotency-key': 'phone-1' });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'idempotency_key_reused' });
    expect([await rows(), stored()]).toEqual(before);
    expect((await upload('member2', 'something else', { 'idempotency-key': 'phone-1' })).statusCode).toBe(200);
  });
});

describe('the quota of an account', () => {
  it('counts what hangs on nothing, leaves nothing of what is refused, and is its own', async () => {
    const part = 'x'.repeat(LIMIT - 1024);
    for (let at = 0; at < 3; at += 1) expect((await upload('member3', part)).statusCode).toBe(200);
    const before = [await rows(), stored()];
    const refused = await upload('member3', part);
    expect(refused.statusCode).toBe(413);
    expect(refused.json()).toMatchObject({ code: 'upload_quota_reached' });
    expect([await rows(), stored()]).toEqual(before);
    expect((await upload('member4', part)).statusCode).toBe(200);
  });
  it('is free again once the unused are swept', async () => {
    await run('files-sweep', 2);
    expect((await upload('member3', 'x'.repeat(LIMIT - 1024))).statusCode).toBe(200);
  });
});

describe('the sweep', () => {
  it('takes what is older than a day and hangs on nothing, row and bytes, and leaves the rest', async () => {
    const put = async (content: string) => (await upload('member2', content)).json<{ fileId: string }>().fileId;
    const [loose, attached, typed] = [await put('loose'), await put('attached'), await put('named in a form')];
    const { proposalId, version } = await draftWith('member2', [attached]);
    const form = { baseVersion: 0, content: JSON.stringify({ file: typed }) };
    expect((await call('member2', 'PUT', '/kept-forms/step:x:meeting', form)).statusCode).toBe(200);
    const looseBytes = (await bytesOf(loose))!;
    await run('files-sweep', 0.5);
    expect(existsSync(looseBytes)).toBe(true);
    await run('files-sweep', 1.1);
    expect(await bytesOf(loose)).toBeUndefined();
    expect(existsSync(looseBytes)).toBe(false);
    for (const id of [attached, typed]) expect(existsSync((await bytesOf(id))!)).toBe(true);
    // What a draft lets go of is unused from then on.
    const bytes = (await bytesOf(attached))!;
    const saved = await call('member2', 'PUT', `/proposals/${proposalId}/draft`, {
      ...sampleContent(),
      baseVersion: version,
    });
    expect(saved.statusCode, saved.body).toBe(200);
    await run('files-sweep', 1.1);
    expect(await bytesOf(attached)).toBeUndefined();
    expect(existsSync(bytes)).toBe(false);
  });
});

describe('deleting a draft', () => {
  it('deletes its files, rows and bytes, but not those another draft names', async () => {
    const id = async (content: string) => (await upload('member4', content)).json<{ fileId: string }>().fileId;
    const [own, shared] = [await id('DELETED-DRAFT-SECRET'), await id('shared')];
    const first = await draftWith('member4', [own, shared]);
    await draftWith('member4', [shared]);
    const [ownBytes, sharedBytes] = [(await bytesOf(own))!, (await bytesOf(shared))!];
    const gone = await call('member4', 'DELETE', `/proposals/${first.proposalId}/draft`);
    expect(gone.statusCode, gone.body).toBe(200);
    await runRemovals();
    expect(await bytesOf(own)).toBeUndefined();
    expect(existsSync(ownBytes)).toBe(false);
    expect(existsSync(sharedBytes)).toBe(true);
  });
});

describe('a file that is not what was stored', () => {
  it.each([
    ['changed', (path: string) => writeFileSync(path, 'changed by somebody')],
    ['gone', (path: string) => rmSync(path)],
  ])('because it is %s is not handed out, and the proposal still opens', async (_, harm) => {
    const { fileId } = (await upload('member1', `whole ${Math.random()}`)).json<{ fileId: string }>();
    const { proposalId } = await draftWith('member1', [fileId]);
    const address = `/proposals/${proposalId}/files/${fileId}`;
    expect((await call('member1', 'GET', address)).statusCode).toBe(200);
    harm((await bytesOf(fileId))!);
    const answer = await call('member1', 'GET', address);
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'file_damaged' });
    expect((await call('member1', 'GET', `/proposals/${proposalId}`)).statusCode).toBe(200);
  });
});

describe('two processes on one folder', () => {
  it('leave each other’s uploads under way alone, and clear what a killed one left a day ago', async () => {
    const shared = mkdtempSync(join(tmpdir(), 'yitang-shared-'));
    const one = await createFileStore(shared, LIMIT);
    let begun = () => {};
    let go = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const rest = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { Readable } = await import('node:stream');
    const taking = one.take(
      'half.txt',
      Readable.from(
        (async function* () {
          yield Buffer.from('first half ');
          begun();
          await rest;
          yield Buffer.from('second half');
        })(),
      ),
    );
    await started;
    const abandoned = join(shared, 'incoming', '1-abandoned');
    await mkdir(abandoned);
    writeFileSync(join(abandoned, 'half'), 'x');
    const old = new Date(Date.now() - 2 * DAY);
    utimesSync(abandoned, old, old);
    const two = await createFileStore(shared, LIMIT);
    expect(existsSync(abandoned)).toBe(false);
    go();
    const taken = await taking;
    expect(readFileSync(join(shared, taken.key), 'utf8')).toBe('first half second half');
    await Promise.all([one.close(), two.close()]);
    expect(readdirSync(join(shared, 'incoming'))).toEqual([]);
    rmSync(shared, { recursive: true });
  });
  it('say so when the folder is gone, and do not begin a new one', async () => {
    const lost = mkdtempSync(join(tmpdir(), 'yitang-lost-'));
    const store = await createFileStore(lost, LIMIT);
    await store.check();
    rmSync(lost, { recursive: true });
    await expect(store.check()).rejects.toMatchObject({ code: 'ENOENT' });
    expect(existsSync(lost)).toBe(false);
  });
});

describe('keys', () => {
  it('keep no fingerprint anybody could test, and are forgotten after a day', async () => {
    const body = sampleContent({ subject: '关于某事的建议' });
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/v1/assemblies/here/proposals',
      cookies: await sessionCookies(database.db, here.accounts.member1!, clock.now()),
      headers: { 'idempotency-key': 'guess-me' },
      payload: body,
    });
    expect(answer.statusCode).toBe(200);
    const { createHash } = await import('node:crypto');
    const guess = createHash('sha256')
      .update(JSON.stringify({ params: { assembly: 'here' }, body }))
      .digest('base64url');
    const { rows: kept } = await sql<{ fingerprint: string }>`select fingerprint from idempotency_keys
      where key = 'guess-me'`.execute(database.db);
    expect(kept).toHaveLength(1);
    expect(kept[0]!.fingerprint).not.toBe(guess);
    await run('keys-purge', 0.5);
    expect((await sql`select 1 from idempotency_keys where key = 'guess-me'`.execute(database.db)).rows).toHaveLength(
      1,
    );
    await run('keys-purge', 1.1);
    expect((await sql`select 1 from idempotency_keys`.execute(database.db)).rows).toHaveLength(0);
  });
  it('of what holds a password or a token are not kept at all', async () => {
    const send = async (as: string, path: string, payload: object) =>
      server.app.inject({
        method: 'POST',
        url: `/api/v1${path}`,
        cookies: await sessionCookies(database.db, here.accounts[as]!, clock.now()),
        headers: { 'idempotency-key': 'secret' },
        payload,
      });
    const admin = '/assemblies/here';
    await send('member1', '/me/password', { current: 'wrong-password', next: 'a-much-longer-one-1' });
    expect((await send('admin', `${admin}/accounts`, { login: 'fresh@here', name: '新人' })).statusCode).toBe(200);
    const token = { label: 'x', scopes: ['members:read'], actsAs: 'clerk@here' };
    expect((await send('admin', `${admin}/integrator-tokens`, token)).statusCode).toBe(200);
    expect((await sql`select 1 from idempotency_keys`.execute(database.db)).rows).toHaveLength(0);
  });
});
