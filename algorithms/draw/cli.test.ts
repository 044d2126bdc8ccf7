import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDraw } from './cli.ts';
import { plainEntries, plainTerms } from './testing.ts';

let folder = '';
const at = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'draw-'));
  writeFileSync(at('terms.json'), JSON.stringify(plainTerms));
  writeFileSync(at('private.json'), JSON.stringify({ ...plainTerms, suite: 'sm3', list: { kind: 'salted-hashes' } }));
  writeFileSync(at('list.tsv'), plainEntries.map(({ label, stratum }) => `${label}\t${stratum}`).join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): { code: number; lines: string[] } {
  const lines: string[] = [];
  const code = runDraw(args, (line) => lines.push(line));
  return { code, lines };
}
const said = (...args: string[]) => JSON.parse(run(...args).lines[0]!);

describe('command line', () => {
  it('holds a whole draw and replays it', () => {
    const record = at('draw.json');
    const { announced } = said('commit-list', at('terms.json'), at('list.tsv'), '--out', record);
    const seal = (party: string) =>
      run('commit-seed', record, '--party', party, '--seed', at(`${party}.seed`), '--at', '2026-11-19T08:00:00Z');
    seal('办公厅');
    expect(said('verify', record)).toMatchObject({ verdict: 'open', awaited: ['公证处'] });
    expect(() => run('draw', record)).toThrow('seed.not-sealed');
    seal('公证处');
    expect(said('chances', record).groups[0].seat).toBe(0.5);
    for (const party of plainTerms.parties) {
      run('reveal', record, '--party', party, '--seed', at(`${party}.seed`), '--at', '2026-11-20T10:00:00Z');
    }
    const digests = said('draw', record);
    expect(run('verify', record, '--announced', announced, '--record', digests.record)).toMatchObject({ code: 0 });
    expect(said('verify', record)).toMatchObject({ verdict: 'drawn', findings: [] });
    expect(run('verify', record, '--record', '0'.repeat(64))).toMatchObject({ code: 1 });

    const proof = run('prove-inclusion', record, '𠮷田').lines[0]!;
    writeFileSync(at('proof.json'), proof);
    const { announcement } = JSON.parse(readFileSync(record, 'utf8'));
    expect(run('check-inclusion', at('proof.json'), announcement.list.digest)).toMatchObject({ code: 0 });
    expect(run('check-inclusion', at('proof.json'), digests.record)).toMatchObject({ code: 1 });
    expect(() => run('prove-inclusion', record, '路人')).toThrow('inclusion.failed');

    writeFileSync(at('forged.json'), readFileSync(record, 'utf8').replace('赵敏', '赵敢'));
    const forged = run('verify', at('forged.json'));
    expect(forged.code).toBe(1);
    expect(forged.lines.join('\n')).toMatch(/list\.changed: 名单与公告的不一致.*The list is not the one/);
    expect(() => run('draw', at('forged.json'))).toThrow('list.changed');
  });
  it('keeps names private, and shows each person and an auditor what they may see', () => {
    const record = at('private-draw.json');
    run('commit-list', at('private.json'), at('list.tsv'), '--out', record, '--openings', at('openings.json'));
    expect(readFileSync(record, 'utf8')).not.toContain('赵敏');
    const openings = JSON.parse(readFileSync(at('openings.json'), 'utf8')) as { name: string; salt: string }[];
    expect(new Set(openings.map(({ salt }) => salt)).size).toBe(7);
    const { name, salt } = openings[3]!;
    const label = run('salted-hash', 'sm3', name, salt).lines[0]!;
    expect(said('prove-inclusion', record, label).entry.label).toBe(label);
    expect(said('check-openings', record, at('openings.json'))).toEqual({ opened: 7 });
    expect(() => run('commit-list', at('private.json'), at('list.tsv'), '--out', record)).toThrow('--openings');
  });
  it('ends a draw in which a seed is withheld, and checks the one that repeats it', () => {
    const [record, again] = [at('withheld.json'), at('again.json')];
    run('commit-list', at('terms.json'), at('list.tsv'), '--out', record);
    const commitment = 'ab'.repeat(32);
    run('commit-seed', record, '--party', '办公厅', '--seed', at('w.seed'), '--at', '2026-11-19T08:00:00Z');
    run('commit-seed', record, '--party', '公证处', '--commitment', commitment, '--at', '2026-11-19T08:00:00Z');
    run('reveal', record, '--party', '办公厅', '--seed', at('w.seed'), '--at', '2026-11-20T08:00:00Z');
    expect(() => run('draw', record)).toThrow('seed.withheld');
    expect(() => run('void', record, '--at', '2026-11-20T08:00:00Z')).toThrow('order.deadline');
    const digests = said('void', record, '--at', '2026-11-21T09:00:01Z');
    expect(said('verify', record)).toMatchObject({ verdict: 'void', awaited: ['公证处'] });
    const terms = { ...plainTerms, id: '重抽', previous: { id: plainTerms.id, record: digests.record } };
    writeFileSync(at('again-terms.json'), JSON.stringify({ ...terms, parties: ['办公厅', '媒体'] }));
    run('commit-list', at('again-terms.json'), at('list.tsv'), '--out', again);
    expect(run('verify', again, '--after', record)).toMatchObject({ code: 0 });
    writeFileSync(at('again-terms.json'), JSON.stringify(terms));
    run('commit-list', at('again-terms.json'), at('list.tsv'), '--out', again);
    expect(run('verify', again, '--after', record).lines.join()).toContain('rerun.parties');
  });
  it('writes the page, and says what is wrong with a command', () => {
    run('page', '--out', at('replay.html'));
    expect(readFileSync(at('replay.html'), 'utf8')).toContain('<!doctype html>');
    expect(run('--help').lines[0]).toContain('commit-list');
    for (const args of [['nonsense'], ['draw'], ['verify'], ['commit-seed', at('draw.json')]]) {
      expect(() => run(...args)).toThrow('command.wrong');
    }
    writeFileSync(at('short.tsv'), '王伟\n');
    expect(() => run('commit-list', at('terms.json'), at('short.tsv'), '--out', at('x'))).toThrow('line 1');
    writeFileSync(at('bad.seed'), 'abc');
    expect(() => run('reveal', at('draw.json'), '--party', '办公厅', '--seed', at('bad.seed'))).toThrow(
      '64 hexadecimal',
    );
  });
});
