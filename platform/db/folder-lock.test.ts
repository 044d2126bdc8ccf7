import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.ts';
import { placeOfProcesses, startOfProcess } from './process-identity.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yitang-lock-'));
  path = join(folder, 'yitang.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const holder = (facts: object) =>
  JSON.stringify({ pid: 1, started: '', place: placeOfProcesses(), command: 'serve.ts', since: 'then', ...facts });

describe('lockFolder', () => {
  it('gives a folder to one at a time', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'folder_in_use', params: { pid: process.pid } });
    lock.release();
    (await lockFolder(folder)).release();
    expect(existsSync(path)).toBe(false);
  });

  it('takes over from a process that has died', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const started = startOfProcess(child.pid!);
    writeFileSync(path, holder({ pid: child.pid, started }));
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'folder_in_use', params: { pid: child.pid } });
    child.kill('SIGKILL');
    await new Promise((done) => child.once('exit', done));
    (await lockFolder(folder)).release();
  });

  it('takes over when the number has been given to another process since', async () => {
    writeFileSync(path, holder({ pid: process.pid, started: 'another start' }));
    (await lockFolder(folder)).release();
  });

  it('lets one of many that find a dead lock have it', async () => {
    writeFileSync(path, holder({ pid: process.pid, started: 'another start' }));
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    const won = tries.filter((result) => result.status === 'fulfilled');
    expect(won).toHaveLength(1);
    won[0]!.value.release();
  });

  it('respects a holder elsewhere as long as it touches the file, and no longer', async () => {
    writeFileSync(path, holder({ place: 'another container' }));
    const touching = setInterval(() => utimesSync(path, new Date(), new Date()), 300);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'folder_in_use' });
    clearInterval(touching);
    const lock = await lockFolder(folder);
    expect(readFileSync(path, 'utf8')).toContain(placeOfProcesses());
    lock.release();
  });

  it('says so when the folder cannot be written', async () => {
    writeFileSync(path, '');
    await expect(lockFolder(path)).rejects.toMatchObject({ code: 'folder_not_writable' });
  });
});
