/**
 * A server that goes without: its database hangs, its disk is full, its folder cannot be written. It says so in one sentence
 * with 503, loses nothing it acknowledged, and goes on by itself. The disk is a small one of its own, which takes root.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signalPostgres } from '../../platform/testing/freeze-postgres.ts';
import { endServer, newServedDatabase, portOf, type RunningServer, runScript, startServer } from './running-server.ts';

const port = portOf(4851);
const onServer = process.env.YITANG_TEST_DATABASE_URL !== undefined;
const example = 'docs/guides/assembly.example.json';
const { code } = JSON.parse(readFileSync(example, 'utf8')) as { code: string };

const mount = (...args: string[]) => spawnSync('mount', args, { stdio: 'ignore' }).status === 0;
const disk = mkdtempSync(join(tmpdir(), 'yitang-disk-'));
const mounted = mount('-t', 'tmpfs', '-o', 'size=260m,mode=0755', 'tmpfs', disk);
const folder = join(disk, 'data');
const filler = join(disk, 'filler');

let server: RunningServer;
let cookie = '';

async function api(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${server.base}/api/v1${path}`, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function signIn(password: string): Promise<void> {
  const answer = await api('POST', '/sign-in', { login: 'yx-clerk', password });
  expect(answer.status).toBe(200);
  cookie = answer.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ');
}

const form = (name: string) => `/assemblies/${code}/kept-forms/${name}`;
const keep = (name: string, content: string) => api('PUT', form(name), { content, baseVersion: 0 });

function upload(bytes: number): Promise<Response> {
  const body = new FormData();
  body.set('file', new Blob([Buffer.alloc(bytes, 'a')], { type: 'text/plain' }), '说明.txt');
  return fetch(`${server.base}/api/v1/assemblies/${code}/files`, { method: 'POST', headers: { cookie }, body });
}

async function says503(answer: Response): Promise<void> {
  const said = (await answer.json()) as { title: string };
  expect([answer.status, said.title]).toEqual([503, expect.stringMatching(/^[^\n]*[一-鿿][^\n]*。$/)]);
  expect(answer.headers.get('retry-after')).not.toBeNull();
}

async function until(holds: () => Promise<boolean>, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await holds()); await wait(200))
    if (Date.now() > end) throw new Error(`not within ${seconds} s`);
}

const isReady = async () => (await fetch(`${server.base}/ready`)).ok;

function fillDisk(): void {
  const file = openSync(filler, 'w');
  const piece = Buffer.alloc(1 << 20);
  try {
    for (let size = piece.length; size >= 4096; ) {
      try {
        writeSync(file, piece, 0, size);
      } catch {
        size /= 2;
      }
    }
  } finally {
    closeSync(file);
  }
}

describe.skipIf(!mounted)('a server that goes without', () => {
  beforeAll(async () => {
    const database = await newServedDatabase('starved');
    const settings = { folder, port, databaseUrl: database?.served, env: { YITANG_SEED: 'none' } };
    const founded = await runScript('app/found.ts', [example], settings);
    expect(founded).toMatchObject({ code: 0 });
    const [, password] = /"yx-clerk","[^"]*","([^"]*)"/.exec(founded.output)!;
    server = await startServer(settings);
    await signIn(password!);
    expect((await api('POST', '/me/password', { current: password, next: `own-${password}` })).status).toBe(200);
    await signIn(`own-${password}`);
  });
  afterAll(async () => {
    if (server) await endServer(server, 'SIGTERM');
    spawnSync('umount', [disk], { stdio: 'ignore' });
    rmSync(disk, { recursive: true, force: true });
  });

  it.skipIf(onServer)('of its database, which hangs: probes learn within two seconds, people read a page', async () => {
    const cluster = join(folder, 'postgres');
    signalPostgres(cluster, 'SIGSTOP');
    try {
      const began = performance.now();
      expect((await fetch(`${server.base}/ready`)).status).toBe(503);
      expect(performance.now() - began).toBeLessThan(2000);
      expect((await fetch(`${server.base}/health`)).status).toBe(200);
      const [page, refused] = await Promise.all([
        fetch(`${server.base}/${code}`, { headers: { accept: 'text/html', cookie } }),
        keep('hung', '"x"'),
      ]);
      expect([page.status, page.headers.get('content-type')]).toEqual([503, expect.stringContaining('text/html')]);
      expect(await page.text()).toMatch(/[一-鿿]{4}/);
      await says503(refused);
    } finally {
      signalPostgres(cluster, 'SIGCONT');
    }
    await until(isReady, 20);
    await until(async () => (await keep(`after-${Date.now()}`, '"x"')).ok, 20);
  });

  it('of room on the disk: what it acknowledged is there when there is room again', async () => {
    const kept = new Map<string, string>();
    const text = () => JSON.stringify(randomBytes(30_000).toString('base64'));
    for (let number = 0; number < 3; number += 1) {
      const content = text();
      expect((await keep(`before-${number}`, content)).status).toBe(200);
      kept.set(`before-${number}`, content);
    }
    fillDisk();
    try {
      await says503(await upload(1 << 20));
      let refused = 0;
      for (let number = 0; number < 60 && refused < 3 && !onServer; number += 1) {
        const content = text();
        const answer = await keep(`full-${number}`, content);
        if (answer.ok) kept.set(`full-${number}`, content);
        else {
          await says503(answer);
          refused += 1;
        }
      }
      expect(refused).toBe(onServer ? 0 : 3);
      expect(await isReady()).toBe(false);
    } finally {
      rmSync(filler);
    }
    await until(isReady, 60);
    await until(async () => (await keep(`room-${Date.now()}`, '"x"')).ok, 30);
    expect((await upload(1 << 20)).status).toBe(200);
    for (const [name, content] of kept) {
      const { content: read } = (await (await api('GET', form(name))).json()) as { content: string };
      expect(read === content, name).toBe(true);
    }
  });

  it('of leave to write files: everything else goes on', async () => {
    const files = join(folder, 'files');
    expect(existsSync(files)).toBe(true);
    expect(mount('--bind', files, files) && mount('-o', 'remount,bind,ro', files)).toBe(true);
    try {
      await says503(await upload(1000));
      expect(await isReady()).toBe(false);
      expect((await keep('read-only', '"x"')).status).toBe(200);
    } finally {
      spawnSync('umount', [files]);
    }
    await until(isReady, 10);
    expect((await upload(1000)).status).toBe(200);
  });
});
