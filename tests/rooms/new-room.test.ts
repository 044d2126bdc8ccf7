/** The guide's room, written into a copy of the tree from the guide itself, holds with three lists and no other line. */
import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read } from '../architecture/files.ts';
import { blocksOf, copyWithRoom, withLines } from './room-in-a-copy.ts';

const guide = 'docs/guides/new-room.md';
const lists = ['app/modules.ts', 'migrations/ledger.ts', 'web/fronts.ts'];

let copy: ReturnType<typeof copyWithRoom>;
beforeAll(() => {
  copy = copyWithRoom(guide);
});
afterAll(() => copy?.remove());

/** Runs a program of the project in the copy. */
function run(...args: string[]) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_OPTIONS|CI$)/.test(name)),
  );
  return spawnSync(process.execPath, args, { cwd: copy.folder, env, encoding: 'utf8' });
}

describe('a new room', () => {
  it('touches three lists and its own folder', () => {
    const blocks = blocksOf(read(guide));
    expect([...new Set(blocks.filter((item) => item.language === 'diff').map((item) => item.path))].sort()).toEqual(
      lists,
    );
    const others = blocks.filter((item) => item.language !== 'diff').map((item) => item.path);
    expect(others.length).toBeGreaterThan(15);
    expect(others.filter((path) => !/^(modules\/thanks\/|migrations\/\d{4}-thanks\.ts$)/.test(path))).toEqual([]);
  });

  it('has types that hold', () => {
    // The room and what it uses; that the lists name it rightly is seen where they are loaded.
    const own = {
      extends: './tsconfig.json',
      include: ['modules/thanks'],
      compilerOptions: { incremental: false, tsBuildInfoFile: null },
    };
    writeFileSync(join(copy.folder, 'tsconfig.room.json'), JSON.stringify(own));
    const { stdout, status } = run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.room.json');
    expect(stdout).toBe('');
    expect(status).toBe(0);
  }, 240_000);

  it('is seen in menu, inbox, search, API, history, audit, links and by the tests about strangers', () => {
    renameSync(join(copy.folder, 'tests/rooms/room-seen.ts'), join(copy.folder, 'tests/rooms/room-seen.test.ts'));
    const { stdout } = run(
      'node_modules/vitest/vitest.mjs',
      ...['run', '--maxWorkers=1', '--reporter=json', '--outputFile=seen.json'],
      ...['-t', 'the room of the guide|the manifests|contracts|from (list|write|receive|takeBack|export)Thanks'],
      ...['tests/rooms/room-seen.test.ts', 'tests/architecture/fronts.test.ts', 'tests/architecture/contracts.test.ts'],
      'tests/strangers/strangers.test.ts',
    );
    const report = JSON.parse(readFileSync(join(copy.folder, 'seen.json'), 'utf8')) as {
      testResults: Array<{ assertionResults: Array<{ fullName: string; status: string; failureMessages: string[] }> }>;
    };
    const tests = report.testResults.flatMap((file) => file.assertionResults);
    const failed = tests.filter((test) => test.status === 'failed');
    expect(
      failed.map((test) => `${test.fullName}: ${test.failureMessages.join()}`),
      stdout,
    ).toEqual([]);
    const passed = tests.filter((test) => test.status === 'passed').map((test) => test.fullName);
    for (const name of ['listThanks', 'writeThanks', 'receiveThanks', 'takeBackThanks', 'exportThanks']) {
      expect(passed).toContain(`somebody without an account gets 401 from ${name}`);
      expect(passed).toContain(`people of another assembly get 404 from ${name} here`);
    }
    expect(passed.filter((name) => name.startsWith('the room of the guide'))).toHaveLength(8);
    expect(passed.filter((name) => /^(the manifests|contracts)/.test(name)).length).toBeGreaterThan(8);
  }, 240_000);
});

describe('the guide', () => {
  it('is refused when a line it builds on is gone', () => {
    const block = { language: 'diff', path: 'app/modules.ts', text: '   goneModule,\n+  thanksModule,\n' };
    expect(() => withLines(read('app/modules.ts'), block)).toThrow('stands there 0 times');
  });
});
