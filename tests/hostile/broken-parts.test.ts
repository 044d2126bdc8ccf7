/** A part of the house fails in the middle of a step: the step has not happened, and the next one works. */
import { Readable } from 'node:stream';
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
import type { FileStore } from '../../platform/files/file-store.ts';
import { system } from '../../platform/http/context.ts';
import { createCollectingJobs, createTestFiles, testNow } from '../../platform/testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { openTestServer, type TestServer } from '../../platform/testing/server.ts';
import { tinyPdf } from '../strangers/lived-in.ts';

let database: TestDatabase;
let here: TestAssembly;
let server: TestServer;
const clock = createSteppingClock(testNow);
/** What is broken now. */
const broken = { take: false, open: false, remove: false };

beforeAll(async () => {
  database = await openTestDatabase();
  here = await seedTestAssembly(database.db, { code: 'here' });
  await publishRuleVersion(
    { db: database.db, actor: system, assembly: here.assembly, clock },
    { subject: 'proposals', name: '测试规则', appliesFrom: new Date('2020-01-01'), content: presets.county },
  );
  const files = await createTestFiles();
  const failing: FileStore = {
    limit: files.limit,
    quota: files.quota,
    async take(name, source) {
      if (broken.take) {
        for await (const _ of source) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      }
      return files.take(name, source);
    },
    open: (...key) => (broken.open ? Promise.reject(new Error('disk gone')) : files.open(...key)),
    remove: (key) => files.remove(key),
    check: () => files.check(),
    close: () => files.close(),
  };
  server = await openTestServer({
    database,
    modules,
    directory: { findAssembly: findAssemblyByCode, identify },
    clock,
    files: failing,
    jobs: createCollectingJobs(),
  });
});
afterAll(async () => {
  await server?.close();
  await database?.close();
});

async function call(as: string, method: 'GET' | 'POST', path: string, body?: object) {
  return server.app.inject({
    method,
    url: `/api/v1/assemblies/here${path}`,
    cookies: await sessionCookies(database.db, here.accounts[as]!, clock.now()),
    ...(body ? { payload: body } : {}),
  });
}

async function upload(name: string, content: Buffer) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), name);
  const encoded = new Response(form);
  return server.app.inject({
    method: 'POST',
    url: '/api/v1/assemblies/here/files',
    headers: { 'content-type': encoded.headers.get('content-type')! },
    cookies: await sessionCookies(database.db, here.accounts.member1!, clock.now()),
    payload: Readable.from([Buffer.from(await encoded.arrayBuffer())]),
  });
}

async function counts() {
  const { rows } = await sql<Record<string, number>>`select (select count(*) from proposals) as proposals,
    (select count(*) from history) as history, (select count(*) from clocks) as clocks,
    (select sum(version) from proposals) as versions, (select count(*) from proposal_reviews) as reviews,
    (select coalesce(sum(last_number), 0) from proposal_numbers) as numbers, (select count(*) from files) as files,
    (select count(*) from idempotency_keys) as keys`.execute(database.db);
  return rows[0]!;
}

const internal = (answer: { statusCode: number; body: string; json: () => { code: string } }) => {
  expect(answer.statusCode).toBe(500);
  expect(answer.json().code).toBe('internal');
  expect(answer.body).not.toMatch(/queue gone|no space|disk gone/);
};

/** Nothing can be announced any more, or again. */
async function announcing(works: boolean): Promise<void> {
  if (works) await sql`drop trigger events_gone on events`.execute(database.db);
  else
    await sql`create trigger events_gone before insert on events for each row execute function gone()`.execute(
      database.db,
    );
}

describe('when events cannot be kept', () => {
  it('no step has happened, however far it had come, and each works afterwards', async () => {
    const made = (await call('member1', 'POST', '/proposals', sampleContent())).json<{ proposalId: string }>();
    const at = `/proposals/${made.proposalId}`;
    const steps: Array<[string, string, object]> = [
      ['member1', `${at}/submit`, {}],
      ['clerk', `${at}/take-in`, {}],
      ['reviewer1', `${at}/file`, {}],
      ['assigner', `${at}/assignment`, { units: [{ unitId: here.units[0].id, role: 'lead' }] }],
    ];
    await sql`create function gone() returns trigger language plpgsql as $$ begin raise exception 'queue gone'; end $$`.execute(
      database.db,
    );
    for (const [as, path, body] of steps) {
      const before = await counts();
      await announcing(false);
      const failed = await call(as, 'POST', path, body);
      await announcing(true);
      internal(failed);
      expect(await counts()).toEqual(before);
      expect((await call(as, 'POST', path, body)).statusCode).toBe(200);
    }
    expect((await call('clerk', 'GET', at)).json()).toMatchObject({ state: 'assigning', number: 1 });
  });
});

describe('when the file store fails', () => {
  it('while taking, no file is on record and the next one is taken', async () => {
    const before = await counts();
    broken.take = true;
    const failed = await upload('报告.pdf', tinyPdf);
    broken.take = false;
    expect(failed.statusCode).toBe(503);
    expect(failed.json()).toMatchObject({ code: 'storage_full', title: expect.stringContaining('没有保存') });
    expect(failed.headers['retry-after']).toMatch(/^\d+$/);
    expect(failed.body).not.toContain('no space left');
    expect(await counts()).toEqual(before);
    expect((await upload('报告.pdf', tinyPdf)).statusCode).toBe(200);
  });
  it('while reading, the answer is an error and the proposal still opens', async () => {
    const { fileId } = (await upload('报告.pdf', tinyPdf)).json<{ fileId: string }>();
    const made = await call('member1', 'POST', '/proposals', sampleContent({ attachmentIds: [fileId] }));
    const at = `/proposals/${made.json<{ proposalId: string }>().proposalId}`;
    broken.open = true;
    internal(await call('member1', 'GET', `${at}/files/${fileId}`));
    expect((await call('member1', 'GET', at)).statusCode).toBe(200);
    broken.open = false;
    const file = await call('member1', 'GET', `${at}/files/${fileId}`);
    expect(file.statusCode).toBe(200);
    expect(file.rawPayload.equals(tinyPdf)).toBe(true);
  });
});

describe('when the database refuses a row', () => {
  it('of the history, the step before it is undone', async () => {
    const made = (await call('member1', 'POST', '/proposals', sampleContent())).json<{ proposalId: string }>();
    const before = await counts();
    await sql`alter table history add constraint out_of_order check (action <> 'submit') not valid`.execute(
      database.db,
    );
    const failed = await call('member1', 'POST', `/proposals/${made.proposalId}/submit`, {});
    await sql`alter table history drop constraint out_of_order`.execute(database.db);
    expect(failed.statusCode).toBe(409);
    expect(failed.json()).toMatchObject({ code: 'refused_by_record' });
    expect(failed.body).not.toContain('out_of_order');
    expect(await counts()).toEqual(before);
    expect((await call('member1', 'POST', `/proposals/${made.proposalId}/submit`, {})).statusCode).toBe(200);
  });
});
