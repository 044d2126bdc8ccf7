/** One process, one embedded folder: every opener, the second one, and what remains of the first after `kill -9`. */
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startOfProcess } from '../../platform/db/process-identity.ts';
import { endServer, type RunningServer, runScript, startServer } from './running-server.ts';

const port = 4881;
const folders: string[] = [];
const servers: RunningServer[] = [];

afterAll(async () => {
  for (const server of servers) await endServer(server, 'SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yitang-folder-'));
  folders.push(folder);
  return folder;
}

async function start(folder: string, env: Record<string, string>): Promise<RunningServer> {
  const server = await startServer({ folder, port, env: { YITANG_SEED: 'none', ...env } });
  servers.push(server);
  return server;
}

const assemblies = async ({ base }: RunningServer) =>
  ((await (await fetch(`${base}/api/v1/assemblies`)).json()) as { assemblies: unknown[] }).assemblies.length;

const oneSentenceEach = (text: string) => {
  const lines = text.trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/[一-鿿].*。$/);
  expect(lines[1]).toMatch(/^[ -~]+\.$/);
};

// The embedded databases need no server beside them: nothing here depends on YITANG_TEST_DATABASE_URL.
describe.each(['postgres', 'pglite'])('a folder of %s', (embedded) => {
  const env = { YITANG_EMBEDDED: embedded };
  const openers: Array<[string, string, string[]]> = [
    ['a second server', 'app/serve.ts', []],
    ['founding', 'app/found.ts', ['docs/guides/assembly.example.json']],
    ['re-indexing', 'app/reindex.ts', []],
  ];

  it('belongs to one process, and to the next after kill -9', async () => {
    const folder = emptyFolder();
    const first = await start(folder, env);
    for (const [, script, args] of openers) {
      const second = await runScript(script, args, { folder, port: port + 1, env });
      expect(second.code).toBe(1);
      expect(second.output).toBe('');
      expect(second.errors).toContain(String(first.process.pid));
      oneSentenceEach(second.errors);
    }
    expect(await assemblies(first)).toBe(0);

    const pidFile = join(folder, 'postgres/postmaster.pid');
    const database = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : undefined;
    expect(database !== undefined).toBe(embedded === 'postgres');
    await endServer(first, 'SIGKILL');
    for (let waited = 0; database && startOfProcess(database) !== undefined && waited < 100; waited += 1)
      await new Promise((done) => setTimeout(done, 100));
    if (database) expect(startOfProcess(database)).toBeUndefined();

    const founded = await runScript('app/found.ts', ['docs/guides/assembly.example.json'], { folder, port, env });
    expect(founded).toMatchObject({ code: 0 });
    const next = await start(folder, env);
    expect(await assemblies(next)).toBe(1);
    await endServer(next, 'SIGTERM');
    expect(existsSync(join(folder, 'yitang.lock'))).toBe(false);
  });

  it.each(openers)('that is not whole is refused by %s', async (_who, script, args) => {
    const folder = emptyFolder();
    const making = await runScript('app/reindex.ts', [], { folder, port, env });
    expect(making).toMatchObject({ code: 0 });
    truncateSync(join(folder, embedded, 'global/pg_control'), 0);
    const refused = await runScript(script, args, { folder, port, env });
    expect(refused).toMatchObject({ code: 1, output: '' });
    expect(refused.errors).toContain(join(folder, embedded));
    oneSentenceEach(refused.errors);
  });
});

describe('an address that is taken', () => {
  it('is said in one sentence, and the folder is given free', async () => {
    const first = await start(emptyFolder(), {});
    const folder = emptyFolder();
    const second = await runScript('app/serve.ts', [], { folder, port, env: { YITANG_SEED: 'none' } });
    expect(second.code).toBe(1);
    oneSentenceEach(second.errors);
    expect(existsSync(join(folder, 'yitang.lock'))).toBe(false);
    await endServer(first, 'SIGTERM');
  });
});
