import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { computeOpinionMap } from './opinion-map.ts';
import { drawOpinionMap } from './picture.ts';
import { wrap } from './picture-parts.ts';
import { readParticipantVotes, writeParticipantVotes } from './polis-csv.ts';
import { reportMap } from './report.ts';
import { plantConversation } from './testing.ts';

const { votes } = plantConversation({ participants: 120, statements: 20, groups: 2, votesEach: 200, seed: 9 });
const names = {
  ids: Array.from({ length: 20 }, (_, j) => `${j}`),
  texts: Array.from({ length: 20 }, (_, j) => (j === 3 ? '<公交> & "夜班"\ud800' : `第${j}条看法`)),
};
const map = computeOpinionMap(votes);
const report = reportMap(votes, map, names);

describe('report', () => {
  it('says of each group what stands for it, with shares that are those of the votes', () => {
    expect(report).toMatchObject({ people: 120, voters: 120, statements: 20, votes: votes.cells.length });
    expect(report.groups).toHaveLength(map.groups.count);
    for (const [g, group] of report.groups.entries()) {
      for (const { id, side, agreeing } of group.stands) {
        const own = Array.from({ length: 120 }, (_, i) => i).filter((i) => map.groups.labels[i] === g);
        const cast = own.flatMap((i) => {
          const cell = votes.cells
            .subarray(votes.rowStart[i]!, votes.rowStart[i + 1]!)
            .find((c) => c >>> 2 === Number(id));
          return cell === undefined ? [] : [(cell & 3) - 1];
        });
        expect(agreeing[g]!.share).toBeCloseTo(cast.filter((v) => v === 1).length / cast.length, 12);
        expect(agreeing[g]!.share > 0.5).toBe(side === 'agree');
      }
    }
  });
  it('names at the ends of the axes statements that people there agree to more', () => {
    for (const { towards, statements } of report.axes) {
      const k = towards === 'right' || towards === 'left' ? 0 : 1;
      const sign = towards === 'right' || towards === 'up' ? 1 : -1;
      for (const { id } of statements) {
        let along = 0;
        for (let i = 0; i < 120; i++) {
          const cell = votes.cells
            .subarray(votes.rowStart[i]!, votes.rowStart[i + 1]!)
            .find((c) => c >>> 2 === Number(id));
          if (cell !== undefined) along += ((cell & 3) - 1 - map.means[Number(id)]!) * map.places.points[2 * i + k]!;
        }
        expect(sign * along).toBeGreaterThan(0);
      }
    }
  });
  it('refuses names that are not one a statement', () => {
    expect(() => reportMap(votes, map, { ids: [], texts: [] })).toThrow('20 statements');
  });
});

describe('picture', () => {
  it('is one sound file in both languages, with nothing to load', () => {
    for (const language of ['zh', 'en'] as const) {
      const svg = drawOpinionMap(map, report, { language, title: 'a < b & c' });
      expect(svg).toContain('a &lt; b &amp; c');
      expect(svg.isWellFormed()).toBe(true);
      expect(svg).not.toMatch(/href|NaN|undefined|Infinity/);
      expect(svg.match(/<g[ >]/g)).toHaveLength(svg.match(/<\/g>/g)!.length);
      const marks = svg.match(/fill-opacity="\.55"|stroke-opacity="\.6"/g)!;
      expect(marks).toHaveLength(120);
    }
  });
  it('of a conversation without votes says so', () => {
    const empty = readParticipantVotes('participant,1\n4,\n');
    const none = computeOpinionMap(empty.votes);
    const svg = drawOpinionMap(none, reportMap(empty.votes, none, { ids: ['1'], texts: ['x'] }));
    expect(svg).toContain('看不出稳定的意见群');
    expect(svg).not.toContain('NaN');
  });
  it('breaks texts within their width, with no stop at the beginning of a line', () => {
    for (const row of wrap('如果不赶时间，就算在马路边有许多出租车，我还是会叫网约车。Open Data too', 8, 9)) {
      expect([...row].length).toBeLessThanOrEqual(16);
      expect(row).not.toMatch(/^[，。]/);
    }
    expect(wrap('一二三四五六七八九十', 4, 2)[1]).toMatch(/…$/);
    expect(wrap('', 4, 2)).toEqual(['']);
  });
});

describe('command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opinion-map-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], { encoding: 'utf8' });
  it('makes report, picture, places and export of a file, and tells the map', () => {
    const file = join(folder, 'votes.csv');
    const ids = Array.from({ length: 120 }, (_, i) => `p${i}`);
    const conversation = { votes, participantIds: ids, statementIds: names.ids, groups: new Int32Array(120).fill(-1) };
    writeFileSync(file, writeParticipantVotes(conversation));
    const out = (name: string) => join(folder, name);
    const files = ['--svg', out('a.svg'), '--json', out('a.json'), '--places', out('a.csv'), '--export', out('b.csv')];
    expect(run(file, ...files)).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(readFileSync(out('a.json'), 'utf8'))).toMatchObject({ voters: 120 });
    expect(readFileSync(out('a.csv'), 'utf8').split('\n')).toHaveLength(122);
    expect(readParticipantVotes(readFileSync(out('b.csv'), 'utf8')).groups).toEqual(map.groups.labels);
    expect(run(file).stdout).toContain('to be asked next');
  });
  it('says what is wrong', () => {
    expect(run().stderr).toContain('usage');
    writeFileSync(join(folder, 'bad.csv'), 'participant,1\n1,5\n');
    const bad = run(join(folder, 'bad.csv'));
    expect(bad.status).toBe(1);
    expect(bad.stderr).toContain('row 2, statement 1');
    expect(run(join(folder, 'bad.csv'), '--groups', '99').stderr).toContain('--groups');
  });
});
