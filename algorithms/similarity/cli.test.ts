import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSimilarity } from './cli.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'similarity-'));
  writeFileSync(join(folder, 'plain.txt'), '加装电梯的提案\n治理湘江\n加装电梯的建议\n');
  const rows = [
    { id: 'p1', title: '加装电梯', text: '老旧小区' },
    { id: 'p2', title: '治理湘江', text: '水污染' },
  ];
  writeFileSync(join(folder, 'rows.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
  writeFileSync(join(folder, 'bad.jsonl'), '{"id":1');
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): Record<string, unknown>[] {
  const lines: string[] = [];
  const paths = args.map((arg) => (/\.(txt|jsonl|index)$/.test(arg) ? join(folder, arg) : arg));
  runSimilarity(paths, (line) => lines.push(line));
  return lines.map((line) => JSON.parse(line));
}

describe('command line', () => {
  it('lists near-duplicates', () => {
    expect(run('duplicates', 'plain.txt')).toEqual([
      { a: '1', b: '3', overlap: 0.5 },
      { group: ['1', '3'] },
      { pairs: 1, groups: 1, complete: true },
    ]);
  });
  it('builds, saves and searches', () => {
    run('build', 'rows.jsonl', '--out', 'saved.index', '--fields', 'title:2,text:1');
    expect(run('search', 'saved.index', '湘江水', '--limit', '1')).toMatchObject([{ query: 1, id: 'p2' }]);
    expect(run('search', 'saved.index', '--file', 'plain.txt').map(({ query, id }) => [query, id])).toEqual([
      [1, 'p1'],
      [2, 'p2'],
      [3, 'p1'],
    ]);
  });
  it('shows passages, and says what is wrong', () => {
    expect(run('passages', 'plain.txt', 'rows.jsonl')).toMatchObject([
      { text: '加装电梯', start: 0, end: 4 },
      { text: '治理湘江', start: 8, end: 12 },
      { text: '加装电梯', start: 13, end: 17 },
    ]);
    expect(() => run('duplicates', 'bad.jsonl')).toThrow('line 1 is not JSON');
    expect(() => run('nonsense')).toThrow('no such command');
  });
});
