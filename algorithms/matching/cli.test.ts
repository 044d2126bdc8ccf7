import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMatching } from './cli.ts';

const problem = {
  members: [
    { id: '甲', ranking: ['water', 'roads'] },
    { id: '乙', ranking: ['water', 'roads'] },
    { id: '丙', ranking: [['roads', 'water']], kinds: ['women'] },
    { id: '丁', ranking: ['schools', 'water'] },
  ],
  topics: [
    { id: 'water', capacity: 1, ranking: ['乙', '甲'] },
    { id: 'roads', capacity: 2, reserves: { women: 1 } },
    { id: 'schools', capacity: 3, least: 2 },
  ],
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'matching-'));
  writeFileSync(join(folder, 'problem.json'), JSON.stringify(problem));
  writeFileSync(join(folder, 'broken.json'), '{"members"');
  writeFileSync(join(folder, 'lots.txt'), '丁\n丙\n乙\n甲\n');
  writeFileSync(join(folder, 'short.txt'), '丁\n丙\n');
  writeFileSync(join(folder, 'fits.csv'), '3,1\n2,-1\n1,2\n');
  writeFileSync(join(folder, 'uneven.csv'), '3,1\n2\n');
  writeFileSync(join(folder, 'nan.csv'), '3,x\n2,1\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): { holds: boolean; lines: Record<string, unknown>[] } {
  const lines: string[] = [];
  const paths = args.map((arg) => (/\.(json|txt|csv|npy)$/.test(arg) ? join(folder, arg) : arg));
  const holds = runMatching(paths, (line) => lines.push(line));
  return { holds, lines: lines.map((line) => JSON.parse(line)) };
}

describe('command line', () => {
  it('matches, writes the certificate and gives every reason', () => {
    const { lines } = run('match', 'problem.json', '--seed', '3', '--out', 'certificate.json');
    expect(lines).toEqual([
      { member: '甲', topic: 'roads', reasons: { water: 'outranked', roads: 'held' } },
      { member: '乙', topic: 'water', reasons: { water: 'held', roads: 'content' } },
      { member: '丙', topic: 'roads', reasons: { roads: 'held', water: 'content' } },
      { member: '丁', topic: null, reasons: { schools: 'closed', water: 'outranked' } },
      expect.objectContaining({ placed: 3, closed: ['schools'], blocking: [], fewestProven: true, truthful: false }),
    ]);
    expect(run('check', 'problem.json', 'certificate.json')).toEqual({
      holds: true,
      lines: [{ holds: true, faults: [] }],
    });
    expect(run('why', 'problem.json', 'certificate.json', '甲', 'water').lines[0]).toMatchObject({
      reason: 'outranked',
      last: { member: '乙', place: 0 },
    });
    expect(run('why', 'problem.json', 'certificate.json', '乙', 'roads').lines[0]).toMatchObject({ instead: 'water' });
    expect(run('waiting', 'problem.json', 'certificate.json', 'water').lines).toEqual([
      { topic: 'water', waiting: ['甲', '丁'] },
    ]);
  });

  it('takes the lots of a public draw, and refuses a certificate made with others', () => {
    run('match', 'problem.json', '--lots', 'lots.txt', '--out', 'drawn.json');
    expect(run('check', 'problem.json', 'drawn.json', '--lots', 'lots.txt').holds).toBe(true);
    run('match', 'problem.json', '--seed', '1', '--out', 'seeded.json');
    expect(run('check', 'problem.json', 'seeded.json', '--lots', 'lots.txt').holds).toBe(false);
    expect(() => run('match', 'problem.json', '--lots', 'short.txt')).toThrow('lots');
  });

  it('assigns by affinity', () => {
    const { lines } = run('assign', 'fits.csv', '--demand', '1', '--most-load', '1');
    expect(lines).toMatchObject([
      { topic: 0, members: [0], score: 3, reasons: { held: 1, lower: 2 } },
      { topic: 1, members: [2], score: 2, reasons: { held: 1, lower: 1, conflict: 1 } },
      { lowest: 2, total: 5, greatestTotal: 5, holds: true, faults: [] },
    ]);
  });

  it('says what is wrong', () => {
    expect(() => run('match', 'broken.json')).toThrow('is not JSON');
    expect(() => run('match', 'problem.json', '--least', 'whim')).toThrow('no rule for least sizes is called whim');
    expect(() => run('match', 'problem.json', '--seed', 'x')).toThrow('--seed');
    expect(() => run('match', 'problem.json', '--least', 'fewest-blocking')).toThrow('topic 2 lacks 1');
    expect(() => run('assign', 'uneven.csv')).toThrow('line 2 has not 2 numbers');
    expect(() => run('assign', 'nan.csv')).toThrow('affinity of member 0 to topic 1 is NaN');
    expect(() => run('assign', 'fits.csv', '--demand', '1.5')).toThrow('whole numbers');
    expect(() => run('assign', 'fits.csv', '--demand', 'fits.csv')).toThrow('6 numbers, not 2');
    expect(() => run('nonsense')).toThrow('no such command');
    expect(() => run('check', 'problem.json')).toThrow('something is missing');
  });
});
