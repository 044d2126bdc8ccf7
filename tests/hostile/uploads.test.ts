/** Files that lie, are too large or break off: refused with a sentence, nothing kept. */
import { readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../app/modules.ts';
import { sessionCookies } from '../../modules/accounts/testing.ts';
import { openTestHouse, type TestHouse } from '../../modules/members/testing-house.ts';
import { createFileStore } from '../../platform/files/file-store.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ modules });
});
afterAll(() => house?.close());

const LIMIT = 5 * 1024 * 1024;
const boundary = 'xyz';
const part = (name: string, content: Buffer) =>
  Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);

/** Calls uploadFile with one file. */
async function send(name: string, content: Buffer, language = 'en') {
  const cookies = await sessionCookies(house.database.db, house.here.accounts.member1!, house.clock.now());
  return house.server.app.inject({
    method: 'POST',
    url: `/api/v1/assemblies/${house.here.assembly.code}/files`,
    cookies,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'accept-language': language },
    payload: part(name, content),
  });
}

const stored = async () =>
  Number(
    (
      await house.database.db
        .selectFrom('files')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );
const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');

describe('uploadFile', () => {
  it('takes a file by its content and says what it is', async () => {
    const answer = await send('说明.pdf', pdf);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ name: '说明.pdf', mediaType: 'application/pdf', size: pdf.length });
  });
  it.each([
    ['a PDF called photograph', 'photo.jpg', pdf, 422, 'file_type_mismatch'],
    ['an empty file', 'empty.pdf', Buffer.alloc(0), 422, 'file_type_refused'],
    ['a program', 'setup.exe', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 422, 'file_type_refused'],
    ['a page with script', 'page.html', Buffer.from('<script>alert(1)</script>'), 422, 'file_type_refused'],
    ['a file over the limit', 'long.txt', Buffer.alloc(LIMIT + 1, 'a'), 413, 'file_too_large'],
  ])('refuses %s in the reader’s language and keeps nothing', async (_, name, content, status, code) => {
    const before = await stored();
    const answer = await send(name, content, 'zh-CN');
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ code });
    expect(answer.json().title).toMatch(/[一-鿿]/);
    expect(await stored()).toBe(before);
  });
  it('keeps a name with a path in it as a name', async () => {
    const answer = await send('../../etc/passwd.pdf', pdf);
    expect(answer.statusCode).toBe(200);
    expect(answer.json().name).not.toContain('/');
  });
});

describe('the file store', () => {
  it('leaves nothing behind when the sender goes silent in the middle, however much was promised', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yitang-store-'));
    const store = await createFileStore(folder, LIMIT);
    const broken = Readable.from(
      (async function* () {
        yield Buffer.alloc(1024 * 1024, 'a');
        throw new Error('connection reset');
      })(),
    );
    await expect(store.take('half.txt', broken)).rejects.toThrow('connection reset');
    let sent = 0;
    const endless = Readable.from(
      (async function* () {
        for (;;) {
          sent += 1024 * 1024;
          yield Buffer.alloc(1024 * 1024, 'a');
        }
      })(),
    );
    await expect(store.take('two-gigabytes.txt', endless)).rejects.toMatchObject({ status: 413 });
    expect(sent).toBeLessThan(LIMIT + 4 * 1024 * 1024);
    const left = readdirSync(folder, { recursive: true }).filter((path) =>
      statSync(join(folder, String(path))).isFile(),
    );
    expect(left).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
